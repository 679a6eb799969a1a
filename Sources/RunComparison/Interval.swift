import Numbers

/// The numbers that rounding leaves possible.
struct Interval {
  /// The least.
  var lower: Double
  /// The greatest.
  var upper: Double

  /// All numbers.
  static let all = Interval(lower: -.infinity, upper: .infinity)

  /// Whether no number is left.
  var isEmpty: Bool { !(lower <= upper) }

  /// Takes away what is not within two ends, in any order.
  mutating func intersect(_ one: Double, _ other: Double) {
    lower = max(lower, min(one, other))
    upper = min(upper, max(one, other))
  }

  /// Returns whether a number is left.
  func contains(_ number: Double) -> Bool { lower <= number && number <= upper }

  /// The number of fewest digits.
  var shortest: Double {
    if contains(0) { return 0 }
    let middle = lower + (upper - lower) / 2
    guard middle.isFinite else { return middle }
    return (1...17).lazy.map { middle.rounded(toDigits: $0) }.first { contains($0) } ?? middle
  }

  /// The factor that people scale by: a whole number, its inverse, a power of ten, of two or of its root; `nil` where none is
  /// left.
  var usualFactor: Double? {
    guard lower > 0, upper.isFinite else { return nil }
    return Self.usualFactors.first(where: contains)
  }

  /// The factors that people scale by, the commonest first.
  static let usualFactors: [Double] = {
    let powers = (1...12).flatMap { exponent -> [Double] in
      let power = Double(1 << exponent)
      return [power, 1 / power]
    }
    let tens = [10, 0.1, 100, 0.01, 1000, 0.001, 1e4, 1e-4]
    let roots = (0...11).flatMap { exponent -> [Double] in
      let root = Double(1 << exponent) * 2.0.squareRoot()
      return [root, 1 / root]
    }
    let wholes = (3...256).flatMap { [Double($0), 1 / Double($0)] }
    let squares = (3...64).flatMap { [Double($0).squareRoot(), 1 / Double($0).squareRoot()] }
    return powers + tens + roots + wholes + squares
  }()
}
