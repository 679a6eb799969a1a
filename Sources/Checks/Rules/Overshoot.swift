import Numbers

extension CheckRule {
  /// LR007 overshoot.
  static let overshoot = CheckRule(
    "LR007", "overshoot", "warning", "An update has a rate above the declared peak.",
    why: "A rate above the one that was chosen is where training diverges."
  ) { run in
    guard let trace = run.trace, let declared = run.declaredPeak, declared > 0, trace.peak > 1.001 * declared,
      !run.isPartial
    else { return [] }
    return [
      Finding(
        "LR007", .warning,
        "update \(trace.firstHighest) has the rate \(rate(trace.peak)), \(FigureText.short(trace.peak / declared, digits: 3)) times the declared \(rate(declared))",
        instead: "a warmup start and a floor below \(rate(declared))", at: run.span(.warmupStart, .floor, .peak))
    ]
  }
}
