import Numbers
import Schedules

extension Timm {
  static let wsdLRScheduler = entry(
    "WSDLRScheduler",
    summary:
      "Warm up, hold or fall slowly, and fade to lr_min over the last decay_t of t_initial epochs after the warmup.",
    formula:
      "lr_min + (max(lr · s(t), lr_min) - lr_min) · f(p), t from the end of the warmup, p = (t - (T - decay_t)) / decay_t",
    example: "timm.WSDLRScheduler --lr 0.1 --t_initial 100 --decay_t 20 --warmup_t 10"
  ) { declare in
    declare(rate)
    declare(length)
    let decayT = declare(
      .count(
        "decay_t", .required, bounds: .positive, unit: "epochs", help: "Epochs of the decay, at most t_initial"
      ).acceptingFractions())
    declare(minimum)
    let stable = StablePhase(&declare)
    let fade = Fading(&declare)
    let clock = Clock(&declare, prefix: nil)
    return .schedule { arguments throws(ScheduleError) in
      let (realTotal, realDecay) = (try arguments[length.real], try arguments[decayT.real])
      let minimum = try arguments[minimum]
      if try clock.isFractional(arguments, realTotal, realDecay) {
        try arguments.require(decayT.real, .atMost, length.real)
        let stable = try stable.formula(arguments, warmup: clock.warmup)
        let fall = try fade.formula(arguments)
        return try clock.schedule(arguments) { epoch in
          let held = stable(epoch).atLeast(.number(minimum))
          let progress = (epoch - .number(realTotal - realDecay)) / .number(realDecay)
          let faded = .number(minimum) + (held - .number(minimum)) * fall(progress.atLeast(0).atMost(1))
          return (epoch < .number(realTotal)).then(faded, otherwise: .number(minimum))
        }
      }
      try arguments.require(decayT, .atMost, length)
      let (total, decay) = (try arguments[length], try arguments[decayT])
      let held = try Clamped(
        stable.schedule(arguments, warmup: clock.warmup), minimum: minimum, maximum: Bounds.largestRate)
      let faded = try Faded(
        Named(held, "stable"), start: total - decay, length: decay, floor: minimum, curve: fade.curve(arguments))
      return try clock.schedule(faded, arguments)
    } inverse: { form in
      guard let led = clock.reading(form, touched: true) else { return nil }
      if case .faded(.clamped(.law(let law), let lowest, _), let start, let count, let floor, let curve) = led.rest,
        lowest == floor, case .inversePower(let peak, 0, let scale, let power) = law, let way = fade.solution(curve)
      {
        return led.values + way + stable.values(timescale: scale, power: power)
          + [rate(peak), minimum(floor), length(start + count), decayT(count)]
      }
      let (hold, rest) = led.rest.hold
      if let way = rest.way, !way.leg.isRising, way.from > way.to, let fall = fade.solution(way.leg.curve) {
        return led.values + fall
          + [rate(way.from), minimum(way.to), length(hold + way.length), decayT(way.length)]
      }
      // A lowest rate above the optimizer's own takes its place.
      guard let peak = led.peak, let floor = rest.constantRate, floor > peak else { return nil }
      return led.values + [rate(peak), minimum(floor), length(1), decayT(1)]
    }
  }

  /// The stable phase of timm's WSD.
  private struct StablePhase {
    let function: Key<Function>
    let timescale: Key<Double?>
    let power: Key<Double>

    enum Function: String, ParameterChoice {
      case constant
      case inverseSquareRoot = "rsqrt"
      case power
    }

    init(_ declare: inout Declarations) {
      function = declare(
        .choice(
          "stable_fn", .constant, help: "s: 1, (1 + t / timescale)^-½ or (1 + t / timescale)^-stable_power"))
      timescale = declare(
        .factor(
          "stable_timescale", .none("warmup_t"), unit: "epochs", help: "Timescale of rsqrt and power"
        ), as: .timescale)
      power = declare(.factor("stable_power", 0.5, bounds: .positive, help: "Exponent of the stable_fn power"))
    }

    /// The values of an inverse power.
    func values(timescale scale: Double, power exponent: Double) -> [Solution.Value] {
      exponent == 0.5
        ? [function(.inverseSquareRoot), timescale(scale)] : [function(.power), power(exponent), timescale(scale)]
    }

    func schedule(_ arguments: Arguments, warmup: Key<Int>) throws(ScheduleError) -> any Schedule {
      let rate = try arguments[rate]
      guard let (exponent, timescale) = try decline(arguments, warmup) else { return try Constant(rate: rate) }
      return try InversePower(rate: rate, timescale: timescale, power: exponent)
    }

    /// The rate as a formula of the epoch.
    func formula(
      _ arguments: Arguments, warmup: Key<Int>
    ) throws(ScheduleError) -> (_ epoch: Expression) -> Expression {
      let rate = try arguments[rate]
      guard let (exponent, timescale) = try decline(arguments, warmup) else { return { _ in .number(rate) } }
      return { epoch in
        .number(rate) * (1 + epoch.atLeast(0) / .number(timescale)).raised(to: .number(-exponent))
      }
    }

    /// The exponent and the timescale of the slow fall; `nil` where the rate holds.
    private func decline(
      _ arguments: Arguments, _ warmup: Key<Int>
    ) throws(ScheduleError) -> (exponent: Double, timescale: Double)? {
      let function = try arguments[function]
      let exponent: Double
      switch function {
      case .constant: return nil
      case .inverseSquareRoot: exponent = 0.5
      case .power: exponent = try arguments[power]
      }
      let warmup = try arguments[warmup.real]
      let timescale = try arguments[timescale] ?? warmup
      guard timescale > 0 else {
        throw refused(
          "WSDLRScheduler",
          "stable_fn=\(function.rawValue) requires a positive stable_timescale, which is warmup_t (\(numberText(warmup))) unless it is set"
        )
      }
      return (exponent, timescale)
    }
  }

  /// The way down of timm's WSD.
  private struct Fading {
    let function: Key<Function>
    let power: Key<Double>
    let ratio: Key<Double>

    enum Function: String, ParameterChoice {
      case linear
      case squareRoot = "1-sqrt"
      case cosine
      case power
      case exponential = "exp"
    }

    init(_ declare: inout Declarations) {
      function = declare(
        .choice(
          "decay_fn", .squareRoot, help: "f, the way down; power is 1 - p^decay_power, exp (r^p - r) / (1 - r)"))
      power = declare(.factor("decay_power", 0.5, bounds: .positive, help: "Exponent of the decay_fn power"))
      ratio = declare(
        .factor(
          "decay_ratio", 0.1, bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
          help: "r of the decay_fn exp"
        ))
    }

    /// The values of a way down; `nil` where it is none of them.
    func solution(_ curve: Curve) -> [Solution.Value]? {
      switch curve {
      case .linear: [function(.linear)]
      case .oneMinusSquareRoot: [function(.squareRoot)]
      case .cosine: [function(.cosine)]
      case .square: [function(.power), power(2)]
      case .oneMinusPower(let exponent): [function(.power), power(exponent)]
      case .normalizedExponential(let share): [function(.exponential), ratio(share)]
      default: nil
      }
    }

    /// The share of the way that is left, as a formula of the share that is done.
    func formula(_ arguments: Arguments) throws(ScheduleError) -> (_ progress: Expression) -> Expression {
      let (power, ratio) = (try arguments[power], try arguments[ratio])
      switch try arguments[function] {
      case .linear: return { 1 - $0 }
      case .squareRoot: return { 1 - Expression.call(.sqrt, [$0]) }
      case .cosine: return RealTimes.halfCosine
      case .power: return { 1 - $0.raised(to: .number(power)) }
      case .exponential:
        return { (Expression.number(ratio).raised(to: $0) - .number(ratio)) / .number(1 - ratio) }
      }
    }

    func curve(_ arguments: Arguments) throws(ScheduleError) -> Curve {
      switch try arguments[function] {
      case .linear: .linear
      case .squareRoot: .oneMinusSquareRoot
      case .cosine: .cosine
      case .power: .oneMinusPower(exponent: try arguments[power])
      case .exponential: .normalizedExponential(ratio: try arguments[ratio])
      }
    }
  }
}
