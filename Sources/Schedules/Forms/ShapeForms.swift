// What each shape is made of.

extension Constant {
  package var form: CurveForm? { .hold(rate) }
}

extension Ramp {
  package var form: CurveForm? {
    .legs([.init(from: start, to: finish, end: Double(rampLength), curve, isRising: isWarmup)])
  }
}

extension Passage {
  package var form: CurveForm? {
    .legs([.init(from: start, to: finish, begin: begin, end: end, curve, isRising: isWarmup)])
  }
}

extension Cosine {
  package var form: CurveForm? { .legs([.init(from: maximum, to: minimum, end: Double(cycleLength), curve)]) }
}

extension Triangular {
  package var form: CurveForm? {
    let (length, peak) = (Double(cycleLength), Double(cycleLength) * increasingFraction)
    let up = CurveForm.Leg(from: minimum, to: maximum, end: peak)
    // Without a way down, the rate falls at the end.
    if peak >= length { return .sequence([.init(.legs([up]), count: cycleLength)], last: .hold(minimum)) }
    return .legs([up, .init(from: maximum, to: minimum, begin: peak, end: length)])
  }
}

extension OneCycle {
  package var form: CurveForm? {
    let (length, peak) = (Double(cycleLength), Double(cycleLength) * 0.5)
    return .legs([
      .init(from: start, to: maximum, end: peak), .init(from: maximum, to: start, begin: peak, end: length),
      .init(from: start, to: finish, begin: length, end: length + Double(cooldownLength)),
    ])
  }
}

extension AnnealingPhases {
  package var form: CurveForm? {
    guard let end = legs.last?.end, end >= 0, let length else { return nil }
    let curve: Curve = isCosine ? .cosine : .linear
    let ways = zip([0] + legs.map(\.end), legs).map { begin, leg in
      CurveForm.Leg(from: leg.start, to: leg.finish, begin: begin, end: leg.end, curve)
    }
    // The last way runs on for an update beyond its end.
    return .sequence([.init(.legs(ways), count: length)], last: .hold(self(length)))
  }
}

extension Piecewise {
  package var form: CurveForm? {
    guard let curve, knots.count > 1 else { return .table(starts: knots, rates: rates) }
    let times = knots.map(Double.init)
    let ways = (1..<knots.count).map { index in
      CurveForm.Leg(from: rates[index - 1], to: rates[index], begin: times[index - 1], end: times[index], curve)
    }
    return .legs(ways)
  }
}

extension Multistep {
  package var form: CurveForm? {
    let starts = [0] + Set(milestones.filter { $0 > 0 }).sorted()
    return .table(starts: starts, rates: starts.map { self($0) })
  }
}

extension Stairs {
  /// The most stairs that are written out.
  private static let mostWritten = 1000

  package var form: CurveForm? {
    guard count <= Self.mostWritten else { return nil }
    var starts = [0]
    while top != bottom, case .at(let next) = nextStair(after: starts[starts.count - 1]) { starts.append(next) }
    return .table(starts: starts, rates: starts.map { self($0) })
  }
}

extension ChebyshevNodes {
  package var form: CurveForm? {
    let way = CurveForm.Leg(from: maximum, to: minimum, begin: -0.5, end: Double(count) - 0.5, .cosine)
    return .sequence([.init(.legs([way]), count: count - 1)], last: .hold(self(count - 1)))
  }
}

extension Exponential {
  package var form: CurveForm? {
    if let decay {
      return .law(
        .naturalExponential(rate: rate, decay: decay, period: Double(period), isStaircase: isStaircase))
    }
    return .law(.exponential(rate: rate, gamma: gamma, period: Double(period), isStaircase: isStaircase))
  }
}

extension OffsetExponential {
  package var form: CurveForm? {
    let fall = CurveForm.law(
      .naturalExponential(rate: rate - floor, decay: decay, period: period, isStaircase: false))
    return floor == 0 ? fall : .sum(.hold(floor), fall)
  }
}

extension FractionalStep {
  package var form: CurveForm? {
    .law(.exponential(rate: rate, gamma: gamma, period: period, isStaircase: true))
  }
}

extension InverseTime {
  package var form: CurveForm? {
    .law(.inverseTime(rate: rate, decay: decay, period: period, isStaircase: isStaircase))
  }
}

extension LinearGrowth {
  package var form: CurveForm? { .law(.growth(rate: rate, slope: slope, period: period, isStaircase: isStaircase)) }
}

extension InversePower {
  package var form: CurveForm? {
    .law(.inversePower(rate: rate, floor: floor, timescale: timescale, power: power))
  }
}

extension PowerLaw {
  package var form: CurveForm? {
    .law(.power(maximum: maximum, factor: factor, exponent: exponent, tokens: tokensPerIteration))
  }
}

extension UnclampedPolynomial {
  package var form: CurveForm? {
    .law(.polynomial(start: start, finish: finish, length: decayLength, power: power))
  }
}

extension HyperbolicTangent {
  package var form: CurveForm? {
    .law(.tanh(start: start, finish: finish, length: decayLength, lower: lower, upper: upper))
  }
}

extension Hyperbolic {
  package var form: CurveForm? {
    .law(
      .hyperbola(
        start: start, infimum: infimum, length: decayLength, bound: upperBound, isExponential: isExponential))
  }
}

extension RectifiedWarmup {
  package var form: CurveForm? { .law(.rectification(discount: discount, offset: offset)) }
}

extension ExponentialApproach {
  package var form: CurveForm? { .law(.approach(period: period)) }
}

extension LambdaRate {
  package var form: CurveForm? {
    .law(.formula(rate: rate, CurveForm.Formula(expression: expression), isProduct: false))
  }
}

extension CumulativeProduct {
  package var form: CurveForm? {
    .law(.formula(rate: rate, CurveForm.Formula(expression: expression), isProduct: true))
  }
}
