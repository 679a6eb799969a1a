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
    let upperBound = declare(
      .duration("upper-bound", .none("length"), help: "Longest run that the curve is made for, U"), as: .upperBound)
    return .schedule { arguments throws(ScheduleError) in
      if arguments.isGiven(upperBound) { try arguments.require(upperBound, .atLeast, decay.length) }
      let (longest, warmup) = (try arguments[upperBound], try arguments[decay.warmup])
      return try decay.schedule(arguments) { (peak, infimum, count) throws(ScheduleError) in
        let bound = longest.map { $0 - warmup } ?? count
        return try Hyperbolic(
          from: peak, infimum: infimum, length: count, upperBound: bound, isExponential: true)
      }
    } inverse: { form in
      let climb = form.warmup(from: 0).length
      return decay.solution(of: form) { rest in
        guard case .law(.hyperbola(let start, let infimum, let count, let bound, isExponential: true)) = rest else {
          return nil
        }
        return (start, infimum, count, [upperBound(climb + bound)])
      }
    }
  }
}
