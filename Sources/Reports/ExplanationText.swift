import Catalogue
import Checks
import Numbers
import Schedules
import TerminalText

/// Puts an explanation into words for a person.
package struct ExplanationText {
  private let explanation: Explanation
  private let digits: Int
  private let hasAll: Bool

  /// Takes an explanation.
  ///
  /// - Parameters:
  ///   - explanation: What is to be put into words.
  ///   - digits: How many digits figures have at most, from 1 to 17.
  ///   - hasAll: Whether all other words for the curve are told, and not only the best known.
  package init(_ explanation: Explanation, digits: Int = FigureText.digits, hasAll: Bool = false) {
    self.explanation = explanation
    self.digits = digits
    self.hasAll = hasAll
  }

  /// The lines, each without its end.
  package var lines: [String] {
    heading + [""] + formula + findings + seams + rates + [""] + figures + [""] + phases + cycles + jumps + [""]
      + equivalents
  }

  /// What a person may not have meant, before all figures.
  private var findings: [String] {
    explanation.findings.isEmpty ? [] : ["findings"] + explanation.findings.map { "  \($0.line)" } + [""]
  }

  /// The rates before and behind the updates at which a run goes on with another schedule.
  private var seams: [String] {
    guard !explanation.seams.isEmpty else { return [] }
    return ["resumed"] + Columns.aligned(explanation.seams.map { $0.row(digits: digits) }) + [""]
  }

  /// The curve, and of each of its stages what it does, by which formula and from where.
  private var heading: [String] {
    var seen: Set<String> = []
    return ["\(explanation.config)"]
      + explanation.config.stages.flatMap { stage -> [String] in
        let definition = stage.definition
        // What a config stands for is told before.
        guard !definition.formula.isEmpty else { return [] }
        guard seen.insert(definition.name).inserted else { return [] }
        let heading = ["", "\(definition.name): \(definition.summary)"]
        // The run of a config has no formula of its own: its account says what it is.
        guard !definition.formula.isEmpty else { return heading }
        return heading + ["  formula  \(definition.formula)", "  source   \(definition.source)"]
      }
  }

  /// The formula with its numbers: a case a line, the first that holds counts.
  private var formula: [String] {
    guard let formula = explanation.formula else { return [] }
    let rows = formula.rows.map { row in
      ["  \(row.rate)", row.condition.isEmpty ? formula.rows.count > 1 ? "then" : "" : "for \(row.condition)"]
    }
    let definitions = formula.definitions.isEmpty ? [] : ["  where"] + formula.definitions.map { "    \($0)" }
    return ["with the numbers filled in"] + Columns.aligned(rows) + definitions + [""]
  }

  private var rates: [String] {
    let points = explanation.points
    let span = "\(explanation.iterations.lowerBound) to \(explanation.iterations.upperBound)"
    return ["rates over the iterations \(span)"]
      + Columns.aligned(points.map { ["  \($0.percent) %", "iteration \($0.iteration)", figure($0.rate)] })
  }

  private var figures: [String] {
    let summary = explanation.summary
    func place(_ iteration: Int) -> String {
      summary.areExtremesSearched ? "first at iteration \(iteration)" : "as far as this many parts can be searched"
    }
    var rows = [
      ["  first update", figure(explanation.firstUpdate), "iteration 0"],
      ["  highest", figure(summary.highest), place(summary.highestIteration)],
      ["  lowest", figure(summary.lowest), place(summary.lowestIteration) + ofThePeak(summary)],
      ["  last", figure(summary.last), "iteration \(summary.iterations.upperBound)"],
      ["  mean", FigureText.estimate(summary.mean.value, error: summary.mean.error, digits: digits), evidence],
      [
        "  area",
        summary.area.map { FigureText.estimate($0, error: summary.areaError, digits: digits) } ?? Self.tooLarge,
        "the sum of all rates",
      ],
    ]
    rows.append([
      "  at rate 0", summary.zeroCount.map { Self.counted($0, "update") } ?? "too many scattered updates to count", "",
    ])
    for low in explanation.lowShares {
      rows.append(["  low", share(low.share), "of the updates are below \(low.percent) % of the peak"])
    }
    rows.append(["  length", explanation.length.map { Self.counted($0, "iteration") } ?? "never ends", ""])
    return ["figures"] + Columns.aligned(rows)
  }

  /// A number of things.
  private static func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

  /// A rate with the digits that people compare; `--json` has them all.
  private func figure(_ rate: Double) -> String { FigureText.short(rate, digits: digits) }

  /// Which part of the peak the lowest rate is, where both are above 0.
  private func ofThePeak(_ summary: ScheduleSummary) -> String {
    guard summary.lowest > 0, summary.highest > summary.lowest, summary.highest.isFinite else { return "" }
    return ", \(FigureText.short(summary.lowest / summary.highest * 100, digits: 3)) % of the peak"
  }

  /// A share of the updates, or what it lies between where not every update was told by its rate or by bounds.
  private func share(_ share: RateShare) -> String {
    func percent(_ share: Double) -> String { FigureText.short(share * 100, digits: 3) }
    return share.isExact
      ? "\(percent(share.leastShare)) %"
      : "\(percent(share.leastShare)) to \(percent(share.mostShare)) %, by bounds,"
  }

  /// What stands in place of a sum that no number is large enough for.
  static let tooLarge = "too large to write as a number"

  /// What a mean that is not that of every iteration rests on.
  private var evidence: String {
    let summary = explanation.summary
    let mean = summary.mean
    if mean.value.isNaN {
      let areInfinite = summary.highest == .infinity && summary.lowest == -.infinity
      return areInfinite ? "as rates are infinite, above and below 0" : "as a rate is no number"
    }
    guard mean.value.isFinite, mean.error.isFinite else { return "" }
    let within = "within ± \(numberText(mean.error.roundedUp(toDigits: 1)))"
    return switch mean.evidence {
    case .everyIteration: ""
    case .bounds: "\(within), by bounds"
    case .samples(let count): "\(within), by \(count) samples"
    }
  }

  private var phases: [String] {
    var rows = explanation.phases.map { span in
      let way = [span.firstRate, span.peak, span.lastRate].compactMap(\.self).map(figure).joined(separator: " → ")
      // Why nothing was changed is a finding.
      let cause = span.phase.cause.flatMap { $0.hasPrefix(MetricDriven.noCut) ? nil : $0 }
      return ["  \(span.name)", place(of: span), way] + (cause.map { [$0] } ?? [])
    }
    if explanation.hasMorePhases { rows.append(["  …", "and further phases"]) }
    return ["phases"] + Columns.aligned(rows)
  }

  /// The iterations of a phase: its own, and where only some of them are explained, those.
  private func place(of span: Explanation.PhaseSpan) -> String {
    let (phase, explained) = (span.phase, span.iterations)
    let isPart = explanation.iterations != explanation.run
    guard let end = phase.end else {
      return isPart ? "\(explained.lowerBound) to \(explained.upperBound)" : "\(phase.start) on"
    }
    let own = "\(phase.start) to \(end - 1)"
    let isWhole = explained.lowerBound == phase.start && explained.upperBound == end - 1
    return isWhole ? own : "\(explained.lowerBound) to \(explained.upperBound), of \(own)"
  }

  /// Where snapshots of the model are saved, as an ensemble of them needs.
  private var cycles: [String] {
    guard !explanation.cycleEnds.isEmpty else { return [] }
    let ends = explanation.cycleEnds.map(String.init).joined(separator: ", ")
    return ["", "cycles end at \(ends)\(explanation.hasMoreCycleEnds ? ", …" : "")"]
  }

  private var jumps: [String] {
    let known = explanation.jumpsKnownUpTo
    let isKnown = explanation.hasMoreJumps || known >= explanation.iterations.upperBound
    guard !explanation.jumps.isEmpty else {
      return ["", isKnown ? "no jumps" : "no jumps up to iteration \(known); not looked for beyond"]
    }
    var rows = explanation.jumps.map { jump in
      ["  at \(jump.iteration)", "\(figure(jump.before)) → \(figure(jump.after))", FigureText.factor(jump.factor)]
    }
    if explanation.hasMoreJumps { rows.append(["  …", "and further jumps"]) }
    if !isKnown { rows.append(["  …", "not looked for beyond iteration \(known)"]) }
    return ["", "jumps"] + Columns.aligned(rows)
  }

  private var equivalents: [String] {
    EquivalentWords(
      explanation.equivalents, of: explanation.config.first.definition.title, upTo: explanation.run.upperBound,
      hasAll: hasAll
    ).lines
  }
}
