import Schedules

extension Own {
  static let exponentialHyperbolic = ScheduleDefinition(
    "exp-hyperbolic",
    summary: "A hyperbola in the logarithm of the rate, whose start does not depend on the length of the run.",
    formula: "lr · (lr / inf-lr)^(h(t) - h(0)), h(t) = √((N - t) / U · (2 - (N + t) / U)), N = length; then h = 0",
    source: "Kim 2024, arXiv 2407.15200",
    example: "exp-hyperbolic --lr 0.1 --inf-lr 0.001 --length 1000 --upper-bound 1500"
  ) { declare in
    let peak = peak("Rate at the beginning of the decay", bounds: .positive)
    let decay = declare.decay(peak: peak, floor: infimum(.percent(1), of: peak, bounds: .positive))
    return hyperbola(decay, &declare, isExponential: true)
  }
}
