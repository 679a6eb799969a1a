/// A sum whose rounding errors are carried along (Neumaier 1974), so that a million small rates add up.
package struct CompensatedSum {
  /// The sum without what was carried along: that of one addition after the other.
  package private(set) var sum = 0.0
  private var compensation = 0.0

  /// Creates a sum of nothing.
  package init() {}

  /// The sum; what was lost beside an infinite one is no number.
  package var value: Double { sum.isFinite ? sum + compensation : sum }

  /// Adds a number.
  package mutating func add(_ value: Double) {
    let next = sum + value
    compensation += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
    sum = next
  }
}
