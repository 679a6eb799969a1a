import Schedules

extension Own {
  static let exponentialHyperbolic = ScheduleDefinition(
    "exp-hyperbolic",
    summary: "A hyperbola in the logarithm of the rate, whose start does not depend on the length of the run.",
    formula: "lr · (lr / inf-lr)^(h(t) - h(0)), h(t) = √((N - t) / U · (2 - (N + t) / U)), N = length; then h = 0",
    source: "Kim 2024, arXiv 2407.15200",
    example: "exp-hyperbolic --lr 0.1 --inf-lr 0.001 --length 1000 --upper-bound 1500"
  ) { declare in
    let rate = declare(
      .rate("lr", 1, bounds: .positive, aliases: ["max", "max_lr"], help: "Rate at iteration 0"), as: .start)
    let infLr = declare(
      .rate(
        "inf-lr", .none("a hundredth of lr"), bounds: .positive, aliases: ["infimum_lr"],
        help: "Rate at the end of a run as long as upper-bound"), as: .floor)
    let length = declare(decayLength)
    let upperBound = declare(
      .duration("upper-bound", .none("length"), help: "Longest run that the curve is made for, U"), as: .upperBound)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, length) = (try arguments[rate], try arguments[length])
      return try Hyperbolic(
        from: rate, infimum: arguments[infLr] ?? rate / 100, length: length,
        upperBound: arguments[upperBound] ?? length, isExponential: true)
    } inverse: { form in
      guard case .law(.hyperbola(let start, let infimum, let count, let bound, isExponential: true)) = form else {
        return nil
      }
      return [rate(start), infLr(infimum), length(count), upperBound(bound)]
    }
  }
}
