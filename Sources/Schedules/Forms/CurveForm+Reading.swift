// What a normal form is made of, read from its beginning to its end: the questions that the inverse of an entry asks.

extension CurveForm {
  /// A way that a form begins with, and what follows it.
  package struct Beginning: Sendable {
    /// The way, whose times count from the form's first update.
    package var way: Leg
    /// The number of updates until the rest begins.
    package var count: Int
    /// What follows, on a clock of its own.
    package var rest: CurveForm
  }

  /// The one way of a form that is nothing else: over a number of updates from one rate to another, which then holds.
  package struct Way: Sendable {
    /// The rate at update 0.
    package var from: Double
    /// The rate at the end and after it.
    package var to: Double
    /// The number of updates, at least 1.
    package var length: Int
    /// The way itself.
    package var leg: Leg

    /// The exponent of the remaining share that the way is a power of, 1 for a line; `nil` for other ways.
    package var power: Double? { leg.power }

    /// Returns whether the way is that of a curve.
    ///
    /// - Parameters:
    ///   - curve: The curve.
    ///   - isRising: Whether the curve is run backwards, as a warmup does.
    /// - Returns: Whether it does.
    package func follows(_ curve: Curve, isRising: Bool = false) -> Bool { leg.follows(curve, isRising: isRising) }
  }

  /// Whether all lengths are below 2^53, so that they are exact as numbers and their sums can be counted, and the parts no more
  /// than a person would write; and that no part is a rhythm that lies between updates, which no inverse reads.
  package var isReadable: Bool {
    switch self {
    case .hold: true
    case .legs(let legs):
      legs.count <= Self.mostParts && legs.allSatisfy { $0.begin.magnitude < 0x1p53 && $0.end.magnitude < 0x1p53 }
    case .sequence(let parts, let last):
      parts.count <= Self.mostParts && parts.allSatisfy { $0.count < 1 << 53 && $0.form.isReadable } && last.isReadable
    case .cycles(let cycles): cycles.length < 1 << 53 && cycles.count ?? 0 < 1 << 53 && cycles.form.isReadable
    case .product(let left, let right), .sum(let left, let right): left.isReadable && right.isReadable
    case .clamped(let form, _, _): form.isReadable
    case .shifted(let form, let offset): offset.magnitude < 1 << 53 && form.isReadable
    case .readEvery(let count, let form, let stride): count < 1 << 53 && stride < 1 << 53 && form.isReadable
    case .faded(let form, let start, let length, _, _): start < 1 << 53 && length < 1 << 53 && form.isReadable
    case .table(let starts, _): starts.count <= Self.mostParts && starts.last ?? 0 < 1 << 53
    case .law(.wave), .law(.restarts), .law(.warmupRestarts): false
    case .law(let law): law.length < 0x1p53
    }
  }

  private static let mostParts = 4096

  /// The rate that holds at every update; `nil` where it changes.
  package var constantRate: Double? {
    if case .hold(let rate) = self { rate } else { nil }
  }

  /// The way of a whole number of updates that the form begins with; `nil` where it begins otherwise.
  package var beginning: Beginning? {
    switch self {
    case .legs(let legs):
      guard let way = legs.first, let count = Int(exactly: way.end), count >= 1 else { return nil }
      return Beginning(way: way, count: count, rest: dropping(first: count))
    case .sequence(let parts, _):
      guard let part = parts.first else { return nil }
      switch part.form {
      case .hold(let rate):
        let way = Leg(from: rate, to: rate, end: Double(part.count))
        return Beginning(way: way, count: part.count, rest: dropping(first: part.count))
      case .legs(let legs):
        guard let way = legs.first, let end = Int(exactly: way.end), end >= 1 else { return nil }
        let count = Swift.min(end, part.count)
        return Beginning(way: way, count: count, rest: dropping(first: count))
      default: return nil
      }
    case .table(let starts, let rates):
      guard starts.count > 1 else { return nil }
      let way = Leg(from: rates[0], to: rates[0], end: Double(starts[1]))
      return Beginning(way: way, count: starts[1], rest: dropping(first: starts[1]))
    default: return nil
    }
  }

  /// The one way of the form; `nil` where it has several, or none.
  package var way: Way? {
    guard case .legs(let legs) = self, legs.count == 1, let leg = legs.first, leg.begin == 0,
      let length = Int(exactly: leg.end), length >= 1
    else { return nil }
    return Way(from: leg.from, to: leg.to, length: length, leg: leg)
  }

  /// Returns the line that leads from a rate up to what follows it, and what that is.
  ///
  /// A form that does not begin so has none: a length of 0, and itself as the rest. A line behind which nothing happens is
  /// taken for a decay and not for a warmup, unless asked otherwise.
  ///
  /// - Parameters:
  ///   - start: The rate at update 0; `nil` for any.
  ///   - mayHold: Whether it is a warmup too where the rate only holds after it.
  /// - Returns: The line.
  package func warmup(from start: Double? = nil, mayHold: Bool = false) -> (
    start: Double?, length: Int, rest: CurveForm
  ) {
    guard let line = line, start == nil || line.way.from == start, line.rest.rate(at: 0) == line.way.to,
      mayHold || line.rest.constantRate == nil
    else { return (nil, 0, self) }
    return (line.way.from, line.count, line.rest)
  }

  /// The line that the form begins with, from update 0 on.
  package var line: Beginning? {
    guard let beginning, beginning.way.begin == 0, beginning.way.end == Double(beginning.count), !beginning.way.isLevel,
      beginning.way.follows(.linear)
    else { return nil }
    return beginning
  }

  /// The number of updates for which the first rate holds before something follows, and what that is.
  package var hold: (length: Int, rest: CurveForm) {
    guard let beginning, beginning.way.isLevel else { return (0, self) }
    return (beginning.count, beginning.rest)
  }

  /// The form without a shift, and by how many updates it had been shifted.
  package var unshifted: (form: CurveForm, offset: Int) {
    switch self {
    case .shifted(let form, let offset): return (form, offset)
    case .legs(var legs):
      // A way that has begun before update 0 has been running for so many.
      guard let begin = legs.first?.begin, begin < 0, let offset = Int(exactly: begin) else { return (self, 0) }
      for index in legs.indices {
        legs[index].begin -= begin
        legs[index].end -= begin
      }
      return (.legs(legs), offset)
    case .sequence(var parts, let last):
      guard let part = parts.first else { return (self, 0) }
      let (form, offset) = part.form.unshifted
      parts[0] = Part(form, count: part.count.addingSaturating(-offset))
      return (.sequence(parts, last: last), offset)
    default: return (self, 0)
    }
  }
}

extension CurveForm.Leg {
  /// The exponent of the remaining share that the way is a power of, 1 for a line; `nil` for other ways.
  package var power: Double? {
    switch (curve, isRising) {
    case (.linear, _): 1
    case (.power(let exponent), false): exponent
    default: nil
    }
  }

  /// Returns whether the way is that of a curve.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - isRising: Whether the curve is run backwards, as a warmup does.
  /// - Returns: Whether it does.
  package func follows(_ curve: Curve, isRising: Bool = false) -> Bool {
    if isLevel { return true }
    var other = self
    (other.curve, other.isRising) = (curve, isRising)
    return other.normalized == normalized
  }
}

extension CurveForm.Law {
  /// The length that the law counts by; 0 where it counts by none.
  fileprivate var length: Double {
    switch self {
    case .exponential(_, _, let period, _), .naturalExponential(_, _, let period, _): period
    case .inverseTime(_, _, let period, _), .growth(_, _, let period, _), .approach(let period): Double(period)
    case .inversePower(_, _, let timescale, _): timescale
    case .polynomial(_, _, let length, _), .tanh(_, _, let length, _, _), .cyclicalPolynomial(_, _, let length, _):
      Double(length)
    case .hyperbola(_, _, let length, let bound, _): Double(Swift.max(length, bound))
    case .wave(_, _, _, let length, _): Double(length)
    case .power, .rectification, .formula, .restarts, .warmupRestarts: 0
    }
  }
}
