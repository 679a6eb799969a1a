import Schedules

extension ScheduleDefinition {
  static let exponentialHyperbolic = ScheduleDefinition(
    "exp-hyperbolic",
    summary: "A hyperbola in the logarithm of the rate, whose start does not depend on the length of the run.",
    formula: "lr · (lr / inf-lr)^(h(t) - h(0)), h(t) = √((N - t) / U · (2 - (N + t) / U)), N = length; then h = 0",
    source: "Kim 2024, arXiv 2407.15200",
    parameters: Hyperbolic.parameters(inf: .none("a hundredth of lr"), bounds: .positive),
    example: "exp-hyperbolic --lr 0.1 --inf-lr 0.001 --length 1000 --upper-bound 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, length) = (try arguments.number("lr"), try arguments.iterations("length"))
      return try Hyperbolic(
        from: rate, infimum: arguments.optionalNumber("inf-lr") ?? rate / 100, length: length,
        upperBound: arguments.optionalIterations("upper-bound") ?? length, isExponential: true)
    })
}
