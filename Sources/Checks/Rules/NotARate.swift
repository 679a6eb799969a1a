extension CheckRule {
  /// LR031 not-a-rate.
  static let notARate = CheckRule(
    "LR031", "not-a-rate", "error", "An update has a rate below 0, or one that is no number.",
    why: "Below 0 the optimizer climbs the loss; after a rate that is no number every weight is none."
  ) { run in
    guard let trace = run.trace else { return [] }
    if let index = trace.rates.firstIndex(where: {
      !$0.isFinite || $0 < -1e-12 * trace.peak.magnitude || trace.peak <= 0 && $0 < 0
    }) {
      let value = trace.rates[index]
      return [
        Finding(
          "LR031", .error, "the rate is \(value.isFinite ? rate(value) : "\(value)") at update \(trace.places[index])",
          instead: "a decay that ends with the run, or a floor above 0", at: run.span(.decay, .style, .peak))
      ]
    }
    guard trace.lowest < -1e-12 * trace.peak.magnitude else { return [] }
    return [
      Finding(
        "LR031", .error, "the rate falls to \(rate(trace.lowest))", instead: "a floor above 0",
        at: run.span(.decay, .style, .peak))
    ]
  }
}
