extension CheckRule {
  /// LR026 off-by-rounding.
  static let offByRounding = CheckRule(
    "LR026", "off-by-rounding", "hint", "Rounding makes the schedule and the run differ by some updates.",
    why:
      "Some updates run beyond the end of the schedule, or the decay ends a little above its floor: rarely of weight, but it "
      + "tells that two lengths were counted in two ways."
  ) { run in
    guard let trace = run.trace, let end = trace.end, !run.isStairs else { return [] }
    let off = trace.updates - end
    guard off >= 1 || off <= -2, Double(abs(off)) <= 0.02 * Double(trace.updates) else { return [] }
    return [
      Finding(
        "LR026", .hint, "the run has \(trace.updates) updates, the schedule \(end)",
        instead: "a schedule of \(trace.updates) updates", at: run.span(.decay, .length))
    ]
  }
}
