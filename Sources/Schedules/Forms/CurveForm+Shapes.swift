// Readings of a normal form that several entries share.

extension CurveForm {
  /// A line up and a line down, after which the lower rate holds.
  package struct Triangle: Sendable {
    /// The rate at both ends.
    package var low: Double
    /// The rate at the peak.
    package var high: Double
    /// When the peak is, not necessarily at a whole update.
    package var peak: Double
    /// The number of updates of both lines.
    package var length: Int
  }

  /// The form as one triangle; a side may have no updates. `nil` where it is none.
  package var triangle: Triangle? {
    if case .sequence(let parts, last: .hold(let low)) = self, parts.count == 1, let part = parts.first,
      let way = part.form.way, way.follows(.linear), way.from == low, way.length == part.count
    {
      return Triangle(low: low, high: way.to, peak: Double(way.length), length: way.length)
    }
    if let way, way.follows(.linear) { return Triangle(low: way.to, high: way.from, peak: 0, length: way.length) }
    guard let (triangle, rest) = triangleAndRest, rest.constantRate == triangle.low else { return nil }
    return triangle
  }

  /// The triangle of two sides that the form begins with, and what follows on a clock of its own; `nil` for other forms.
  package var triangleAndRest: (triangle: Triangle, rest: CurveForm)? {
    guard case .legs(let legs) = self, legs.count >= 2, legs[0].begin == 0, legs[0].follows(.linear), !legs[0].isLevel,
      legs[1].follows(.linear), legs[1].begin == legs[0].end, legs[1].from == legs[0].to, legs[1].to == legs[0].from,
      let length = Int(exactly: legs[1].end)
    else { return nil }
    return (Triangle(low: legs[0].from, high: legs[0].to, peak: legs[0].end, length: length), dropping(first: length))
  }

  /// Triangles again and again.
  package struct Triangles: Sendable {
    /// The rate between the triangles.
    package var low: Double
    /// The rate at the peaks, before they shrink.
    package var high: Double
    /// The updates on the way up.
    package var up: Int
    /// The updates on the way down, from 0.
    package var down: Int
    /// How the height shrinks.
    package var mode: CyclicalLearningRate.Mode
    /// The factor of each update, where the height shrinks so.
    package var gamma: Double?
  }

  /// The form as triangles without an end; `nil` where it is something else.
  package var triangles: Triangles? {
    switch self {
    case .cycles(let cycles): return Self.triangles(cycles)
    case .sum(.hold(let low), .cycles(let cycles)) where cycles.decay == 0.5: return Self.triangles(cycles, above: low)
    case .product(.cycles(let cycles), .law(let law)): return Self.triangles(cycles, law)
    case .sum(.hold(let low), .product(.cycles(let cycles), .law(let law))):
      return Self.triangles(cycles, law, above: low)
    default: return nil
    }
  }

  private static func triangles(_ cycles: Cycles, _ law: Law? = nil, above floor: Double = 0) -> Triangles? {
    guard cycles.growth == 1, cycles.count == nil, cycles.decay == 1 || cycles.decay == 0.5 && law == nil else {
      return nil
    }
    let sides: (low: Double, high: Double, up: Double)
    if let (triangle, rest) = cycles.form.triangleAndRest {
      guard rest.constantRate != nil, triangle.length == cycles.length else { return nil }
      sides = (triangle.low, triangle.high, triangle.peak)
    } else if let way = cycles.form.way, way.follows(.linear), way.length == cycles.length {
      sides = (way.from, way.to, Double(way.length))
    } else {
      return nil
    }
    guard let up = Int(exactly: sides.up), cycles.decay == 1 || sides.low == 0 else { return nil }
    var triangles = Triangles(
      low: floor + sides.low, high: floor + sides.high, up: up, down: cycles.length - up,
      mode: cycles.decay == 1 ? .triangular : .triangular2)
    guard let law else { return triangles }
    guard case .exponential(1, let gamma, 1, _) = law, sides.low == 0 else { return nil }
    (triangles.mode, triangles.gamma) = (.exponentialRange, gamma)
    return triangles
  }

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

  /// Rates at places in time, and one curve that leads from each to the next.
  package struct Knots: Sendable {
    /// The updates of the second and later rates.
    package var places: [Int]
    /// The rates, the first of which is that of update 0, one more than places.
    package var rates: [Double]
    /// The curve.
    package var curve: Curve
  }

  /// The form as knots joined by one curve; `nil` where it is something else, or the curve is not the same throughout.
  package var knots: Knots? {
    guard case .legs(let legs) = self, let first = legs.first, first.begin == 0 else { return nil }
    var knots = Knots(places: [], rates: [first.from], curve: .linear)
    if let curve = legs.first(where: { !$0.isLevel })?.curve { knots.curve = curve }
    for leg in legs {
      guard let place = Int(exactly: leg.end), place > knots.places.last ?? 0, leg.from == knots.rates.last,
        leg.follows(knots.curve)
      else { return nil }
      knots.places.append(place)
      knots.rates.append(leg.to)
    }
    return knots
  }

  /// A last way of a form, and the form without it.
  package struct Ending: Sendable {
    /// The last update before the way.
    package var start: Int
    /// The way, on a clock of its own.
    package var way: Way
    /// The form that holds or goes on where the way begins.
    package var before: CurveForm
  }

  /// The way that the form ends with; `nil` where it ends otherwise.
  package var ending: Ending? {
    let (parts, last): ([Part], CurveForm) =
      if case .sequence(let parts, let last) = self { (parts, last) } else { ([], self) }
    guard case .legs(let legs) = last, var leg = legs.last, let own = Int(exactly: leg.begin), own >= 0 else {
      return nil
    }
    (leg.begin, leg.end) = (0, leg.end - leg.begin)
    guard let way = CurveForm.legs([leg]).way else { return nil }
    let start = parts.reduce(own) { $0.addingSaturating($1.count) }
    let before: CurveForm
    if legs.count > 1 {
      before = .sequence(parts, last: Self.normalized(legs.dropLast()))
    } else if let part = parts.last {
      before = .sequence(parts.dropLast(), last: part.form)
    } else {
      before = .hold(leg.from)
    }
    return Ending(start: start, way: way, before: before.normalized)
  }
}

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
      let half = Int(exactly: legs[0].end), legs[1].begin == legs[0].end, cycles.length == 2 * half,
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
