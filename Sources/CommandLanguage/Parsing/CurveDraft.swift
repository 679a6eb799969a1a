import Catalogue
import Runs

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
  }

  /// One step of the composition.
  enum Step {
    case modify(StageDraft)
    case cut(Quantity)
    case then(StageDraft)
    case times(StageDraft)
  }

  var first: StageDraft
  var steps: [Step] = []
  var label: String?

  /// The stages in the order in which they are written.
  var stages: [StageDraft] {
    [first]
      + steps.compactMap { step in
        switch step {
        case .modify(let stage), .then(let stage), .times(let stage): stage
        case .cut: nil
        }
      }
  }

  /// Returns the request for this curve, with the values that are chosen for each stage.
  ///
  /// - Parameter values: The values of the stages, in their order.
  func request(with values: [[String: ParameterValue]]) -> CurveRequest {
    var remaining = values[...]
    func stage(_ draft: StageDraft) -> Stage { Stage(draft.definition, remaining.popFirst() ?? [:]) }
    let first = stage(first)
    let operations = steps.map { (step) -> ScheduleConfig.Operation in
      switch step {
      case .modify(let draft): .modify(stage(draft))
      case .cut(let duration): .cut(duration)
      case .then(let draft): .then(stage(draft))
      case .times(let draft): .times(stage(draft))
      }
    }
    return CurveRequest(
      ScheduleConfig(first, operations), label: label, position: self.first.position,
      stagePositions: stages.map(\.position), takenNames: stages.compactMap(\.taken))
  }
}
