import CommandLanguage
import Schedules

/// Puts an explanation into JSON for a program.
struct ExplanationJSON {
  let explanation: Explanation

  /// The object.
  var object: JSONText {
    let summary = explanation.summary
    return [
      "curve": .string(explanation.config.description),
      "stages": .array(explanation.config.stages.map(stage)),
      "first_iteration": .integer(summary.iterations.lowerBound),
      "last_iteration": .integer(summary.iterations.upperBound),
      "rates": .array(explanation.points.map(point)),
      "first_update": .number(explanation.firstUpdate),
      "highest": extreme(summary.highest, summary.highestIteration),
      "lowest": extreme(summary.lowest, summary.lowestIteration),
      "last": .number(summary.last),
      "mean": .number(summary.mean),
      "area": .number(summary.area),
      "is_mean_exact": .boolean(summary.isMeanExact),
      "updates_at_zero": summary.zeroCount.map { .integer($0) } ?? .null,
      "length": explanation.length.map { .integer($0) } ?? .null,
      "phases": .array(explanation.phases.map(phase)),
      "has_more_phases": .boolean(explanation.hasMorePhases),
      "jumps": .array(explanation.jumps.map(jump)),
      "has_more_jumps": .boolean(explanation.hasMoreJumps),
      "jumps_known_up_to": .integer(explanation.jumpsKnownUpTo),
      "same_curves": .array(explanation.equivalents.same.map { .string($0.curve) }),
      "near_curves": .array(explanation.equivalents.near.map(near)),
    ]
  }

  private func stage(_ stage: Stage) -> JSONText {
    let definition = stage.definition
    return [
      "name": .string(definition.name), "summary": .string(definition.summary), "formula": .string(definition.formula),
      "source": .string(definition.source),
    ]
  }

  private func point(_ point: Explanation.Point) -> JSONText {
    [
      "percent": .integer(point.percent), "iteration": .integer(point.iteration), "learning_rate": .number(point.rate),
    ]
  }

  private func extreme(_ rate: Double, _ iteration: Int) -> JSONText {
    ["learning_rate": .number(rate), "iteration": .integer(iteration)]
  }

  private func phase(_ span: Explanation.PhaseSpan) -> JSONText {
    [
      "name": .string(span.phase.name), "start": .integer(span.phase.start),
      "end": span.phase.end.map { .integer($0) } ?? .null, "first_rate": .number(span.firstRate),
      "last_rate": .number(span.lastRate), "cause": span.phase.cause.map { .string($0) } ?? .null,
    ]
  }

  private func jump(_ jump: Jump) -> JSONText {
    [
      "iteration": .integer(jump.iteration), "before": .number(jump.before), "after": .number(jump.after),
      "factor": jump.factor.map { .number($0) } ?? .null,
    ]
  }

  private func near(_ equivalent: Equivalents.Equivalent) -> JSONText {
    [
      "curve": .string(equivalent.curve),
      "largest_difference": equivalent.difference.map { .number($0.largest) } ?? .null,
      "at_iteration": equivalent.difference.map { .integer($0.iteration) } ?? .null,
      "first_different_iteration": equivalent.difference.map { .integer($0.first) } ?? .null,
      "share_of_iterations": equivalent.difference.map { .number($0.share) } ?? .null,
    ]
  }
}
