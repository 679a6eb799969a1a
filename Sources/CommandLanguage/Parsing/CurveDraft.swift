import Catalogue
import Configs
import Logs

/// A curve as it was read: a parameter may still have several values to sweep over.
package struct CurveDraft {
  /// The most steps behind the first schedule: each is a schedule around the one before, and each asks it in turn.
  package static let mostSteps = 1000

  /// A stage with the values of its parameters: several where the parameter is swept.
  struct StageDraft {
    var definition: ScheduleDefinition
    var position: SourcePosition
    var values: [String: [ParameterValue]] = [:]
    /// The parameters in the order in which they are written.
    var order: [String] = []
    /// The name that it was written by, where that did not say whose it is.
    var taken: TakenName?
    /// The code that it was written as, if it was.
    var code: CodeDraft?
    /// The config that it is, until its run is read.
    var config: ConfigDraft?
    /// The run of the config.
    var plan: RunPlan?
    /// The log that it is.
    var log: LogDraft?
    /// Whether it is one of the parameter groups of a config of which each is a curve.
    var isOneOfSeveral = false
  }

  /// How the curve is composed.
  var composition: Composition<StageDraft>
  /// What the curve is called, where that was given.
  var label: String?

  /// Whether a config is among the stages.
  var hasConfigs: Bool { composition.stages.contains { $0.config != nil } }

  /// Returns the request for this curve, with the values that are chosen for each stage.
  ///
  /// - Parameter values: The values of the stages, in their order.
  /// - Returns: The request.
  func request(with values: [[String: ParameterValue]]) -> CurveRequest {
    var remaining = values[...]
    let config = composition.map { draft -> Stage in
      let values = remaining.popFirst() ?? [:]
      return draft.code.map { $0.stage(draft.definition, with: values) } ?? Stage(draft.definition, values)
    }
    return CurveRequest(
      config, label: label, position: composition.first.position,
      stagePositions: composition.stages.map(\.position), takenNames: composition.stages.compactMap(\.taken),
      remarks: config.stages.compactMap(\.rateRemark) + composition.stages.flatMap { $0.code?.remarks ?? [] },
      plans: composition.stages.compactMap(\.plan), logs: composition.stages.compactMap(\.log?.log))
  }
}
