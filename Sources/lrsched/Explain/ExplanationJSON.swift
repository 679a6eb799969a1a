import CommandLanguage
import Schedules

/// Puts an explanation into JSON for a program.
struct ExplanationJSON {
  let explanation: Explanation

  /// The object as text.
  var text: String { object.description }

  private var object: JSONText {
    let summary = explanation.summary
    return .object([
      ("curve", .string(explanation.config.description)),
      ("stages", .array(explanation.config.stages.map(stage))),
      ("first_iteration", .integer(summary.iterations.lowerBound)),
      ("last_iteration", .integer(summary.iterations.upperBound)),
      ("rates", .array(explanation.points.map(point))),
      ("first_update", .number(explanation.firstUpdate)),
      ("highest", extreme(summary.highest, summary.highestIteration)),
      ("lowest", extreme(summary.lowest, summary.lowestIteration)),
      ("last", .number(summary.last)),
      ("mean", .number(summary.mean)),
      ("area", .number(summary.area)),
      ("is_mean_exact", .boolean(summary.isMeanExact)),
      ("updates_at_zero", summary.zeroCount.map { .integer($0) } ?? .null),
      ("length", explanation.length.map { .integer($0) } ?? .null),
      ("phases", .array(explanation.phases.map(phase))),
      ("has_more_phases", .boolean(explanation.hasMorePhases)),
      ("jumps", .array(explanation.jumps.map(jump))),
      ("has_more_jumps", .boolean(explanation.hasMoreJumps)),
    ])
  }

  private func stage(_ stage: Stage) -> JSONText {
    .object([
      ("name", .string(stage.definition.name)), ("summary", .string(stage.definition.summary)),
      ("formula", .string(stage.definition.formula)), ("source", .string(stage.definition.source)),
    ])
  }

  private func point(_ point: Explanation.Point) -> JSONText {
    .object([
      ("percent", .integer(point.percent)), ("iteration", .integer(point.iteration)),
      ("learning_rate", .number(point.rate)),
    ])
  }

  private func extreme(_ rate: Double, _ iteration: Int) -> JSONText {
    .object([("learning_rate", .number(rate)), ("iteration", .integer(iteration))])
  }

  private func phase(_ span: Explanation.PhaseSpan) -> JSONText {
    .object([
      ("name", .string(span.phase.name)), ("start", .integer(span.phase.start)),
      ("end", span.phase.end.map { .integer($0) } ?? .null), ("first_rate", .number(span.firstRate)),
      ("last_rate", .number(span.lastRate)), ("cause", span.phase.cause.map { .string($0) } ?? .null),
    ])
  }

  private func jump(_ jump: Jump) -> JSONText {
    .object([
      ("iteration", .integer(jump.iteration)), ("before", .number(jump.before)), ("after", .number(jump.after)),
      ("factor", jump.factor.map { .number($0) } ?? .null),
    ])
  }
}
