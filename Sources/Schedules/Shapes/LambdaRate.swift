/// A rate times a formula of the iteration: PyTorch's LambdaLR.
struct LambdaRate: Schedule {
  let rate: Double
  let expression: Expression

  /// Creates the schedule `rate · formula(t)`.
  init(rate: Double, expression: Expression) throws(ScheduleError) {
    try Check.bounds("lr", rate, .any)
    self.rate = rate
    self.expression = expression
  }

  func callAsFunction(_ iteration: Int) -> Double {
    rate.product(with: expression.value(at: Double(max(0, iteration))))
  }

  func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    RateBounds(expression.bounds(over: Double(iterations.lowerBound)...Double(iterations.upperBound)))
      .scaled(by: rate)
  }

  func phase(at iteration: Int) -> Phase { Phase("lambda", from: 0) }

  func nextJump(after iteration: Int) -> NextJump {
    expression.nextJump(after: max(0, iteration), upTo: .max) { place in
      let onward = expression.value(at: Double(place), switchedAsAt: Double(place - 1))
      return isJump(at: place, expecting: rate.product(with: onward))
    }
  }

  var length: Int? { nil }
}
