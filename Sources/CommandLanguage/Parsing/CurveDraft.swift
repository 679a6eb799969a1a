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
    /// What it is read from, where a name and its options are not all.
    private var document: Document?
    /// Whether it is one of the parameter groups of a config of which each is a curve.
    var isOneOfSeveral = false

    /// Something of many words; most stages have none.
    private indirect enum Document {
      case code(CodeDraft)
      case log(LogDraft)
      case config(ConfigDraft, RunPlan?)
    }

    init(definition: ScheduleDefinition, position: SourcePosition) {
      self.definition = definition
      self.position = position
    }

    /// The code that it was written as, if it was.
    var code: CodeDraft? {
      get { if case .code(let code)? = document { code } else { nil } }
      set { if newValue != nil || code != nil { document = newValue.map(Document.code) } }
    }

    /// The log that it is, if it is one.
    var log: LogDraft? {
      get { if case .log(let log)? = document { log } else { nil } }
      set { if newValue != nil || log != nil { document = newValue.map(Document.log) } }
    }

    /// The config that it is, if it is one.
    var config: ConfigDraft? {
      get { if case .config(let config, _)? = document { config } else { nil } }
      set {
        let plan = plan
        if newValue != nil || config != nil { document = newValue.map { .config($0, plan) } }
      }
    }

    /// The run of the config, once it is read.
    var plan: RunPlan? {
      get { if case .config(_, let plan)? = document { plan } else { nil } }
      set { if let config { document = .config(config, newValue) } }
    }
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
    let drafts = composition.stages
    return CurveRequest(
      config, label: label, position: composition.first.position,
      stagePositions: drafts.map(\.position), takenNames: drafts.compactMap(\.taken),
      remarks: config.stages.compactMap(\.rateRemark) + drafts.flatMap { $0.code?.remarks ?? [] },
      plans: drafts.compactMap(\.plan), logs: drafts.compactMap(\.log?.log))
  }
}
