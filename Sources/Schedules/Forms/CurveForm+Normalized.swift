extension CurveForm {
  /// The form with one way of writing for each of the many that mean the same: what is equal is the same curve.
  package var normalized: CurveForm {
    switch self {
    case .hold: return self
    case .law(let law): return law.normalized
    case .legs(let legs): return Self.normalized(legs)
    case .sequence(let parts, let last):
      return Self.joined(parts.map { Part($0.form.normalized, count: $0.count) }, last.normalized)
    case .cycles(var cycles):
      cycles.form = cycles.form.normalized
      if case .hold = cycles.form, cycles.decay == 1 { return cycles.form }
      if cycles.count == 1, cycles.growth == 1 {
        return .sequence([Part(cycles.form, count: cycles.length)], last: .hold(cycles.form.rate(at: cycles.length)))
          .normalized
      }
      return .cycles(cycles)
    case .product(let left, let right): return Self.multiplied(left.normalized, right.normalized)
    case .sum(let left, let right):
      let (left, right) = (left.normalized, right.normalized)
      if case .hold(let rate) = left { return right.raised(by: rate) ?? .sum(left, right) }
      if case .hold(let rate) = right { return left.raised(by: rate) ?? .sum(right, left) }
      return .sum(left, right)
    case .clamped(let form, let lower, let upper):
      let form = form.normalized
      if case .hold(let rate) = form { return .hold(Swift.min(Swift.max(rate, lower), upper)) }
      return .clamped(form, from: lower, to: upper)
    case .shifted(let form, let offset): return Self.moved(form.normalized, by: offset)
    case .readEvery(let count, let form, let stride):
      return Self.read(form.normalized, every: count, stride: stride)
    case .faded(let form, let start, let length, let floor, let curve):
      let form = form.normalized
      if case .hold(let rate) = form, !curve.needsPositiveEnds {
        let way = Self.normalized([Leg(from: rate, to: floor, end: Double(length), curve)])
        return Self.joined([Part(form, count: start)], way)
      }
      return .faded(form, start: start, length: length, floor: floor, curve.normalized)
    case .table(let starts, let rates): return Self.table(starts, rates)
    }
  }

  static func normalized(_ legs: [Leg]) -> CurveForm {
    var kept: [Leg] = []
    for leg in legs.map(\.normalized) {
      if let last = kept.last, last.end == leg.begin, last.isLevel, leg.isLevel, leg.to == last.from {
        kept[kept.count - 1].end = leg.end
      } else {
        kept.append(leg)
      }
    }
    // A way that is over at update 0 has done no more than to lead there.
    while let first = kept.first, first.end <= 0, kept.count == 1 || first.end < 0 || kept[1].from == first.to {
      if kept.count == 1 { return .hold(first.to) }
      kept.removeFirst()
    }
    // At the end a rate holds in any case.
    while let last = kept.last, last.isLevel, kept.count == 1 || kept[kept.count - 2].to == last.from {
      if kept.count == 1 { return .hold(last.to) }
      kept.removeLast()
    }
    return steps(kept) ?? .legs(kept)
  }

  /// Ways that are nothing but holds and jumps at whole updates, as a table.
  private static func steps(_ legs: [Leg]) -> CurveForm? {
    guard let first = legs.first, first.begin <= 0 else { return nil }
    var (starts, rates) = ([0], [first.from])
    for leg in legs {
      guard leg.isLevel || leg.curve == .constant, leg.from == rates.last, let end = Int(exactly: leg.end), end > 0
      else { return nil }
      if !leg.isLevel {
        starts.append(end)
        rates.append(leg.to)
      }
    }
    return table(starts, rates)
  }

  /// A form that is read once in so many updates.
  private static func read(_ form: CurveForm, every count: Int, stride: Int) -> CurveForm {
    switch form {
    case .hold: return form
    case _ where count == 1 && stride == 1: return form
    case .table(let starts, let rates):
      // A rate is read from the first reading on that lies at or after its start.
      let readings = starts.map { ($0 / stride + ($0 % stride == 0 ? 0 : 1)).multipliedSaturating(by: count) }
      let read = readings.indices.filter { $0 + 1 == readings.count || readings[$0 + 1] > readings[$0] }
      return table(read.map { readings[$0] }, read.map { rates[$0] })
    case .law(.exponential(let rate, let gamma, let period, let isStaircase))
    where stride == 1 && period == period.rounded() && (isStaircase || period == 1) || Double(stride) == period:
      let length = stride == 1 ? period * Double(count) : Double(count)
      return .law(.exponential(rate: rate, gamma: gamma, period: length, isStaircase: true))
    default: return .readEvery(count, form, stride: stride)
    }
  }

  private static func multiplied(_ left: CurveForm, _ right: CurveForm) -> CurveForm {
    guard case .hold(let factor) = right else {
      if case .hold = left { return multiplied(right, left) }
      return .product(left, right)
    }
    if factor == 1 { return left }
    return left.scaled(by: factor) ?? .product(left, right)
  }

  /// The form with every rate multiplied, where that is a form of the same kind.
  private func scaled(by factor: Double) -> CurveForm? {
    switch self {
    case .hold(let rate): return .hold(rate.product(with: factor))
    case .table(let starts, let rates): return Self.table(starts, rates.map { $0.product(with: factor) })
    case .legs(let legs):
      if factor <= 0, legs.contains(where: \.curve.needsPositiveEnds) { return nil }
      return Self.normalized(
        legs.map { leg in
          var leg = leg
          (leg.from, leg.to) = (leg.from.product(with: factor), leg.to.product(with: factor))
          return leg
        })
    case .sequence(let parts, let last):
      var scaled: [Part] = []
      for part in parts {
        guard let form = part.form.scaled(by: factor) else { return nil }
        scaled.append(Part(form, count: part.count))
      }
      return last.scaled(by: factor).map { Self.joined(scaled, $0) }
    case .cycles(var cycles):
      guard let form = cycles.form.scaled(by: factor) else { return nil }
      cycles.form = form
      return .cycles(cycles)
    case .law(.exponential(let rate, let gamma, let period, let isStaircase)):
      let rate = rate.product(with: factor)
      return .law(.exponential(rate: rate, gamma: gamma, period: period, isStaircase: isStaircase))
    default: return nil
    }
  }

  /// The form with a rate added to every one of its, where that is a form of the same kind.
  private func raised(by rate: Double) -> CurveForm? {
    if rate == 0 { return self }
    switch self {
    case .hold(let own): return .hold(own + rate)
    case .table(let starts, let rates): return Self.table(starts, rates.map { $0 + rate })
    case .legs(let legs):
      if legs.contains(where: \.curve.needsPositiveEnds) { return nil }
      return Self.normalized(
        legs.map { leg in
          var leg = leg
          (leg.from, leg.to) = (leg.from + rate, leg.to + rate)
          return leg
        })
    case .cycles(var cycles) where cycles.decay == 1:
      guard let form = cycles.form.raised(by: rate) else { return nil }
      cycles.form = form
      return .cycles(cycles)
    default: return nil
    }
  }

  private static func moved(_ form: CurveForm, by offset: Int) -> CurveForm {
    if offset == 0 { return form }
    if case .hold = form { return form }
    return offset > 0
      ? joined([Part(.hold(form.rate(at: 0)), count: offset)], form)
      : form.dropping(first: -Swift.max(offset, -Int.max))
  }

  static func table(_ starts: [Int], _ rates: [Double]) -> CurveForm {
    var kept: [(start: Int, rate: Double)] = []
    for (start, rate) in zip(starts, rates) where kept.last?.rate != rate { kept.append((start, rate)) }
    if kept.count == 1 { return .hold(kept[0].rate) }
    return .table(starts: kept.map(\.start), rates: kept.map(\.rate))
  }
}

extension CurveForm.Leg {
  /// Whether the rate stays as it is.
  package var isLevel: Bool { from == to }

  /// The way under the simplest of its names.
  package var normalized: CurveForm.Leg {
    var leg = self
    leg.curve = curve.normalized
    // Between equal rates every way is a line.
    if isLevel { leg.curve = .linear }
    if isRising, let falling = leg.curve.turnedRound { (leg.curve, leg.isRising) = (falling.normalized, false) }
    return leg
  }
}

extension CurveForm.Law {
  /// The law, or what it comes to where its numbers leave it nothing to do.
  fileprivate var normalized: CurveForm {
    switch self {
    case .exponential(let rate, 1, _, _), .naturalExponential(let rate, 0, _, _), .inverseTime(let rate, 0, _, _),
      .growth(let rate, 0, _, _), .inversePower(let rate, _, _, 0):
      return .hold(rate)
    case .exponential(0, _, _, _), .naturalExponential(0, _, _, _), .inverseTime(0, _, _, _), .growth(0, _, _, _):
      return .hold(0)
    case .exponential(let rate, 0, let period, let isStaircase):
      let start = isStaircase ? Int(saturating: period.rounded(.up)) : 1
      return CurveForm.table([0, start], [rate, 0])
    case .exponential(let rate, let gamma, 1, true):
      return .law(.exponential(rate: rate, gamma: gamma, period: 1, isStaircase: false))
    case .naturalExponential(let rate, let decay, 1, true):
      return .law(.naturalExponential(rate: rate, decay: decay, period: 1, isStaircase: false))
    case .inverseTime(let rate, let decay, 1, true):
      return .law(.inverseTime(rate: rate, decay: decay, period: 1, isStaircase: false))
    case .growth(let rate, let slope, 1, true):
      return .law(.growth(rate: rate, slope: slope, period: 1, isStaircase: false))
    case .tanh(let start, let finish, _, _, _) where start == finish: return .hold(start)
    case .cyclicalPolynomial(let start, let finish, _, _) where start == finish: return .hold(start)
    case .polynomial(let start, let finish, _, _) where start == finish: return .hold(start)
    case .inversePower(let rate, let floor, _, _) where rate == floor: return .hold(rate)
    case .hyperbola(let start, let infimum, _, _, _) where start == infimum: return .hold(start)
    default: return .law(self)
    }
  }
}

extension Curve {
  /// The curve under the simplest of its names.
  var normalized: Curve {
    switch self {
    case .cosinePower(1), .kDecay(1): .cosine
    case .power(1), .oneMinusPower(1), .rex(0): .linear
    case .oneMinusPower(2): .square
    case .oneMinusPower(0.5): .oneMinusSquareRoot
    case .polynomial(let k, let power) where k == 1: Curve.power(exponent: power).normalized
    case .polynomial(let k, let power) where power == 1: Curve.oneMinusPower(exponent: k).normalized
    default: self
    }
  }

  /// The curve that falls as this one does when it is run backwards on the way up; `nil` for the curves that have none.
  fileprivate var turnedRound: Curve? {
    switch self {
    // From rate to rate these are the same forwards and backwards.
    case .linear, .cosine, .constant, .exponential, .inverseLinear: self
    case .power(let exponent): .oneMinusPower(exponent: exponent)
    case .oneMinusPower(let exponent): .power(exponent: exponent)
    case .square: .power(exponent: 2)
    case .oneMinusSquareRoot: .power(exponent: 0.5)
    default: nil
    }
  }
}
