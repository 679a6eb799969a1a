/// A rate times a formula of the iteration: PyTorch's LambdaLR.
package struct LambdaRate: CompositeSchedule {
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

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    ExtremumSearch(bounds: outerBounds, value: callAsFunction).extent(over: iterations, within: tolerance)
  }

  package func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds {
    OuterBounds(expression.bounds(over: Double(iterations.lowerBound)...Double(iterations.upperBound)))
      .scaled(by: rate)
  }

  package func phase(at iteration: Int) -> Phase { Phase("lambda", from: 0) }

  /// A formula says nothing of where it jumps; conditions and whole parts do, wherever two neighbours differ by far.
  package func nextJump(after iteration: Int) -> Int? { nil }

  package var length: Int? { nil }
}
