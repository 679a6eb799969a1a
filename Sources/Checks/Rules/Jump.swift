extension CheckRule {
  /// LR006 jump.
  static let jump = CheckRule(
    "LR006", "jump", "warning", "The rate changes at once by more than 5 % of the peak, and no step is declared there.",
    why:
      "A seam that does not fit costs a spike of the loss, and mostly means that one of two parts has another peak or floor."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.isStairs, !run.hasCycles, run.pace == 1, trace.isWhole,
      !run.hasStyle("stage", "constant_with_cooldown"),
      run.entries.allSatisfy({ !$0.key.hasSuffix("WARMUP_METHOD") || $0.value != "constant" }),
      run.plan.facts.updatesPerEpoch == nil
    else { return [] }
    let margin = 0.05 * trace.peak
    let rates = trace.rates
    guard rates.count > 8 else { return [] }
    var found: [Int] = []
    for index in 3..<(rates.count - 1) {
      let change = (rates[index] - rates[index - 1]).magnitude
      guard change > margin else { continue }
      let before = (rates[index - 1] - rates[index - 2]).magnitude
      let after = (rates[index + 1] - rates[index]).magnitude
      if change > 3 * max(before, after) { found.append(index) }
    }
    guard let index = found.first, found.count <= 4 else { return [] }
    let (before, after) = (rates[index - 1], rates[index])
    return [
      Finding(
        "LR006", .warning,
        "the rate goes from \(rate(before)) to \(rate(after)) at update \(trace.places[index]) "
          + "(\(percent((after - before) / trace.peak)) of the peak) where no step is declared",
        instead: "a second part that begins at \(rate(before))", at: run.span(.style))
    ]
  }
}
