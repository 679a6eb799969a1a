/// A sum whose rounding errors are carried along (Neumaier 1974), so that a million small rates add up.
package struct CompensatedSum {
  @usableFromInline var plain = 0.0
  @usableFromInline var compensation = 0.0

  /// Creates a sum of nothing.
  package init() {}

  /// The sum without what was carried along: that of one addition after the other.
  package var sum: Double { plain }

  /// The sum; what was lost beside an infinite one is no number.
  package var value: Double { plain.isFinite ? plain + compensation : plain }

  /// Adds a number.
  @inlinable
  package mutating func add(_ value: Double) {
    let next = plain + value
    compensation += plain.magnitude >= value.magnitude ? (plain - next) + value : (value - next) + plain
    plain = next
  }
}
