/// The product of two schedules on one clock: a schedule of rates and one of factors.
///
/// What the language writes as `times`; PyTorch's ChainedScheduler of multiplicative schedulers.
package struct Product: Schedule {
  /// The schedule of rates.
  package let rates: any Schedule
  /// The schedule of factors.
  package let factors: any Schedule

  /// Multiplies two schedules.
  ///
  /// - Parameters:
  ///   - rates: The schedule of rates.
  ///   - factors: The schedule of factors, evaluated at the same iterations.
  package init(_ rates: any Schedule, _ factors: any Schedule) {
    self.rates = rates
    self.factors = factors
  }

  package func callAsFunction(_ iteration: Int) -> Double { rates(iteration).product(with: factors(iteration)) }

  /// Those of a product need not be exact here, or products of products would search at every step of their search.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    rates.bounds(over: iterations).times(factors.bounds(over: iterations))
  }

  package func phase(at iteration: Int) -> Phase {
    let (left, right) = (rates.phase(at: iteration), factors.phase(at: iteration))
    let name = left.name == right.name ? left.name : "\(left.name) × \(right.name)"
    let cause = (left.start >= right.start ? left : right).cause
    return Phase(name, from: left.start, to: left.end, cause: cause).clipped(from: right.start, to: right.end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, work in
      rates.nextJump(after: iteration, work: &work).first(and: factors.nextJump(after: iteration, work: &work))
    }
  }

  package func uncut(at iteration: Int) -> any Schedule {
    Product(rates.uncut(at: iteration), factors.uncut(at: iteration))
  }

  package var length: Int? {
    guard let left = rates.length, let right = factors.length else { return nil }
    return max(left, right)
  }

  package var course: Course { rates.course.alongside(factors.course) }

  package var refusal: Refusal? {
    [rates.refusal, factors.refusal].compactMap(\.self).min { $0.iteration < $1.iteration }
  }
}
