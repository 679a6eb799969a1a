extension CheckRule {
  /// LR018 no-decay.
  static let noDecay = CheckRule(
    "LR018", "no-decay", "warning",
    "The schedule decays by its name, but a key that was not given leaves it flat, or nearly so.",
    why: "The run trains at almost its peak to the end, and nothing says so."
  ) { run in
    guard let trace = run.trace, trace.lastRate > 0.7 * trace.peak, !run.isStairs, !run.hasCycles,
      trace.end.map({ Double($0) <= 1.02 * Double(trace.updates) }) ?? true, trace.warmup < trace.count - trace.warmup,
      run.entries(.style).contains(where: { entry in
        ["cosine", "linear", "poly", "1-sqrt", "decay"].contains(where: entry.value.lowercased().contains)
      }), !run.hasStyle("constant", "inv", "rsqrt", "noam", "wsd", "step", "power", "expon")
    else { return [] }
    // A floor that the last rate is far from is not what keeps it up.
    let floors =
      (run.written(.floor).compactMap(\.number)
      + run.written(.floorShare).compactMap { $0.number.map { $0 * trace.peak } })
      .filter { trace.lastRate < $0 + 0.5 * (trace.peak - $0) || $0 >= trace.peak }
    guard floors.isEmpty, run.written(.shape).isEmpty else { return [] }
    return [
      Finding(
        "LR018", .warning,
        "no key tells the lowest rate, and the default leaves the last rate at \(percent(trace.lastRate / trace.peak)) of the peak",
        instead: "a lowest rate of \(rate(trace.peak / 10)), 10 % of the peak", at: run.span(.style))
    ]
  }
}
