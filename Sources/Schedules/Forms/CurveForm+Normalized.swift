extension CurveForm {
  /// The form with one way of writing for each of the many that mean the same: what is equal is the same curve.
  package var normalized: CurveForm {
    switch self {
    case .hold, .law: return self
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
      if case .hold(0) = left { return right }
      if case .hold(0) = right { return left }
      if case .hold(let one) = left, case .hold(let other) = right { return .hold(one + other) }
      return .sum(left, right)
    case .clamped(let form, let lower, let upper):
      let form = form.normalized
      if case .hold(let rate) = form { return .hold(Swift.min(Swift.max(rate, lower), upper)) }
      return .clamped(form, from: lower, to: upper)
    case .shifted(let form, let offset): return Self.moved(form.normalized, by: offset)
    case .readEvery(let count, let form, let stride):
      let form = form.normalized
      if case .hold = form { return form }
      return count == 1 && stride == 1 ? form : .readEvery(count, form, stride: stride)
    case .faded(let form, let start, let length, let floor, let curve):
      return .faded(form.normalized, start: start, length: length, floor: floor, curve.normalized)
    case .table(let starts, let rates): return Self.table(starts, rates)
    }
  }

  private static func normalized(_ legs: [Leg]) -> CurveForm {
    var kept: [Leg] = []
    for leg in legs {
      var leg = leg
      leg.curve = leg.curve.normalized
      // A line and a cosine are the same forwards and backwards, and between equal rates every way is.
      if leg.from == leg.to, leg.curve != .constant { leg.curve = .linear }
      if leg.curve == .linear || leg.curve == .cosine || leg.curve == .constant { leg.isRising = false }
      if let last = kept.last, last.end == leg.begin, last.to == last.from, leg.to == leg.from, last.to == leg.from {
        kept[kept.count - 1].end = leg.end
      } else {
        kept.append(leg)
      }
    }
    // At the end a rate holds in any case.
    while let last = kept.last, last.from == last.to, kept.count == 1 || kept[kept.count - 2].to == last.from {
      if kept.count == 1 { return .hold(last.to) }
      kept.removeLast()
    }
    return .legs(kept)
  }

  /// Parts in a row, where those that meet are one.
  private static func joined(_ parts: [Part], _ last: CurveForm) -> CurveForm {
    guard let part = parts.last else { return last }
    let before = Array(parts.dropLast())
    if part.count < 1 { return joined(before, last) }
    if case .sequence(let inner, let rest) = last { return merged(before + [part], inner, rest) }
    if case .sequence(let inner, let rest) = part.form {
      // What is cut within its parts loses those behind the cut.
      var (left, kept) = (part.count, [Part]())
      for one in inner where left > 0 {
        kept.append(Part(one.form, count: Swift.min(one.count, left)))
        left -= Swift.min(one.count, left)
      }
      if left > 0 { kept.append(Part(rest, count: left)) }
      return joined(before + kept, last)
    }
    if let one = meeting(part, last) { return joined(before, one) }
    return merged(before, [part], last)
  }

  private static func merged(_ before: [Part], _ parts: [Part], _ last: CurveForm) -> CurveForm {
    before.isEmpty ? .sequence(parts, last: last) : .sequence(before + parts, last: last)
  }

  /// A part and what follows it as one form, where they meet without a jump in a way of writing that allows it.
  private static func meeting(_ part: Part, _ next: CurveForm) -> CurveForm? {
    let shift = Double(part.count)
    let first: [Leg]
    switch part.form {
    case .hold(let rate): first = [Leg(from: rate, to: rate, end: shift)]
    case .legs(let legs): first = legs
    default: return nil
    }
    guard let end = first.last, end.end <= shift else { return nil }
    switch next {
    case .hold(let rate): return end.to == rate ? normalized(first) : nil
    case .legs(var legs):
      guard let start = legs.first, start.begin == 0, start.from == end.to else { return nil }
      for index in legs.indices {
        legs[index].begin += shift
        legs[index].end += shift
      }
      let rest = end.end < shift ? [Leg(from: end.to, to: end.to, begin: end.end, end: shift)] : []
      return normalized(first + rest + legs)
    default: return nil
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

  private static func moved(_ form: CurveForm, by offset: Int) -> CurveForm {
    if offset == 0 { return form }
    if case .hold = form { return form }
    if offset > 0 { return joined([Part(.hold(form.rate(at: 0)), count: offset)], form) }
    return .shifted(form, by: offset)
  }

  private static func table(_ starts: [Int], _ rates: [Double]) -> CurveForm {
    var kept: [(start: Int, rate: Double)] = []
    for (start, rate) in zip(starts, rates) where kept.last?.rate != rate { kept.append((start, rate)) }
    if kept.count == 1 { return .hold(kept[0].rate) }
    return .table(starts: kept.map(\.start), rates: kept.map(\.rate))
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
}
