import Numbers

// What each schedule of cycles is made of.

extension CosineWave {
  package var form: CurveForm? {
    guard let half = wholeHalfWave else { return fractionalWave.map { .law($0) } }
    let (turnTime, end) = (Double(half), Double(half) * 2)
    return .cycles(
      .init(
        .legs([
          .init(from: start, to: turn, end: turnTime, .cosine),
          .init(from: turn, to: start, begin: turnTime, end: end, .cosine),
        ]), length: half.multipliedSaturating(by: 2)))
  }
}

extension CyclicalLearningRate {
  package var form: CurveForm? {
    let (peak, end) = (Double(stepSize), Double(stepSize) + Double(stepSizeDown))
    let (low, high) = mode == .triangular ? (minimum, maximum) : (0, maximum - minimum)
    let up = CurveForm.Leg(from: low, to: high, end: peak)
    let down = CurveForm.Leg(from: high, to: low, begin: peak, end: end)
    let triangles = CurveForm.cycles(
      .init(
        .legs(stepSizeDown > 0 ? [up, down] : [up]), length: stepSize + stepSizeDown,
        decay: mode == .triangular2 ? 0.5 : 1))
    switch mode {
    case .triangular: return triangles
    case .triangular2: return .sum(.hold(minimum), triangles)
    case .exponentialRange:
      let factor = CurveForm.law(.exponential(rate: 1, gamma: gamma, period: 1, isStaircase: false))
      return .sum(.hold(minimum), .product(triangles, factor))
    }
  }
}

extension ShrinkingTriangles {
  package var form: CurveForm? {
    let (peak, end) = (Double(stepSize), 2 * Double(stepSize))
    func triangles(_ outer: Double, _ inner: Double, _ decay: Double) -> CurveForm {
      .cycles(
        .init(
          .legs([.init(from: outer, to: inner, end: peak), .init(from: inner, to: outer, begin: peak, end: end)]),
          length: 2 * stepSize, decay: decay))
    }
    return .sum(triangles(low, 0, lowDecay), triangles(0, high, highDecay))
  }
}

extension RestartWarmups {
  package var form: CurveForm? {
    let warmup = CurveForm.legs([.init(from: start, to: 1, end: Double(warmupLength))])
    return .sequence([.init(.hold(1), count: interval)], last: .cycles(.init(warmup, length: interval)))
  }
}

extension Cyclical {
  package var form: CurveForm? {
    guard let form = inner.form else { return nil }
    if lengthDecay != 1 {
      // The form must become longer as the schedule does.
      guard roundsUp, cycleLengthsStretch(form) else { return nil }
    }
    return .cycles(
      .init(form, length: inner.cycleLength, growth: lengthDecay, decay: magnitudeDecay, count: cycles))
  }

  private func cycleLengthsStretch(_ form: CurveForm) -> Bool {
    let length = inner.cycleLength.multipliedSaturating(by: 3)
    return inner.withCycleLength(length).form == form.stretched(by: Double(length) / Double(inner.cycleLength))
  }
}

extension CyclicalPolynomial {
  package var form: CurveForm? {
    .law(.cyclicalPolynomial(start: start, finish: finish, length: cycleLength, power: power))
  }
}

extension WarmRestarts {
  package var form: CurveForm? {
    if let form = wholeForm { return form }
    let pattern = CurveForm.law(.restarts(pattern))
    guard let limit else { return pattern }
    return .sequence([.init(pattern, count: endOfCycles)], last: .hold(limit.rate))
  }

  /// The form of cycles whose lengths are whole updates.
  private var wholeForm: CurveForm? {
    if case .tanh(let lower, let upper) = fall, let length = clock.wholeLength, let limit, limit.count == 1 {
      let fall = CurveForm.law(
        .tanh(start: rates.start, finish: rates.end, length: length, lower: lower, upper: upper))
      return .sequence([.init(fall, count: length)], last: .hold(limit.rate))
    }
    guard let (length, growth) = clock.wholeGrowth, case .curve(let curve) = fall, !curve.needsPositiveEnds,
      limit == nil || growth == 1
    else { return nil }
    func ways(_ from: Double, _ to: Double, _ decay: Double) -> CurveForm {
      .cycles(
        .init(
          .legs([.init(from: from, to: to, end: Double(length), curve)]), length: length, growth: growth, decay: decay))
    }
    let all: CurveForm =
      switch rates.decaying {
      case _ where rates.decay == 1: ways(rates.start, rates.end, 1)
      case .both: ways(rates.start, rates.end, rates.decay)
      case .start: .sum(ways(rates.start, 0, rates.decay), ways(0, rates.end, 1))
      case .difference: .sum(.hold(rates.end), ways(rates.start - rates.end, 0, rates.decay))
      }
    guard let limit else { return all }
    return .sequence([.init(all, count: length.multipliedSaturating(by: limit.count))], last: .hold(limit.rate))
  }
}

extension WarmupRestarts {
  package var form: CurveForm? {
    .law(
      .warmupRestarts(
        Pattern(
          minimum: minimum, maximum: maximum, firstLength: firstLength, warmupLength: warmupLength,
          lengthGrowth: lengthGrowth, magnitudeDecay: magnitudeDecay)))
  }
}
