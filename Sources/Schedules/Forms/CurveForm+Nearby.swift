import Numbers

extension CurveForm {
  /// Forms that are the same for a while, or nearly: what a framework may have that goes on otherwise when the curve has run
  /// its course, or counts from another update.
  ///
  /// Each is a normal form. They claim nothing; whoever reads words off them compares the curves.
  package var nearby: [CurveForm] {
    let form = normalized
    return (form.endingOtherwise + form.beginningOtherwise + form.steppingOtherwise).map(\.normalized)
  }

  /// The form with another last part, and with nothing after the part before it.
  private var endingOtherwise: [CurveForm] {
    switch self {
    case .sequence(let parts, let last):
      // Where a curve that would run on is cut off, the cut is left out.
      let before: CurveForm? = parts.last.map { part in
        parts.count == 1 ? part.form : .sequence(parts.dropLast(), last: part.form)
      }
      let uncut = last.constantRate == nil ? nil : before
      return last.endingOtherwise.map { .sequence(parts, last: $0) }
        + (uncut.map { [$0] + $0.turningAtWholeUpdates } ?? [])
    case .cycles(let cycles) where cycles.count == nil:
      // The first cycle alone, and of a cosine that climbs again the fall alone.
      return [cycles.form]
        + (wave.map { [.legs([Leg(from: $0.from, to: $0.to, end: Double($0.length), .cosine)])] } ?? [])
    case .legs(let legs):
      guard let last = legs.last, let end = Int(exactly: last.end), end >= 1 else { return [] }
      var others = goingOn(last, legs) + turningAtWholeUpdates
      if legs.count > 1 { others.append(.cycles(Cycles(self, length: end))) }
      // A last rate far below the first is as good as 0.
      if last.to > 0, last.to <= 0.01 * last.from {
        var low = legs
        low[low.count - 1].to = 0
        others.append(.legs(low))
      }
      return others
    case .law(.polynomial(let start, let finish, let length, let power)):
      return [.legs([Leg(from: start, to: finish, end: Double(length), .power(exponent: Double(power)))])]
    default: return []
    }
  }

  /// The form whose last way does not stop at its end: a cosine climbs again, and a power goes on.
  private func goingOn(_ last: Leg, _ legs: [Leg]) -> [CurveForm] {
    guard let begin = Int(exactly: last.begin), begin >= 0, let end = Int(exactly: last.end), !last.isLevel else {
      return []
    }
    let length = end - begin
    let endless: [CurveForm]
    if last.follows(.cosine) {
      let rates = last.to > 0 && last.to <= 0.01 * last.from ? [last.to, 0] : [last.to]
      endless = rates.map { low in
        let (half, whole) = (Double(length), 2 * Double(length))
        return .cycles(
          Cycles(
            .legs([
              Leg(from: last.from, to: low, end: half, .cosine),
              Leg(from: low, to: last.from, begin: half, end: whole, .cosine),
            ]), length: length.multipliedSaturating(by: 2)))
      }
    } else if let power = CurveForm.Way(from: last.from, to: last.to, length: length, leg: last).power,
      let exponent = Int(exactly: power)
    {
      endless = [.law(.polynomial(start: last.from, finish: last.to, length: length, power: exponent))]
    } else {
      return []
    }
    if begin == 0 { return endless }
    let before = Part(Self.normalized(Array(legs.dropLast())), count: begin)
    return endless.map { .sequence([before], last: $0) }
  }

  /// The ways with turns at the nearest whole updates.
  private var turningAtWholeUpdates: [CurveForm] {
    guard case .legs(var legs) = self, legs.contains(where: { $0.end != $0.end.rounded() }) else { return [] }
    for index in legs.indices {
      (legs[index].begin, legs[index].end) = (legs[index].begin.rounded(), legs[index].end.rounded())
    }
    return [.legs(legs)]
  }

  /// The form with a warmup that counts from 0.
  private var beginningOtherwise: [CurveForm] {
    let (hold, rest) = hold
    // A first rate that counts twice is part of the warmup.
    if hold == 1, case .legs(var legs) = self, legs.count > 1 {
      legs.removeFirst()
      legs[0].begin = 0
      return [.legs(legs)]
    }
    if hold == 1, rest.exponential != nil { return [rest] }
    if case .legs(var legs) = self, let begin = legs.first?.begin, begin < 0, begin >= -1 {
      legs[0].begin = 0
      return [.legs(legs)]
    }
    return []
  }

  /// Steps as a factor that acts again and again, and such a factor an update later.
  private var steppingOtherwise: [CurveForm] {
    if let steps, let first = steps.starts.first, let (factor, _) = steps.common, factor > 0 {
      return [.law(.exponential(rate: steps.first, gamma: factor, period: Double(first), isStaircase: true))]
    }
    if let law = exponential, law.isStaircase { return [.sequence([Part(.hold(law.rate), count: 1)], last: self)] }
    guard case .sequence(let parts, let last) = self, parts.contains(where: { $0.stairs != nil }) else { return [] }
    return [.sequence(parts.flatMap { $0.stairs ?? [$0] }, last: last)]
  }
}

extension CurveForm.Part {
  /// A staircase of not too many steps, each of which is written out; `nil` for other parts.
  fileprivate var stairs: [CurveForm.Part]? {
    guard let law = form.exponential, law.isStaircase, let period = law.wholePeriod, count / period < 64 else {
      return nil
    }
    return stride(from: 0, to: count, by: period).map { start in
      CurveForm.Part(.hold(form.rate(at: start)), count: Swift.min(period, count - start))
    }
  }
}
