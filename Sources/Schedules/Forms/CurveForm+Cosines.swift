import Numbers

extension CurveForm {
  /// A cosine that climbs again after it has fallen, for ever.
  package struct Wave: Sendable {
    /// The rate at update 0.
    package var from: Double
    /// The rate half a wave later.
    package var to: Double
    /// The updates of half a wave.
    package var length: Int
  }

  /// The form as a wave; `nil` where it is none.
  package var wave: Wave? {
    guard case .cycles(let cycles) = self, cycles.growth == 1, cycles.decay == 1, cycles.count == nil,
      case .legs(let legs) = cycles.form, legs.count == 2, legs[0].begin == 0, legs[0].curve == .cosine,
      legs[1].curve == .cosine, legs[1].to == legs[0].from, legs[1].from == legs[0].to,
      let half = Int(exactly: legs[0].end), legs[1].begin == legs[0].end,
      cycles.length == half.multipliedSaturating(by: 2),
      legs[1].end == Double(cycles.length)
    else { return nil }
    return Wave(from: legs[0].from, to: legs[0].to, length: half)
  }

  /// Half cosines again and again.
  package struct CosineRestarts: Sendable {
    /// The rate at the beginning of the first.
    package var from: Double
    /// The rate that it comes down to.
    package var to: Double
    /// The updates of the first.
    package var length: Int
    /// What each next length is multiplied by.
    package var growth: Double
    /// What each next height is multiplied by.
    package var decay: Double
    /// Whether the rate that a cosine comes down to shrinks too.
    package var shrinksBoth: Bool
  }

  /// The form as half cosines without an end; `nil` where it is something else.
  package var cosineRestarts: CosineRestarts? {
    let (floor, form): (Double?, CurveForm) =
      if case .sum(.hold(let floor), let rest) = self { (floor, rest) } else { (nil, self) }
    guard case .cycles(let cycles) = form, cycles.count == nil, let way = cycles.form.way, way.follows(.cosine),
      way.length == cycles.length
    else { return nil }
    let base = floor ?? 0
    return CosineRestarts(
      from: base + way.from, to: base + way.to, length: way.length, growth: cycles.growth, decay: cycles.decay,
      shrinksBoth: floor == nil && way.to != 0)
  }
}
