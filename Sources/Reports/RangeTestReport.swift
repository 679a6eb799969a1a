internal import CommandLanguage
package import Documents
internal import Numbers
package import RangeTests
internal import TerminalText

/// What is told of a range test: every rule's suggestion with what speaks against it, and the pick.
package struct RangeTestReport {
  private let test: RangeTest
  private let file: SweepFile
  private let path: String

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - test: The range test.
  ///   - file: What was read.
  ///   - path: The path of the file, as it was written.
  package init(of test: RangeTest, in file: SweepFile, path: String) {
    self.test = test
    self.file = file
    self.path = path
  }

  /// The lines, each without its end.
  package var lines: [String] {
    var lines = [head] + notes.map { "note: \($0)" } + [""]
    let rows = test.suggestions.map { suggestion -> [String] in
      [
        suggestion.rule.name, rate(of: suggestion).map { FigureText.short($0, digits: 4) } ?? "-",
        suggestion.trust.rawValue, shortReasons(of: suggestion),
      ]
    }
    lines += Columns.aligned([["rule", "rate", "trusted", "why not"]] + rows)
    lines.append("")
    lines += conclusion
    return lines
  }

  private var head: String {
    let sweep = test.logged
    let (low, high) = (sweep.rates.min() ?? 0, sweep.rates.max() ?? 0)
    return "\(SafeText.path(path)): \(sweep.count) \(sweep.count == 1 ? "point" : "points"), "
      + "\(SafeText.plain(file.rateColumn)) \(FigureText.short(low)) to \(FigureText.short(high)), "
      + "\(SafeText.plain(file.lossColumn)) "
      + (test.traits.start.isFinite
        ? "from \(FigureText.short(test.traits.start, digits: 4)), " : "not finite at first, ")
      + (test.smoothing == .none
        ? "not smoothed" : "smoothed as \(test.smoothing)\(test.isSmoothingChosen ? ", since it is uneven" : "")")
  }

  /// What is worth knowing of the sweep as a whole, sentences without a full stop.
  private var notes: [String] {
    let traits = test.traits
    var notes: [String] = []
    if file.incomplete > 0 { notes.append("rows with only a rate or only a loss were left out: \(file.incomplete)") }
    let notFinite = test.logged.losses.count { !$0.isFinite }
    if notFinite > 0 { notes.append("losses that are no finite numbers: \(notFinite)") }
    if test.recorded.count < test.logged.count {
      notes.append(
        "the finder would have stopped at \(FigureText.short(test.recorded.rates.last ?? 0)), after "
          + "\(test.recorded.count) points: the loss diverges")
    }
    if !traits.isRising { notes.append("the rates do not rise from point to point: this is no range test") }
    if traits.count < 16 { notes.append("there are too few points to tell by: a range test has a hundred") }
    if !traits.isFalling {
      notes.append("the loss does not fall: begin at a lower rate, or see to it that training works at all")
    }
    if traits.isStillFalling { notes.append("the loss still falls at the highest rate: go on to higher ones") }
    return notes
  }

  private var conclusion: [String] {
    guard let pick = test.pick else { return ["No suggestion can be trusted here."] }
    let (low, high) = (
      FigureText.short(pick.band.lowerBound, digits: 3), FigureText.short(pick.band.upperBound, digits: 3)
    )
    return [
      "Suggested: \(pick.isLowerBound ? "at least " : "")\(FigureText.short(pick.rate, digits: 3)), by \(pick.rule.name)",
      "Band: \(low) to \(high), with a tenth of the rate of the lowest loss and the rate of the steepest fall",
    ]
  }

  private func rate(of suggestion: RangeTest.Suggestion) -> Double? { try? suggestion.rate.get() }

  private func reasons(of suggestion: RangeTest.Suggestion) -> [(code: String, text: String)] {
    if case .failure(let reason) = suggestion.rate { return [("no-suggestion", Self.words(reason))] }
    return suggestion.doubts.map { ($0.code, $0.words) }
  }

  /// What a line has room for: what makes a lower bound of a suggestion matters only where nothing else speaks against it.
  private func shortReasons(of suggestion: RangeTest.Suggestion) -> String {
    let reasons = reasons(of: suggestion)
    let others = reasons.filter { $0.code != Doubt.stillFalling.code }
    return (others.isEmpty ? reasons : others).map(\.text).joined(separator: "; ")
  }

  private static func words(_ reason: NoSuggestion) -> String {
    switch reason {
    case .tooFewPoints(let needs, let has): "it needs \(needs) points and has \(has)"
    case .tooFewWithin(let needs, let has, let part): "it needs \(needs) of \(part) and has \(has)"
    case .rateNotFinite: "it comes to no finite rate"
    }
  }

  /// The same as data.
  package var object: JSONText {
    let sweep = test.logged
    return [
      "file": .string(path),
      "rate_column": .string(file.rateColumn),
      "loss_column": .string(file.lossColumn),
      "points": .integer(sweep.count),
      "smoothing": .string("\(test.smoothing)"),
      "recorded_points": .integer(test.recorded.count),
      "suggestions": .object(
        test.suggestions.map { JSONText.Member($0.rule.name, rate(of: $0).map(JSONText.number) ?? .null) }),
      "default": test.pick.map(Self.object) ?? .null,
      "rules": .array(test.suggestions.map(object)),
      "lowest_loss_rate": test.traits.lowestRate.map(JSONText.number) ?? .null,
      "steepest_rate": test.traits.steepestRate.map(JSONText.number) ?? .null,
      "notes": .array(notes.map(JSONText.string)),
    ]
  }

  private static func object(_ pick: RangeTest.Pick) -> JSONText {
    [
      "rule": .string(pick.rule.name), "rate": .number(pick.rate),
      "band": [.number(pick.band.lowerBound), .number(pick.band.upperBound)],
      "is_lower_bound": .boolean(pick.isLowerBound),
    ]
  }

  private func object(_ suggestion: RangeTest.Suggestion) -> JSONText {
    [
      "name": .string(suggestion.rule.name), "takes": .string(suggestion.rule.summary),
      "rate": rate(of: suggestion).map(JSONText.number) ?? .null,
      "trusted": .boolean(suggestion.trust == .full),
      "is_lower_bound": .boolean(suggestion.trust == .lowerBound),
      "reasons": .array(
        reasons(of: suggestion).map { ["code": .string($0.code), "text": .string($0.text)] }),
    ]
  }
}
