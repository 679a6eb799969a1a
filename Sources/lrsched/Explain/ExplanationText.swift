import Schedules

/// Puts an explanation into words for a person.
struct ExplanationText {
  let explanation: Explanation

  /// The lines, each without its end.
  var lines: [String] { heading + [""] + rates + [""] + figures + [""] + phases + jumps }

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
      + Columns.aligned(points.map { ["  \($0.percent) %", "iteration \($0.iteration)", numberText($0.rate)] })
  }

  private var figures: [String] {
    let summary = explanation.summary
    let exactly = summary.isMeanExact ? "" : "about "
    var rows = [
      ["  first update", numberText(explanation.firstUpdate), "iteration 0"],
      ["  highest", numberText(summary.highest), "first at iteration \(summary.highestIteration)"],
      ["  lowest", numberText(summary.lowest), "first at iteration \(summary.lowestIteration)"],
      ["  last", numberText(summary.last), "iteration \(summary.iterations.upperBound)"],
      ["  mean", exactly + numberText(summary.mean), ""],
      ["  area", exactly + numberText(summary.area), "the sum of all rates"],
    ]
    rows.append([
      "  at rate 0", summary.zeroCount.map { "\($0) updates" } ?? "too many scattered updates to count", "",
    ])
    rows.append(["  length", explanation.length.map { "\($0) iterations" } ?? "never ends", ""])
    return ["figures"] + Columns.aligned(rows)
  }

  private var phases: [String] {
    var rows = explanation.phases.map { span in
      let end = span.phase.end.map { "to \($0 - 1)" } ?? "on"
      return ["  \(span.phase.name)", "\(span.phase.start) \(end)", "\(numberText(span.firstRate)) → \(numberText(span.lastRate))"]
        + (span.phase.cause.map { [$0] } ?? [])
    }
    if explanation.hasMorePhases { rows.append(["  …", "and further phases"]) }
    return ["phases"] + Columns.aligned(rows)
  }

  private var jumps: [String] {
    guard !explanation.jumps.isEmpty else { return ["", "no jumps"] }
    var rows = explanation.jumps.map { jump in
      let factor = jump.factor.map { "× \(Self.short($0))" } ?? "from 0"
      return ["  at \(jump.iteration)", "\(numberText(jump.before)) → \(numberText(jump.after))", factor]
    }
    if explanation.hasMoreJumps { rows.append(["  …", "and further jumps"]) }
    return ["", "jumps"] + Columns.aligned(rows)
  }

  /// A factor with six digits: where it comes from the rates say exactly.
  private static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0, value.magnitude >= 1e-3, value.magnitude < 1e6 else { return numberText(value) }
    let scale = value.magnitude < 1 ? 1e7 : 1e5
    return numberText((value * scale).rounded() / scale)
  }
}

/// Texts in columns.
enum Columns {
  /// Returns a line for each row, every column but the last padded to the width of its widest text.
  static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      return row.prefix(last + 1).enumerated().map { column, text in
        column == last ? text : text + String(repeating: " ", count: widths[column] - text.count)
      }.joined(separator: "  ")
    }
  }
}
