import Synchronization

/// A rate times the product of all values of a formula so far: PyTorch's MultiplicativeLR.
///
/// `rate · ∏ formula(e)` over e = 1 … t. No closed form exists for any formula, so the products are made as far as they
/// are asked for and remembered; beyond ``limit`` the last of them holds.
package final class CumulativeProduct: Schedule {
  /// The number of factors that are multiplied.
  package static let limit = 1 << 18

  package let rate: Double
  package let expression: Expression
  private let products: Mutex<[Double]>

  /// Creates the schedule.
  package init(rate: Double, expression: Expression) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    self.rate = rate
    self.expression = expression
    products = Mutex([rate])
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let iteration = min(max(0, iteration), Self.limit)
    return products.withLock { products in
      extend(&products, to: iteration)
      return products[iteration]
    }
  }

  private func extend(_ products: inout [Double], to iteration: Int) {
    guard iteration >= products.count, var product = products.last else { return }
    for epoch in products.count...iteration {
      product = product.product(with: expression.value(at: Double(epoch)))
      products.append(product)
    }
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (
      min(max(0, iterations.lowerBound), Self.limit), min(max(0, iterations.upperBound), Self.limit)
    )
    return products.withLock { products in
      extend(&products, to: upper)
      var extremes = Extremes()
      for product in products[lower...upper] { extremes.include(product) }
      return RateBounds(exactly: extremes.range)
    }
  }

  package func phase(at iteration: Int) -> Phase { Phase("product", from: 0) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    expression.nextJump(after: max(0, iteration), upTo: Self.limit, work: &work) { place in
      let onward = expression.value(at: Double(place), switchedAsAt: Double(place - 1))
      return isJump(at: place, expecting: self(place - 1).product(with: onward)) && standsOut(at: place)
    }
  }

  package var length: Int? { nil }
}
