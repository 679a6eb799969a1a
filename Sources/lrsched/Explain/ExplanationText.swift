import Schedules

/// Puts an explanation into words for a person.
struct ExplanationText {
  let explanation: Explanation

  /// The lines, each without its end.
  var lines: [String] { heading + [""] + rates + [""] + figures + [""] + phases + jumps + equivalents }

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
      ["  mean", exactly + FigureText.short(summary.mean), ""],
      ["  area", exactly + FigureText.short(summary.area), "the sum of all rates"],
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
      return [
        "  \(span.phase.name)", "\(span.phase.start) \(end)",
        "\(numberText(span.firstRate)) → \(numberText(span.lastRate))",
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
      return ["  at \(jump.iteration)", "\(numberText(jump.before)) → \(numberText(jump.after))", factor]
    }
    if explanation.hasMoreJumps { rows.append(["  …", "and further jumps"]) }
    if !isKnown { rows.append(["  …", "not looked for beyond iteration \(known)"]) }
    return ["", "jumps"] + Columns.aligned(rows)
  }

  private var equivalents: [String] {
    let (same, near) = (explanation.equivalents.same, explanation.equivalents.near)
    let compared = explanation.equivalents.iterations
    let span = "\(compared.lowerBound) to \(compared.upperBound)"
    guard !same.isEmpty || !near.isEmpty else {
      return ["", "no other dialect has this curve over the iterations \(span)"]
    }
    let nearLines = near.flatMap { equivalent -> [String] in
      guard let difference = equivalent.difference else { return [] }
      let share = FigureText.short(difference.share * 100)
      return [
        "nearly: \(equivalent.curve)",
        "  differs at \(share) % of the iterations, first at \(difference.first), "
          + "by up to \(FigureText.short(difference.largest)) at \(difference.iteration)",
      ]
    }
    return ["", "other words for it over the iterations \(span)"] + nearLines + same.map { "same curve: \($0.curve)" }
  }
}
