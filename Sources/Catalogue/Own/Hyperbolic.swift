import Schedules

extension Own {
  static let hyperbolic = ScheduleDefinition(
    "hyperbolic",
    summary: "A piece of a hyperbola whose slope at the start does not depend on the length of the run.",
    formula: "lr + (lr - inf-lr) · (h(t) - h(0)), h(t) = √((N - t) / U · (2 - (N + t) / U)), N = length; then h = 0",
    source: "Kim 2024, arXiv 2407.15200",
    example: "hyperbolic --lr 0.1 --inf-lr 0.001 --length 1000 --upper-bound 1500"
  ) { declare in
    let rate = declare(.rate("lr", 1, aliases: ["max", "max_lr"], help: "Rate at iteration 0"), as: .start)
    let infLr = declare(
      .rate("inf-lr", 0, aliases: ["infimum_lr"], help: "Rate at the end of a run as long as upper-bound"), as: .floor)
    let length = declare(decayLength)
    let upperBound = declare(
      .duration("upper-bound", .none("length"), help: "Longest run that the curve is made for, U"), as: .upperBound)
    return .schedule { arguments throws(ScheduleError) in
      let length = try arguments[length]
      return try Hyperbolic(
        from: arguments[rate], infimum: arguments[infLr], length: length,
        upperBound: arguments[upperBound] ?? length)
    } inverse: { form in
      guard case .law(.hyperbola(let start, let infimum, let count, let bound, isExponential: false)) = form else {
        return nil
      }
      return [rate(start), infLr(infimum), length(count), upperBound(bound)]
    }
  }
}
