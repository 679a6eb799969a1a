import Schedules

extension Curve {
  /// Whether the way is so steep at its end that rounding before it would be seen.
  fileprivate var isSteepAtEnd: Bool {
    switch self {
    case .power(let exponent), .polynomial(_, let exponent): exponent < 1
    case .cosinePower(let exponent): exponent < 0.5
    default: false
    }
  }

  /// Whether the whole fall is at its end.
  fileprivate var isStep: Bool {
    switch self {
    case .power(0), .cosinePower(0), .polynomial(_, 0): true
    default: false
    }
  }
}

extension CurveForm.Leg {
  /// Whether the way is a line between two reciprocals of which one does not exist, so that it is a jump: at its end where it
  /// is that of a warmup, else right behind its beginning.
  fileprivate var isReciprocalOfZero: Bool { curve == .inverseLinear && !(from > 0 && to > 0) }
}

extension FormProgram {
  /// The steps of ways one after the other: a way for each range of times, after the last the rate that it leads to.
  mutating func legSteps(_ legs: [CurveForm.Leg], at time: Code) -> [CodeStep] {
    guard let last = legs.last else { return [.result(.number(0))] }
    var steps: [CodeStep] = []
    var start = 0.0
    for (index, leg) in legs.enumerated() where leg.end >= 0 {
      // Time is whole or a position between whole ends; what ends before it begins has no times of its own.
      if index > 0, leg.end <= start, start > 0 { continue }
      // To the power of 0 nothing is left of the way, but for its end.
      let isExact = leg.curve.isStep || leg.curve.isSteepAtEnd && !leg.isRising && index == legs.count - 1
      let relation: Code.Relation = isExact ? .below : .atMost
      steps.append(.when(.init(time, relation, .time(leg.end)), legSteps(leg, at: time, after: start)))
      start = max(start, leg.end)
    }
    return steps + [.result(.number(last.to))]
  }

  /// The steps of one way, of times behind the one before.
  private mutating func legSteps(_ leg: CurveForm.Leg, at time: Code, after start: Double) -> [CodeStep] {
    guard leg.end > leg.begin else { return [.result(.number(leg.to))] }
    if leg.from == leg.to { return [.result(.number(leg.from))] }
    if leg.curve == .constant || leg.isReciprocalOfZero && leg.isRising { return constantSteps(leg, at: time) }
    if leg.isReciprocalOfZero {
      return [.when(.init(time, .atMost, .time(leg.begin)), [.result(.number(leg.from))]), .result(.number(leg.to))]
    }
    var steps: [CodeStep] = []
    if leg.begin > start { steps.append(.when(.init(time, .below, .time(leg.begin)), [.result(.number(leg.from))])) }
    let progress = (time - .time(leg.begin)) / .time(leg.end - leg.begin)
    if leg.curve == .linear {
      return steps + [.result(line(from: leg.from, to: leg.to, at: progress))]
    }
    let name = name("progress")
    return steps + [
      .named(name, progress),
      .result(
        between(.number(leg.from), .number(leg.to), leg.curve, at: .name(name), isRising: leg.isRising)),
    ]
  }

  /// A jump at the very end of the way.
  private func constantSteps(_ leg: CurveForm.Leg, at time: Code) -> [CodeStep] {
    [.when(.init(time, .below, .time(leg.end)), [.result(.number(leg.from))]), .result(.number(leg.to))]
  }

  private func line(from start: Double, to end: Double, at progress: Code) -> Code {
    if start == 0 { return .number(end) * progress }
    if end == 0 { return .number(start) * (.whole(1) - progress) }
    return .number(start) + .number(end - start) * progress
  }

  /// The rate on a way between two.
  func between(_ from: Code, _ to: Code, _ curve: Curve, at progress: Code, isRising: Bool) -> Code {
    if isRising {
      switch curve {
      case .constant: return .choice(.init(progress, .below, .whole(1)), from, to)
      case .logarithmic(let length): return from + (to - from) * Self.logarithmicRise(progress, length)
      case .linear: return from + (to - from) * progress
      default: return falling(to, from, curve, at: progress, left: progress, isTurned: true)
      }
    }
    return falling(from, to, curve, at: progress, left: .whole(1) - progress, isTurned: false)
  }

  /// `end + (start - end) · f(p)`; turned round, p is what is left of the way up.
  private func falling(
    _ start: Code, _ end: Code, _ curve: Curve, at given: Code, left: Code, isTurned: Bool
  ) -> Code {
    let progress = isTurned ? .whole(1) - given : given
    switch curve {
    case .exponential:
      if case .number(let one) = start, case .number(let other) = end, one > 0, other > 0 {
        return .number(one) * .power(.number(other / one), progress)
      }
      return start * left + end * progress
    case .inverseLinear:
      return .whole(1) / (progress / end + left / start)
    default:
      return end + (start - end) * fall(curve, progress, left)
    }
  }

  private static func logarithmicRise(_ progress: Code, _ length: Int) -> Code {
    .call(
      .min,
      [
        .call(.log1p, [progress * .whole(length)]) / .call(.log, [.whole(Swift.max(2, length))]), .whole(1),
      ])
  }

  private static let pi = Code.name("pi")

  private static func halfCosine(_ progress: Code) -> Code {
    .number(0.5) * (.whole(1) + .call(.cos, [pi * progress]))
  }

  /// f(p) of a curve that falls from 1 to 0.
  private func fall(_ curve: Curve, _ progress: Code, _ left: Code) -> Code {
    let one = Code.whole(1)
    switch curve {
    case .linear: return left
    case .cosine: return Self.halfCosine(progress)
    case .cosinePower(let exponent): return .power(Self.halfCosine(progress), .number(exponent))
    case .kDecay(let k): return Self.halfCosine(.power(progress, .number(k)))
    case .linearCosine: return Self.halfCosine(progress) * left
    case .cosineSecondHalf: return one - .call(.sin, [.number(0.5) * Self.pi * progress])
    case .logarithmic(let length): return Self.logarithmicRise(left, length)
    case .oneMinusSquareRoot: return one - .call(.sqrt, [progress])
    case .square: return one - progress * progress
    case .power(let exponent): return .power(left, .number(exponent))
    case .oneMinusPower(let exponent): return one - .power(progress, .number(exponent))
    case .polynomial(let k, let power):
      return .power(.call(.max, [one - .power(progress, .number(k)), .number(0)]), .number(power))
    case .mirrorCosine: return .whole(2) * left - Self.halfCosine(progress)
    case .halfLife: return .whole(2) * .call(.exp2, [.negative(progress)]) - one
    case .normalizedExponential(let ratio):
      return (.power(.number(ratio), progress) - .number(ratio)) / .number(1 - ratio)
    case .rex(let beta): return left / (.number(1 - beta) + .number(beta) * left)
    case .constant, .exponential, .inverseLinear: return one
    }
  }
}
