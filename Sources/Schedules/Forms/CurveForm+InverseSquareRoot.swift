extension CurveForm {
  /// A line up from 0, and the inverse square root of time from there on.
  package struct InverseSquareRoot: Sendable {
    /// The rate at the end of the line.
    package var peak: Double
    /// The updates of the line, from whose end the root counts as if it had begun with them.
    package var warmup: Int
  }

  /// The form as the Transformer's curve; `nil` where it is another.
  package var inverseSquareRoot: InverseSquareRoot? {
    let (_, warmup, rest) = warmup(from: 0)
    guard warmup > 0, case .law(.inversePower(let rate, 0, Double(warmup), 0.5)) = rest else { return nil }
    return InverseSquareRoot(peak: rate, warmup: warmup)
  }
}
