/// The decimal number with the fewest digits that reads back as a given binary one: `digits · 10^exponent`.
///
/// Where several have as few digits it is the nearest of them. The method is that of R. Giulietti, "The Schubfach way to
/// render doubles" (2020): of the decimals of the right size at most four come into question, and products with a power of
/// ten tell which of them lie within reach. As a rule one product says enough; the others are for what comes so close to
/// a border that the bits cut off could matter.
struct ShortestDecimal {
  /// The digits as a number, from 1 to 10^17; there may be zeros at its end.
  var digits: UInt64
  /// The power of ten that the last digit counts.
  var exponent: Int

  private init(digits: UInt64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// Finds the decimal of `significand · 2^scale`.
  ///
  /// - Parameters:
  ///   - significand: The significand of a positive number, with its highest bit.
  ///   - scale: The power of two that the last bit of the significand counts.
  ///   - isLowerCloser: Whether the next smaller number is half as far away as the next larger one, as it is below a
  ///     power of two.
  ///   - powers: The significands of the powers of ten.
  @inline(__always)
  init(
    _ significand: UInt64, scale: Int, isLowerCloser: Bool, powers: UnsafePointer<PowersOfTen.Significand>
  ) {
    // ⌊log10⌋ of the distance to the next number, and ⌊log2⌋ of the power of ten, as fractions of a power of two.
    let exponent = (scale &* 1_262_611) &>> 22
    let shift = UInt64(truncatingIfNeeded: scale &+ ((0 &- exponent) &* 1_741_647) &>> 19 &+ 1)
    let power = powers[0 &- exponent &- PowersOfTen.lowestExponent]

    // The number in units of 10^exponent, before and after the point; the last bit of the latter may be too large.
    let value = Self.wide(power, significand &<< shift)
    let whole = UInt64(truncatingIfNeeded: value &>> 64)
    let fraction = UInt64(truncatingIfNeeded: value)
    // Half the distance to the next number, and the distances to the multiples of ten around, in units of 2^-60.
    let reach = power.high &>> (5 &- shift)
    let tens = whole / 10
    let above = (whole &- 10 &* tens) &<< 60 | fraction &>> 4
    let below = 10 &<< 60 &- above

    // Bits that were cut off change the comparisons only when both sides differ by less than these.
    let isClear =
      above &- reach &+ 4 > 8 && below &- reach &+ 4 > 8 && fraction &+ 4 &- 1 &<< 63 > 8 && !isLowerCloser
    guard isClear else {
      self = .exact(significand, scale: scale, isLowerCloser: isLowerCloser, powers: powers)
      return
    }
    // From here on nothing branches: which way it goes is as good as random, and wrong guesses cost more than the rest.
    let isTenBelow = Self.bit(above < reach)
    let isTenAbove = Self.bit(below < reach)
    let isTen = isTenBelow | isTenAbove
    let mask = 0 &- isTen
    digits = (tens &+ isTenAbove) & mask | (whole &+ fraction &>> 63) & ~mask
    self.exponent = exponent &+ Int(truncatingIfNeeded: isTen)
  }

  /// Finds the decimal with the ends of the interval of all that reads back as the number.
  @inline(never)
  private static func exact(
    _ significand: UInt64, scale: Int, isLowerCloser: Bool, powers: UnsafePointer<PowersOfTen.Significand>
  ) -> ShortestDecimal {
    let exponent = (scale &* 1_262_611 &- (isLowerCloser ? 524_031 : 0)) &>> 22
    let shift = UInt64(truncatingIfNeeded: scale &+ ((0 &- exponent) &* 1_741_647) &>> 19 &+ 1)
    let power = powers[0 &- exponent &- PowersOfTen.lowestExponent]

    // Four times the value and the ends of the interval, in units of 10^exponent.
    let four = significand &<< 2
    let middle = product(power, four &<< shift)
    let lower = product(power, (four &- (isLowerCloser ? 1 : 2)) &<< shift)
    let upper = product(power, (four &+ 2) &<< shift)
    // The ends themselves read back as the value only if its last bit is 0.
    let isOdd = significand & 1
    let (low, high) = (lower &+ isOdd, upper &- isOdd)

    let short = middle &>> 2
    let shorter = short / 10
    let isFloorInside = low <= 40 &* shorter
    let isCeilingInside = 40 &* shorter &+ 40 <= high
    if short >= 10, isFloorInside != isCeilingInside {
      return ShortestDecimal(digits: isCeilingInside ? shorter &+ 1 : shorter, exponent: exponent &+ 1)
    }
    let isBelowInside = low <= 4 &* short
    let isAboveInside = 4 &* short &+ 4 <= high
    // A tie goes to the even one.
    let isNearerAbove = middle &+ (short & 1) > 4 &* short &+ 2
    let isUp = isBelowInside != isAboveInside ? isAboveInside : isNearerAbove
    return ShortestDecimal(digits: isUp ? short &+ 1 : short, exponent: exponent)
  }

  @inline(__always)
  private static func bit(_ condition: Bool) -> UInt64 { condition ? 1 : 0 }

  /// The upper two thirds of a product of 192 bits.
  @inline(__always)
  private static func wide(_ power: PowersOfTen.Significand, _ factor: UInt64) -> UInt128 {
    let below = power.low.multipliedFullWidth(by: factor).high
    return UInt128(truncatingIfNeeded: power.high) &* UInt128(truncatingIfNeeded: factor)
      &+ UInt128(truncatingIfNeeded: below)
  }

  /// The upper third of a product of 192 bits; its last bit also stands for anything that is not zero below it.
  private static func product(_ power: PowersOfTen.Significand, _ factor: UInt64) -> UInt64 {
    let product = wide(power, factor)
    // The power is rounded up, which may leave a 1 where there should be nothing.
    return UInt64(truncatingIfNeeded: product &>> 64) | bit(UInt64(truncatingIfNeeded: product) > 1)
  }
}
