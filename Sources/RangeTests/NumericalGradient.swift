/// Slopes and smallest values as the libraries of the finders compute them, in their precision.
enum NumericalGradient {
  /// Returns the slopes from point to point, as NumPy's `gradient` does: half the difference of both neighbours, at the ends the
  /// difference to the only one.
  ///
  /// - Parameter values: The values.
  /// - Returns: As many slopes; `nil` for fewer than two values, which NumPy refuses.
  static func byIndex<Value: BinaryFloatingPoint>(_ values: [Value]) -> [Value]? {
    guard values.count >= 2 else { return nil }
    let last = values.count - 1
    return values.indices.map { index in
      switch index {
      case 0: values[1] - values[0]
      case last: values[last] - values[last - 1]
      default: (values[index + 1] - values[index - 1]) / 2
      }
    }
  }

  /// Returns the slopes over places that are not evenly spaced, as PyTorch's `gradient` does: of second order within, of first
  /// order at the ends.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - places: Where they stand, as many.
  /// - Returns: As many slopes; `nil` for fewer than two values, which PyTorch refuses.
  static func byPlace<Value: BinaryFloatingPoint>(_ values: [Value], at places: [Value]) -> [Value]? {
    guard values.count >= 2, values.count == places.count else { return nil }
    let last = values.count - 1
    return values.indices.map { index in
      switch index {
      case 0: return (values[1] - values[0]) / (places[1] - places[0])
      case last: return (values[last] - values[last - 1]) / (places[last] - places[last - 1])
      default:
        let before = places[index] - places[index - 1]
        let behind = places[index + 1] - places[index]
        let left = -behind / (before * (before + behind)) * values[index - 1]
        let middle = (behind - before) / (before * behind) * values[index]
        let right = before / (behind * (before + behind)) * values[index + 1]
        return left + middle + right
      }
    }
  }

  /// Returns the place of the smallest value, the first of several; the first value that is no number goes before all others, as in
  /// NumPy and PyTorch.
  ///
  /// - Parameter values: The values.
  /// - Returns: The place; `nil` where there are none.
  static func smallest<Value: BinaryFloatingPoint>(_ values: [Value]) -> Int? {
    var best: Int?
    for (index, value) in values.enumerated() {
      if value.isNaN { return index }
      if best.map({ value < values[$0] }) ?? true { best = index }
    }
    return best
  }
}
