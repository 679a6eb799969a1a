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
}
