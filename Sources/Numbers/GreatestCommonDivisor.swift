extension Int {
  /// Returns the greatest number of which this one and another are whole multiples (Euclid).
  ///
  /// - Parameter other: The other number. Neither is below 0.
  /// - Returns: The number; the other one where one of them is 0.
  package func greatestCommonDivisor(with other: Int) -> Int {
    var (larger, smaller) = (self, other)
    while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}
