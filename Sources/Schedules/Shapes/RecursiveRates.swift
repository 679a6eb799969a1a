import Synchronization

/// Rates of which each is made of the one before, where nothing but going from one to the next tells them.
///
/// The rates are followed as far as they are asked for and kept, up to ``limit``, whose rate holds. All copies share what has been
/// followed: any of them may be asked from several threads.
package final class RecursiveRates: Schedule {
  /// The last iteration that is followed.
  package static let limit = CumulativeProduct.limit

  private struct Trail {
    var rates: [Double]
    /// Goes one iteration on; `nil` where nothing follows.
    var next: () -> Double?
  }

  private let trail: Mutex<Trail>
  /// What following one iteration costs, in evaluations of a cosine.
  private let price: Int
  /// How far the rates are to be followed until everything has happened.
  package let course: Course

  /// Creates rates.
  ///
  /// - Parameters:
  ///   - state: What the first rate leaves behind for the next.
  ///   - rate: The rate of iteration 0.
  ///   - price: What one iteration costs, in evaluations of a cosine.
  ///   - course: How far the rates are to be followed until everything has happened.
  ///   - step: Returns the next rate, and leaves what the one after needs; `nil` where none follows and the last one holds.
  package init<State: Sendable>(
    _ state: State, from rate: Double, price: Int, course: Course,
    step: @escaping @Sendable (inout State) -> Double?
  ) {
    self.price = max(1, price)
    self.course = course
    trail = Mutex(Self.trail(state, from: rate, step))
  }

  private static func trail<State: Sendable>(
    _ state: State, from rate: Double, _ step: @escaping @Sendable (inout State) -> Double?
  ) -> Trail {
    var state = state
    return Trail(rates: [rate]) { step(&state) }
  }

  /// The rate at an iteration.
  ///
  /// - Parameter iteration: The iteration, from 0.
  /// - Returns: The rate; beyond ``limit`` that of the limit.
  package func callAsFunction(_ iteration: Int) -> Double {
    let iteration = min(max(0, iteration), Self.limit)
    return trail.withLock { trail in
      Self.extend(&trail, to: iteration)
      return trail.rates[min(iteration, trail.rates.count - 1)]
    }
  }

  private static func extend(_ trail: inout Trail, to iteration: Int) {
    while trail.rates.count <= iteration {
      trail.rates.append(trail.next() ?? trail.rates[trail.rates.count - 1])
    }
  }

  /// The lowest and the highest rate of a range, which are looked at one by one.
  ///
  /// - Parameter iterations: The first and the last iteration, both included, from 0.
  /// - Returns: The exact bounds.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let lower = min(max(0, iterations.lowerBound), Self.limit)
    let upper = min(max(0, iterations.upperBound), Self.limit)
    return trail.withLock { trail in
      Self.extend(&trail, to: upper)
      var extremes = Extremes()
      for rate in trail.rates[lower...upper] { extremes.include(rate) }
      return RateBounds(exactly: extremes.range)
    }
  }

  /// All rates are one phase.
  ///
  /// - Parameter iteration: The iteration, from 0.
  /// - Returns: The phase.
  package func phase(at iteration: Int) -> Phase { Phase("recursion", from: 0) }

  /// Looks for the first step that stands out from those beside it.
  ///
  /// - Parameters:
  ///   - iteration: The iteration to look beyond, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine, less what it has cost afterwards.
  /// - Returns: The first jump, or what is known of it.
  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    var place = max(0, iteration)
    while place < Self.limit {
      guard work > 0 else { return .unknown(after: place) }
      work.spend(price)
      place += 1
      if isJump(at: place, expecting: 2 * self(place - 1) - (place > 1 ? self(place - 2) : self(place - 1))),
        standsOut(at: place)
      {
        return .at(place)
      }
    }
    return .none
  }

  /// The rates go on for ever.
  package var length: Int? { nil }

  /// All rates of a range are looked at for its bounds, and kept.
  package var cost: EvaluationCost {
    var cost = EvaluationCost(rate: 1 + price, bounds: 1 << 14)
    cost.parts = price
    cost.memo = 1
    return cost
  }
}
