extension CurveForm {
  /// Returns whether a form is the same curve as another for all updates, but for rounding.
  ///
  /// Both are made of the same parts over the same times, with the same exponents and factors, and their rates are the same
  /// but for a few units in the last place: numbers are no evidence, so that a `false` does not tell that the curves differ.
  ///
  /// - Parameter other: The other form.
  /// - Returns: Whether they are the same.
  package func isSame(as other: CurveForm) -> Bool { normalized.isAlike(other.normalized) }

  private func isAlike(_ other: CurveForm) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.hold(let one), .hold(let two)): return Self.isClose(one, two)
    case (.legs(let one), .legs(let two)):
      return one.count == two.count && zip(one, two).allSatisfy { $0.isAlike($1) }
    case (.sequence(let one, let last), .sequence(let two, let otherLast)):
      return one.count == two.count && zip(one, two).allSatisfy { $0.count == $1.count && $0.form.isAlike($1.form) }
        && last.isAlike(otherLast)
    case (.cycles(var one), .cycles(let two)):
      guard one.form.isAlike(two.form) else { return false }
      one.form = two.form
      return one == two
    case (.product(let one, let factors), .product(let two, let others)):
      return one.isAlike(two) && factors.isAlike(others)
    // Of a sum, what is small in both may be what a difference of large numbers has left.
    case (.sum(.hold(let one), let rest), .sum(.hold(let two), let others)):
      return Self.isClose(one, two) && rest.isAlike(others)
    case (.clamped(let one, let lower, let upper), .clamped(let two, let otherLower, let otherUpper)):
      return one.isAlike(two) && Self.isClose(lower, otherLower) && Self.isClose(upper, otherUpper)
    case (.shifted(let one, let offset), .shifted(let two, let other)): return offset == other && one.isAlike(two)
    case (.readEvery(let count, let one, let stride), .readEvery(let other, let two, let otherStride)):
      return count == other && stride == otherStride && one.isAlike(two)
    case (.table(let starts, let rates), .table(let others, let otherRates)):
      return starts == others && zip(rates, otherRates).allSatisfy { Self.isClose($0, $1) }
    case (.law(let one), .law(let two)): return one.isAlike(two)
    default: return false
    }
  }

  fileprivate static func isClose(_ one: Double, _ two: Double) -> Bool {
    one == two || (one - two).magnitude <= 1e-14 * Swift.max(one.magnitude, two.magnitude)
  }
}

extension CurveForm.Leg {
  fileprivate func isAlike(_ other: CurveForm.Leg) -> Bool {
    curve == other.curve && isRising == other.isRising && CurveForm.isClose(from, other.from)
      && CurveForm.isClose(to, other.to) && isTimed(begin, other.begin) && isTimed(end, other.end)
  }

  /// Whether two times are the same but for rounding, and no update lies between them.
  private func isTimed(_ one: Double, _ two: Double) -> Bool {
    if one == two { return true }
    // The slope of other curves has no bound.
    guard curve == .linear || curve == .cosine else { return false }
    return (one - two).magnitude <= 1e-13 * Swift.max(1, one.magnitude) && one.rounded(.down) == two.rounded(.down)
      && one.rounded(.up) == two.rounded(.up)
  }
}

extension CurveForm.Law {
  /// Whether two laws differ by no more than the rounding of the rates that they multiply.
  fileprivate func isAlike(_ other: CurveForm.Law) -> Bool {
    switch (self, other) {
    case (.exponential(let one, let gamma, let period, let isStaircase), .exponential(let two, _, _, _)):
      return CurveForm.isClose(one, two)
        && other == .exponential(rate: two, gamma: gamma, period: period, isStaircase: isStaircase)
    case (.inverseTime(let one, let decay, let period, let isStaircase), .inverseTime(let two, _, _, _)):
      return CurveForm.isClose(one, two)
        && other == .inverseTime(rate: two, decay: decay, period: period, isStaircase: isStaircase)
    case (.inversePower(let one, let floor, let timescale, let power), .inversePower(let two, let otherFloor, _, _)):
      return CurveForm.isClose(one, two) && CurveForm.isClose(floor, otherFloor)
        && other == .inversePower(rate: two, floor: otherFloor, timescale: timescale, power: power)
    default: return false
    }
  }
}
