import Catalogue
import Numbers
import Schedules
import TerminalText

/// Puts an explanation into words for a person.
package struct ExplanationText {
  private let explanation: Explanation

  /// Takes an explanation.
  ///
  /// - Parameter explanation: What is to be put into words.
  package init(_ explanation: Explanation) { self.explanation = explanation }

  /// The lines, each without its end.
  package var lines: [String] { heading + [""] + rates + [""] + figures + [""] + phases + jumps + equivalents }

  /// The curve, and of each of its stages what it does, by which formula and from where.
  private var heading: [String] {
    var seen: Set<String> = []
    return ["\(explanation.config)"]
      + explanation.config.stages.flatMap { stage -> [String] in
        let definition = stage.definition
        guard seen.insert(definition.name).inserted else { return [] }
        return [
          "", "\(definition.name): \(definition.summary)", "  formula  \(definition.formula)",
          "  source   \(definition.source)",
        ]
      }
  }

  private var rates: [String] {
    let points = explanation.points
    let span = "\(explanation.iterations.lowerBound) to \(explanation.iterations.upperBound)"
    return ["rates over the iterations \(span)"]
      + Columns.aligned(points.map { ["  \($0.percent) %", "iteration \($0.iteration)", Self.figure($0.rate)] })
  }

  private var figures: [String] {
    let summary = explanation.summary
    func place(_ iteration: Int) -> String {
      summary.areExtremesSearched ? "first at iteration \(iteration)" : "as far as this many parts can be searched"
    }
    var rows = [
      ["  first update", Self.figure(explanation.firstUpdate), "iteration 0"],
      ["  highest", Self.figure(summary.highest), place(summary.highestIteration)],
      ["  lowest", Self.figure(summary.lowest), place(summary.lowestIteration)],
      ["  last", Self.figure(summary.last), "iteration \(summary.iterations.upperBound)"],
      ["  mean", FigureText.estimate(summary.mean.value, error: summary.mean.error), evidence],
      [
        "  area", summary.area.map { FigureText.estimate($0, error: summary.areaError) } ?? Self.tooLarge,
        "the sum of all rates",
      ],
    ]
    rows.append([
      "  at rate 0", summary.zeroCount.map { "\($0) updates" } ?? "too many scattered updates to count", "",
    ])
    rows.append(["  length", explanation.length.map { "\($0) iterations" } ?? "never ends", ""])
    return ["figures"] + Columns.aligned(rows)
  }

  /// A rate with the digits that people compare; `--json` has them all.
  private static func figure(_ rate: Double) -> String { numberText(rate.rounded(toDigits: 6)) }

  /// What stands in place of a sum that no number is large enough for.
  static let tooLarge = "too large to write as a number"

  /// What a mean that is not that of every iteration rests on.
  private var evidence: String {
    let mean = explanation.summary.mean
    let within = "within ± \(numberText(mean.error.roundedUp(toDigits: 1)))"
    return switch mean.evidence {
    case .everyIteration: ""
    case .bounds: "\(within), by bounds"
    case .samples(let count): "\(within), by \(count) samples"
    }
  }

  private var phases: [String] {
    var rows = explanation.phases.map { span in
      let end = span.phase.end.map { "to \($0 - 1)" } ?? "on"
      return [
        "  \(span.name)", "\(span.phase.start) \(end)",
        "\(Self.figure(span.firstRate)) → \(Self.figure(span.lastRate))",
      ]
        + (span.phase.cause.map { [$0] } ?? [])
    }
    if explanation.hasMorePhases { rows.append(["  …", "and further phases"]) }
    return ["phases"] + Columns.aligned(rows)
  }

  private var jumps: [String] {
    let known = explanation.jumpsKnownUpTo
    let isKnown = explanation.hasMoreJumps || known >= explanation.iterations.upperBound
    guard !explanation.jumps.isEmpty else {
      return ["", isKnown ? "no jumps" : "no jumps up to iteration \(known); not looked for beyond"]
    }
    var rows = explanation.jumps.map { jump in
      let factor = jump.factor.map { "× \(FigureText.short($0))" } ?? "from 0"
      return ["  at \(jump.iteration)", "\(Self.figure(jump.before)) → \(Self.figure(jump.after))", factor]
    }
    if explanation.hasMoreJumps { rows.append(["  …", "and further jumps"]) }
    if !isKnown { rows.append(["  …", "not looked for beyond iteration \(known)"]) }
    return ["", "jumps"] + Columns.aligned(rows)
  }

  private var equivalents: [String] {
    let equivalents = explanation.equivalents
    let compared = equivalents.iterations
    let span = "the iterations \(compared.lowerBound) to \(compared.upperBound)"
    guard equivalents.isLookedFor else { return ["", "too many parts to look for other words for it"] }
    guard !equivalents.same.isEmpty || !equivalents.alike.isEmpty || !equivalents.near.isEmpty else {
      return ["", "no other dialect has this curve over \(span)"]
    }
    let partingLater = equivalents.near.filter(partsAfterTheRun)
    return ["", "other words for it over \(span)"] + equivalents.same.map { "same curve: \($0.config)" }
      + partingLater.flatMap(sameOverTheRun)
      + equivalents.alike.map { "same at \($0.comparison.comparedCount) compared updates: \($0.config)" }
      + equivalents.near.filter { !partsAfterTheRun($0) }.flatMap(near)
  }

  /// Whether a curve is the same at every update up to the last that is explained, and another only beyond it.
  private func partsAfterTheRun(_ equivalent: Equivalents.Equivalent) -> Bool {
    guard equivalent.comparison.evidence == .everyIteration, let difference = equivalent.comparison.difference else {
      return false
    }
    return difference.first > explanation.iterations.upperBound
  }

  private func sameOverTheRun(_ equivalent: Equivalents.Equivalent) -> [String] {
    guard let difference = equivalent.comparison.difference else { return [] }
    return [
      "same curve over your run: \(equivalent.config)",
      "  differs from iteration \(difference.first) on, by up to \(FigureText.short(difference.largest)) at "
        + "\(difference.iteration)",
    ]
  }

  /// What is told of a difference is exact where every iteration was compared; of a sample, the difference is at least as large
  /// and begins no later.
  private func near(_ equivalent: Equivalents.Equivalent) -> [String] {
    guard let difference = equivalent.comparison.difference else { return [] }
    let share = FigureText.short(difference.share * 100)
    let largest = FigureText.short(difference.largest)
    switch equivalent.comparison.evidence {
    case .form, .everyIteration:
      return [
        "nearly: \(equivalent.config)",
        "  differs at \(share) % of the iterations, first at \(difference.first), by up to \(largest) at \(difference.iteration)",
      ]
    case .sample(let count):
      return [
        "nearly, at \(count) compared updates: \(equivalent.config)",
        "  differs at \(Self.sampled(share: difference.share)) of the iterations, "
          + "at \(difference.first) or before, by at least \(largest), at \(difference.iteration)",
      ]
    }
  }

  /// A share that was found by a sample, which meets none of what is rarer than a ten-thousandth by chance.
  private static func sampled(share: Double) -> String {
    share < 1e-4 ? "less than 0.01 %" : "about \(FigureText.short((share * 100).rounded(toDigits: 2))) %"
  }
}
