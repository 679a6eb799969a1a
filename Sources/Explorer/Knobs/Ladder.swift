internal import Numbers

/// Steps from number to number as a person would turn them.
enum Ladder {
  /// The next number of the form 1, 2 or 5 times a power of ten, above or below a number.
  ///
  /// - Parameters:
  ///   - value: A finite number above 0.
  ///   - isUp: Whether to go up.
  /// - Returns: The next number.
  static func oneTwoFive(from value: Double, isUp: Bool) -> Double {
    let exponent = value.decimalExponent
    let rungs = (exponent - 1...exponent + 2).flatMap { power in
      [1, 2, 5].map { DecimalNumber(digits: $0, exponent: power).value }
    }
    let next = isUp ? rungs.first { $0 > value * (1 + 1e-9) } : rungs.last { $0 < value * (1 - 1e-9) }
    return next ?? value
  }

  /// A number ten times as large or small.
  static func decade(from value: Double, isUp: Bool) -> Double { tidy(isUp ? value * 10 : value / 10) }

  /// The next whole multiple of a step, above or below a number.
  static func multiple(of step: Double, from value: Double, isUp: Bool) -> Double {
    let quotient = value / step
    let index = isUp ? (quotient + 1e-9).rounded(.down) + 1 : (quotient - 1e-9).rounded(.up) - 1
    return tidy(index * step)
  }

  /// A step for a count: 1 below 100, else a two-hundredth to a twentieth of it, made of a 5 and zeros.
  ///
  /// - Parameters:
  ///   - value: The count.
  ///   - isUp: Whether it grows; downwards the step is that of the numbers just below, so that both ways are the same.
  ///   - isCoarse: Whether the step is ten times as large.
  /// - Returns: The step.
  static func countStep(at value: Double, isUp: Bool, isCoarse: Bool) -> Double {
    let reference = isUp ? value : value - 1
    guard reference >= 100 else { return isCoarse ? 10 : 1 }
    let exponent = reference.decimalExponent
    return DecimalNumber(digits: 5, exponent: exponent - 2 + (isCoarse ? 1 : 0)).value
  }

  /// The nearest number of twelve digits: sums and products grow tails that no one has typed.
  static func tidy(_ value: Double) -> Double { value.rounded(toDigits: 12) }
}
