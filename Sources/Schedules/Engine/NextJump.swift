import Numbers

/// What is known of the first jump of a curve after an iteration.
///
/// A curve jumps at an iteration where its rate changes otherwise than by running on: at a stair, at a milestone, or where
/// it is left for another way that does not begin there. Where the rate stays the same there is no jump, whatever else
/// changes. A way of few iterations is a way and no jump, however steep it is; stairs of one iteration each are a way.
///
/// Where another way begins without being called a stair or a milestone, as in formulas and between cycles, the step to it
/// is a jump when it is more than 2.5 times as large as the way would have gone on by. Of a formula, it must also be so much
/// larger than the smaller one of the steps beside it: 1, 2, 1, 2, … runs on, whichever formula tells it.
package enum NextJump: Hashable, Sendable {
  /// The first jump is at this iteration, which is the first that has the new rate.
  case at(Int)
  /// No jump follows.
  case none
  /// No jump follows up to this iteration, itself included; beyond, none was looked for.
  ///
  /// Whoever needs to know more may ask again from that iteration on.
  case unknown(after: Int)

  /// The iteration of the jump; `nil` where none follows and where none is known.
  package var iteration: Int? {
    if case .at(let iteration) = self { iteration } else { nil }
  }

  /// The first jump of two curves together.
  func first(and other: NextJump) -> NextJump {
    switch (self, other) {
    case (.none, let only), (let only, .none): only
    case (.at(let one), .at(let two)): .at(min(one, two))
    case (.unknown(let one), .unknown(let two)): .unknown(after: min(one, two))
    case (.at(let jump), .unknown(let last)), (.unknown(let last), .at(let jump)):
      jump <= last.addingSaturating(1) ? .at(jump) : .unknown(after: last)
    }
  }

  /// The first jump of a curve whose clock starts later; none lies beyond the last iteration that can be counted.
  func shifted(by offset: Int) -> NextJump {
    switch self {
    case .none: return .none
    case .at(let iteration):
      let (sum, isBeyond) = iteration.addingReportingOverflow(offset)
      return isBeyond ? .none : .at(sum)
    case .unknown(let iteration):
      let (sum, isBeyond) = iteration.addingReportingOverflow(offset)
      return isBeyond ? .none : .unknown(after: sum)
    }
  }

  /// The first jump of a curve of which nothing after an iteration is left.
  func upTo(_ last: Int) -> NextJump {
    switch self {
    case .none: .none
    case .at(let iteration): iteration <= last ? self : .none
    case .unknown(let iteration): iteration < last ? self : .none
    }
  }
}

extension Schedule {
  /// Returns the first of some places at which the rate changes.
  ///
  /// Where it does not, the places up to where bounds tell that it stays the same are passed over.
  ///
  /// - Parameters:
  ///   - iteration: The iteration to look beyond, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine, less what it has cost afterwards.
  ///   - next: Returns the first place after an iteration at which the rate may change otherwise than by running on, and
  ///     takes what it has cost off the work.
  /// - Returns: The first change, or what is known of it.
  func firstChange(
    after iteration: Int, work: inout Int, among next: (Int, inout Int) -> NextJump
  ) -> NextJump {
    let cost = self.cost
    var last = iteration
    for _ in 0..<JumpSearch.mostPassed {
      guard work > 0 else { break }
      let candidate = next(last, &work)
      guard case .at(let place) = candidate else { return candidate }
      work.spend(cost.rate, times: 2)
      if self(place - 1) != self(place) { return candidate }
      guard let held = lastHeld(from: place, price: cost.bounds, work: &work) else { return .none }
      last = held
    }
    return .unknown(after: last)
  }

  /// The last iteration up to which bounds tell that the rate stays the same; `nil` when it does for ever.
  private func lastHeld(from first: Int, price: Int, work: inout Int) -> Int? {
    func isHeld(upTo last: Int) -> Bool {
      work.spend(price)
      let range = bounds(over: first...last).range
      return range.lowerBound == range.upperBound
    }
    if isHeld(upTo: .max) { return nil }
    // Doubling finds the order of magnitude, halving the end.
    var (held, beyond) = (first, first.addingSaturating(1))
    while beyond < .max, work > 0, isHeld(upTo: beyond) {
      (held, beyond) = (beyond, beyond.addingSaturating(beyond - first))
    }
    while beyond - held > 1, work > 0 {
      let middle = held + (beyond - held) / 2
      if isHeld(upTo: middle) { held = middle } else { beyond = middle }
    }
    return held
  }
}

/// How far a jump is looked for.
package enum JumpSearch {
  /// The most places at which the rate may change, but does not, that are passed over.
  static let mostPassed = 64
  /// The most cycles that are looked at for one that ends in a jump.
  static let mostCycles = 1024
  /// What a search may cost where nobody says, in evaluations of a cosine.
  package static let usualWork = 1 << 22
}

extension Int {
  /// Takes what something has cost off work that is left.
  ///
  /// - Parameters:
  ///   - price: What it costs once, in evaluations of a cosine.
  ///   - count: How often.
  mutating func spend(_ price: Int, times count: Int = 1) {
    self = subtractingSaturating(price.multipliedSaturating(by: count))
  }
}

extension Schedule {
  /// Returns whether the rate leaves the way that it was on, and does not only take a longer step along it or turn back.
  ///
  /// Ways that are told apart by an iteration or two, as frameworks do at the ends of warmups and cycles, do not jump.
  ///
  /// - Parameters:
  ///   - iteration: The first iteration that may have left the way, from 1.
  ///   - expected: The rate of that iteration, had it not; not a number where there was no way on.
  /// - Returns: Whether the rate leaves its way.
  func isJump(at iteration: Int, expecting expected: Double) -> Bool {
    let (previous, actual) = (self(iteration - 1), self(iteration))
    guard previous != actual, !expected.isNaN else { return previous != actual }
    var step = (expected - previous).magnitude
    if iteration > 1 { step = min(step, (previous - self(iteration - 2)).magnitude) }
    return areApart(expected, actual) && (actual - expected).magnitude > 2.5 * step
  }
}

extension Schedule {
  /// Returns whether the step to an iteration is larger than the smaller one of the steps beside it, by more than a curve
  /// does that runs on.
  ///
  /// - Parameter iteration: The iteration that the step leads to, from 1.
  /// - Returns: Whether the step stands out.
  func standsOut(at iteration: Int) -> Bool {
    let (before, rate) = (self(iteration - 1), self(iteration))
    var beside = Double.infinity
    if iteration > 1 { beside = (before - self(iteration - 2)).magnitude }
    if iteration < .max { beside = min(beside, (self(iteration + 1) - rate).magnitude) }
    // Beside what is no number nothing runs on.
    return !((rate - before).magnitude <= 2.5 * beside)
  }
}

/// Returns whether two rates differ by more than rounding.
func areApart(_ one: Double, _ other: Double) -> Bool {
  (one - other).magnitude > 1e-9 * max(one.magnitude, other.magnitude)
}
