import Schedules

extension Optax {
  /// The steps after which something begins.
  private static let begin = Key.duration(
    "transition_begin", 0, bounds: .any, help: "Steps before the way begins; below 0 counts as 0"
  ).acceptingFractions()

  /// Delays a schedule by `transition_begin`.
  private static func delayed(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let begin = try arguments[begin]
    return begin > 0 ? Shifted(inner, by: begin) : inner
  }

  /// A way from one value to another, which may begin later.
  struct Transition {
    private let initial: Key<Double>
    private let end: Key<Double>
    private let steps: Key<Int>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      initial = declare(
        .rate("init_value", .required, bounds: .any, help: "Rate until transition_begin"), as: .rate, .start)
      end = declare(.rate("end_value", .required, bounds: .any, help: "Rate at the end and after it"), as: .finish)
      steps = declare(
        .duration("transition_steps", .required, bounds: .any, help: "Steps of the way; 0 holds init_value")
          .acceptingFractions(),
        as: .length)
      declare(begin)
    }

    /// The values that make a form, but for the exponent; `nil` where it is no way.
    func solution(_ form: CurveForm) -> (values: Solution, power: Double)? {
      let (hold, rest) = form.hold
      guard let way = rest.way, let power = way.power else { return nil }
      return ([initial(way.from), end(way.to), steps(way.length), begin(hold)], power)
    }

    /// Builds the way.
    func schedule(_ arguments: Arguments, power: Double) throws(ScheduleError) -> any Schedule {
      let (initial, end) = (try arguments[initial], try arguments[end])
      let (steps, begin) = (try arguments[steps.real], try max(0, arguments[begin.real]))
      // 0^0 is 1: a power of 0 never leaves the first value.
      if steps <= 0 || power == 0 { return try Constant(rate: initial) }
      let (curve, name) = (power == 1 ? Curve.linear : .power(exponent: power), end > initial ? "warmup" : "decay")
      guard RealTimes.areWhole(begin) else {
        return try Passage(from: initial, to: end, begin: begin, end: begin + steps, curve: curve, name: name)
      }
      return try delayed(
        RealTimes.way(from: initial, to: end, over: steps, curve: curve, name: name), arguments)
    }
  }

  /// An exponential decay from any rate.
  struct Exponentials {
    private let steps: Key<Int>
    private let factor: Key<Double>
    private let isStaircase: Key<Bool>
    private let end: Key<Double?>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      steps = declare(
        .duration(
          "transition_steps", .required, bounds: .any, help: "Steps over which the factor acts once; 0 holds the rate"
        ).acceptingFractions(),
        as: .period)
      factor = declare(
        .factor("decay_rate", .required, bounds: .nonNegative, help: "Factor; 0 holds the rate"), as: .factor)
      declare(begin)
      isStaircase = declare(.flag("staircase", false, help: "Change the rate only every transition_steps"))
      end = declare(
        .rate(
          "end_value", .none("no bound"), bounds: .any, help: "Lowest rate; highest when decay_rate is 1 or more"),
        as: .floor)
    }

    /// The values that make a form, but for the first rate; `nil` where it is no exponential decay.
    func solution(_ form: CurveForm) -> (values: Solution, rate: Double)? {
      var (inner, bound) = (form, Double?.none)
      if case .clamped(let held, let lowest, let highest) = form {
        (inner, bound) = (held, lowest > -Bounds.largestRate ? lowest : highest)
      }
      let (hold, rest) = inner.hold
      guard let law = rest.exponential, law.gamma >= 0, let period = law.wholePeriod else { return nil }
      return (
        [steps(period), factor(law.gamma), begin(hold), isStaircase(law.isStaircase), end(bound)], law.rate
      )
    }

    /// Returns the formula of a decay of which some times are no whole steps; `nil` where all are.
    ///
    /// - Parameters:
    ///   - arguments: The values given.
    ///   - initial: The rate that it begins with.
    ///   - warmup: The steps before it, on whose end its clock is 0.
    /// - Returns: The formula, of the step; `nil` where all times are whole.
    /// - Throws: ``ScheduleError`` where a value is missing.
    func fractional(
      _ arguments: Arguments, from initial: Double, after warmup: Double = 0
    ) throws(ScheduleError) -> Expression? {
      let (steps, begin, factor) = (
        try arguments[steps.real], try max(0, arguments[Optax.begin.real]), try arguments[factor]
      )
      guard !RealTimes.areWhole(steps, begin, warmup) else { return nil }
      if steps <= 0 || factor == 0 { return .number(initial) }
      let time = Expression.variable - .number(warmup + begin)
      var periods = try arguments[isStaircase] ? (time / .number(steps)).floor : time / .number(steps)
      // XLA's powers become infinite where Python's are an error: the largest that is a number stands for them.
      if factor > 1 {
        periods = periods.atMost(.number((.log(.greatestFiniteMagnitude) / .log(factor)).rounded(.down)))
      }
      let decayed = (time <= 0).then(
        .number(initial), otherwise: .number(initial) * Expression.number(factor).raised(to: periods))
      guard let end = try arguments[end] else { return decayed }
      return factor < 1 ? decayed.atLeast(.number(end)) : decayed.atMost(.number(end))
    }

    /// Builds the decay.
    func schedule(_ arguments: Arguments, from initial: Double) throws(ScheduleError) -> any Schedule {
      if let formula = try fractional(arguments, from: initial) { return try RealTimes.schedule(formula) }
      let (steps, factor) = (try arguments[steps], try arguments[factor])
      // Without steps or a factor optax returns the first value before it looks at any bound.
      if steps <= 0 || factor == 0 { return try Constant(rate: initial) }
      let decay = try delayed(
        Exponential(rate: initial, gamma: factor, period: steps, isStaircase: arguments[isStaircase]), arguments)
      guard let end = try arguments[end] else { return decay }
      return factor < 1
        ? try Clamped(decay, minimum: end, maximum: Bounds.largestRate)
        : try Clamped(decay, minimum: -Bounds.largestRate, maximum: end)
    }
  }
}
