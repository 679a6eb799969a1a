/// A rate times a formula of the iteration: PyTorch's LambdaLR.
package struct LambdaRate: Schedule {
  package let rate: Double
  package let expression: Expression

  /// Creates the schedule `rate · formula(t)`.
  package init(rate: Double, expression: Expression) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    self.rate = rate
    self.expression = expression
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    rate.product(with: expression.value(at: Double(max(0, iteration))))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    RateBounds(expression.bounds(over: Double(iterations.lowerBound)...Double(iterations.upperBound)))
      .scaled(by: rate)
  }

  package func phase(at iteration: Int) -> Phase { Phase("lambda", from: 0) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    expression.nextJump(after: max(0, iteration), upTo: .max, work: &work) { place in
      let onward = expression.value(at: Double(place), switchedAsAt: Double(place - 1))
      return isJump(at: place, expecting: rate.product(with: onward)) && standsOut(at: place)
    }
  }

  package var length: Int? { nil }
}
