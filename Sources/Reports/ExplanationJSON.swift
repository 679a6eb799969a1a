import Catalogue
import Checks
import CommandLanguage
package import Documents
package import Logs
import Numbers
package import Runs
import Schedules

/// Puts an explanation into JSON for a program.
package struct ExplanationJSON {
  private let explanation: Explanation
  private let notes: [String]
  private let logs: [JSONText]
  private let code: String?

  /// Takes an explanation.
  ///
  /// - Parameters:
  ///   - explanation: What is to be put into JSON.
  ///   - notes: What else is to be said, in sentences.
  ///   - code: The curve as source text, where that was asked for.
  ///   - logs: The logs among the stages of the curve.
  ///   - accounting: What is known of the run.
  package init(
    _ explanation: Explanation, notes: [String] = [], code: String? = nil, logs: [RunLog] = [],
    _ accounting: StepAccounting = StepAccounting(RunFacts())
  ) {
    self.explanation = explanation
    self.notes = notes
    self.code = code
    self.logs = logs.map { LogAccount($0, accounting).object }
  }

  /// The object.
  package var object: JSONText {
    let summary = explanation.summary
    let object: JSONText = [
      "curve": .string(explanation.config.description),
      "stages": .array(explanation.config.stages.map(stage)),
      "formula": explanation.formula.map { formula in
        .array(formula.rows.map { ["rate": .string($0.rate), "condition": .string($0.condition)] })
      } ?? .null,
      "formula_definitions": .array((explanation.formula?.definitions ?? []).map { .string($0) }),
      "first_iteration": .integer(summary.iterations.lowerBound),
      "last_iteration": .integer(summary.iterations.upperBound),
      "run_length": .integer(explanation.run.upperBound.addingSaturating(1)),
      "code": code.map { .string($0) } ?? .null,
      "findings": .array(
        explanation.findings.map { finding in
          [
            "rule": .string(finding.rule), "code": finding.code.map { .string($0) } ?? .null,
            "text": .string(finding.text),
          ]
        }),
      "seams": .array(
        explanation.seams.map { seam in
          [
            "iteration": .integer(seam.update), "before": .number(seam.before), "after": .number(seam.after),
            "factor": seam.factor.map { .number($0) } ?? .null,
          ]
        }),
      "notes": .array(notes.map { .string($0) }),
      "rates": .array(explanation.points.map(point)),
      "first_update": .number(explanation.firstUpdate),
      "highest": extreme(summary.highest, summary.highestIteration),
      "lowest": extreme(summary.lowest, summary.lowestIteration),
      "last": .number(summary.last),
      "mean": .number(summary.mean.value),
      "mean_error": .number(summary.mean.error),
      "mean_evidence": .string(evidence(of: summary.mean)),
      "is_mean_exact": .boolean(summary.mean.isExact),
      "area": summary.area.map { .number($0) } ?? .null,
      "area_note": summary.area == nil ? .string(ExplanationText.tooLarge) : .null,
      "updates_at_zero": summary.zeroCount.map { .integer($0) } ?? .null,
      "low_shares": .array(explanation.lowShares.map(lowShare)),
      "length": explanation.length.map { .integer($0) } ?? .null,
      "phases": .array(explanation.phases.map(phase)),
      "has_more_phases": .boolean(explanation.hasMorePhases),
      "cycle_ends": .array(explanation.cycleEnds.map { .integer($0) }),
      "has_more_cycle_ends": .boolean(explanation.hasMoreCycleEnds),
      "jumps": .array(explanation.jumps.map(jump)),
      "has_more_jumps": .boolean(explanation.hasMoreJumps),
      "jumps_known_up_to": .integer(explanation.jumpsKnownUpTo),
      "compared_iterations": [
        "first": .integer(explanation.equivalents.iterations.lowerBound),
        "last": .integer(explanation.equivalents.iterations.upperBound),
      ],
      "same_curves": .array(explanation.equivalents.same.map { .string("\($0.config)") }),
      "same_where_compared": .array(explanation.equivalents.alike.map(alike)),
      "near_curves": .array(explanation.equivalents.near.map(near)),
    ]
    guard !logs.isEmpty, case .object(let members) = object else { return object }
    return .object(members + [JSONText.Member("logs", .array(logs))])
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
    let isSearched = explanation.summary.areExtremesSearched
    return ["learning_rate": .number(rate), "iteration": isSearched ? .integer(iteration) : .null]
  }

  private func phase(_ span: Explanation.PhaseSpan) -> JSONText {
    [
      "name": .string(span.name), "start": .integer(span.phase.start),
      "end": span.phase.end.map { .integer($0) } ?? .null, "first_iteration": .integer(span.iterations.lowerBound),
      "last_iteration": .integer(span.iterations.upperBound), "first_rate": .number(span.firstRate),
      "last_rate": .number(span.lastRate), "peak": span.peak.map { .number($0) } ?? .null,
      "cause": span.phase.cause.map { .string($0) } ?? .null,
    ]
  }

  private func lowShare(_ low: Explanation.LowShare) -> JSONText {
    [
      "percent_of_peak": .integer(low.percent), "least_updates": .integer(low.share.least),
      "most_updates": .integer(low.share.most), "is_exact": .boolean(low.share.isExact),
    ]
  }

  private func jump(_ jump: Jump) -> JSONText {
    [
      "iteration": .integer(jump.iteration), "before": .number(jump.before), "after": .number(jump.after),
      "factor": jump.factor.map { .number($0) } ?? .null,
    ]
  }

  private func evidence(of mean: MeanRate) -> String {
    switch mean.evidence {
    case .everyIteration: "every iteration"
    case .bounds: "bounds"
    case .samples(let count): "\(count) samples"
    }
  }

  private func alike(_ equivalent: Equivalents.Equivalent) -> JSONText {
    ["curve": .string("\(equivalent.config)"), "compared_count": .integer(equivalent.comparison.comparedCount)]
  }

  private func near(_ equivalent: Equivalents.Equivalent) -> JSONText {
    let difference = equivalent.comparison.difference
    return [
      "curve": .string("\(equivalent.config)"),
      "largest_difference": difference.map { .number($0.largest) } ?? .null,
      "at_iteration": difference.map { .integer($0.iteration) } ?? .null,
      "first_different_iteration": difference.map { .integer($0.first) } ?? .null,
      "share_of_iterations": difference.map { .number($0.share) } ?? .null,
      "is_near": .boolean(equivalent.parting?.isSmall ?? true),
      "is_exact": .boolean(equivalent.comparison.evidence == .everyIteration),
      "compared_count": .integer(equivalent.comparison.comparedCount),
    ]
  }
}
