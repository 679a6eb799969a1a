import Numbers

/// What is known of the first jump of a curve after an iteration.
///
/// A curve jumps at an iteration where its rate changes otherwise than by running on: at a stair, at a milestone, or where
/// it is left for another way that does not begin there. Where the rate stays the same there is no jump, whatever else
/// changes. A way of few iterations is a way and no jump, however steep it is.
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
  ///   - next: Returns the first place after an iteration at which the rate may change otherwise than by running on.
  func firstChange(after iteration: Int, among next: (Int) -> NextJump) -> NextJump {
    var last = iteration
    for _ in 0..<JumpSearch.mostPassed {
      let candidate = next(last)
      guard case .at(let place) = candidate else { return candidate }
      if self(place - 1) != self(place) { return candidate }
      guard let held = lastHeld(from: place) else { return .none }
      last = held
    }
    return .unknown(after: last)
  }

  /// The last iteration up to which bounds tell that the rate stays the same; `nil` when it does for ever.
  private func lastHeld(from first: Int) -> Int? {
    func isHeld(upTo last: Int) -> Bool {
      let range = bounds(over: first...last).range
      return range.lowerBound == range.upperBound
    }
    if isHeld(upTo: .max) { return nil }
    // Doubling finds the order of magnitude, halving the end.
    var (held, beyond) = (first, first.addingSaturating(1))
    while beyond < .max, isHeld(upTo: beyond) {
      (held, beyond) = (beyond, beyond.addingSaturating(beyond - first))
    }
    while beyond - held > 1 {
      let middle = held + (beyond - held) / 2
      if isHeld(upTo: middle) { held = middle } else { beyond = middle }
    }
    return held
  }
}

/// How far a jump is looked for.
enum JumpSearch {
  /// The most places at which the rate may change, but does not, that are passed over.
  static let mostPassed = 64
  /// The most cycles that are looked at for one that ends in a jump.
  static let mostCycles = 1024
}

extension Schedule {
  /// Returns whether the rate leaves the way that it was on, and does not only take a longer step along it or turn back.
  ///
  /// Ways that are told apart by an iteration or two, as frameworks do at the ends of warmups and cycles, do not jump.
  ///
  /// - Parameters:
  ///   - iteration: The first iteration that may have left the way, from 1.
  ///   - expected: The rate of that iteration, had it not; not a number where there was no way on.
  func isJump(at iteration: Int, expecting expected: Double) -> Bool {
    let (previous, actual) = (self(iteration - 1), self(iteration))
    guard previous != actual, !expected.isNaN else { return previous != actual }
    var step = (expected - previous).magnitude
    if iteration > 1 { step = min(step, (previous - self(iteration - 2)).magnitude) }
    return areApart(expected, actual) && (actual - expected).magnitude > 2.5 * step
  }
}

/// Returns whether two rates differ by more than rounding.
func areApart(_ one: Double, _ other: Double) -> Bool {
  (one - other).magnitude > 1e-9 * max(one.magnitude, other.magnitude)
}
