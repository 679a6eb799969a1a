import Schedules

extension Own {
  static let hyperbolic = ScheduleDefinition(
    "hyperbolic",
    summary: "A piece of a hyperbola whose slope at the start does not depend on the length of the run.",
    formula: "lr + (lr - inf-lr) · (h(t) - h(0)), h(t) = √((N - t) / U · (2 - (N + t) / U)), N = length; then h = 0",
    source: "Kim 2024, arXiv 2407.15200",
    example: "hyperbolic --lr 0.1 --inf-lr 0.001 --length 1000 --upper-bound 1500"
  ) { declare in
    let decay = declare.decay(floor: infimum(.rate(0)))
    return hyperbola(decay, &declare, isExponential: false)
  }

  /// Declares the longest run of a hyperbola, and builds it and finds it again.
  ///
  /// - Parameters:
  ///   - decay: The other parameters.
  ///   - declare: Declares the parameter.
  ///   - isExponential: Whether it is one in the logarithm of the rate.
  /// - Returns: How the entry becomes a part of a curve.
  static func hyperbola(
    _ decay: DecayParameters, _ declare: inout Declarations, isExponential: Bool
  ) -> ScheduleDefinition.Build {
    let upperBound = declare(
      .duration("upper-bound", .none("length"), help: "Longest run that the curve is made for, U"), as: .upperBound)
    return .schedule { arguments throws(ScheduleError) in
      if arguments.isGiven(upperBound) { try arguments.require(upperBound, .atLeast, decay.length) }
      let (longest, warmup) = (try arguments[upperBound], try arguments[decay.warmup])
      return try decay.schedule(arguments) { (peak, infimum, count) throws(ScheduleError) in
        let bound = longest.map { $0 - warmup } ?? count
        return try Hyperbolic(
          from: peak, infimum: infimum, length: count, upperBound: bound, isExponential: isExponential)
      }
    } inverse: { form in
      let climb = form.warmup(from: 0).length
      return decay.solution(of: form) { rest in
        guard case .law(.hyperbola(let start, let infimum, let count, let bound, isExponential: isExponential)) = rest
        else {
          return nil
        }
        return (start, infimum, count, [upperBound(climb + bound)])
      }
    }
  }

  /// The rate that a hyperbola comes to at the end of the longest run.
  static func infimum(_ standard: RateOrShare, of peak: Key<Double> = peakRate, bounds: Bounds? = nil) -> Key<Double> {
    .floor(
      "inf-lr", standard, of: peak, bounds: bounds, aliases: ["infimum_lr", "min"] + floorNames,
      help: "Rate at the end of a run as long as upper-bound"
    ).playing(.floor, .finish)
  }
}
