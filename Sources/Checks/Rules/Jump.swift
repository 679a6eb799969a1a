extension CheckRule {
  /// LR006 jump.
  static let jump = CheckRule(
    "LR006", "jump", "warning", "The rate changes at once by more than 5 % of the peak, and no step is declared there.",
    why:
      "A seam that does not fit costs a spike of the loss, and mostly means that one of two parts has another peak or floor."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.isStairs, !run.hasCycles, !run.isFrozen, run.pace == 1,
      !run.hasStyle("stage", "constant_with_cooldown"),
      run.entries.allSatisfy({ !$0.key.hasSuffix("WARMUP_METHOD") || $0.value != "constant" }),
      run.plan.facts.updatesPerEpoch == nil
    else { return [] }
    let margin = 0.05 * trace.peak
    guard trace.count > 8 else { return [] }
    var found: [Int] = []
    for index in 1..<trace.places.count where found.count <= 4 {
      let place = trace.places[index]
      // A jump lies between two updates next to each other, which are both looked at where it is of weight.
      guard place == trace.places[index - 1] + 1, place >= trace.first.addingSaturating(3), place < trace.updates - 1
      else { continue }
      let change = (trace.rates[index] - trace.rates[index - 1]).magnitude
      guard change > margin else { continue }
      let before = (trace.rates[index - 1] - trace.schedule(place - 2)).magnitude
      let after = (trace.schedule(place + 1) - trace.rates[index]).magnitude
      if change > 3 * max(before, after) { found.append(index) }
    }
    guard let index = found.first, found.count <= 4 else { return [] }
    let (before, after) = (trace.rates[index - 1], trace.rates[index])
    return [
      Finding(
        "LR006", .warning,
        "the rate goes from \(rate(before)) to \(rate(after)) at update \(trace.places[index]) "
          + "(\(percent((after - before) / trace.peak)) of the peak) where no step is declared",
        instead: "a second part that begins at \(rate(before))", at: run.span(.style))
    ]
  }
}
