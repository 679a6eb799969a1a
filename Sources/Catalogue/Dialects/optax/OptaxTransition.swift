import Schedules

extension Optax {
  /// The steps after which something begins.
  private static let begin = Key.duration(
    "transition_begin", 0, bounds: .any, help: "Steps before the way begins; below 0 counts as 0")

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
        .duration("transition_steps", .required, bounds: .any, help: "Steps of the way; 0 holds init_value"),
        as: .length)
      declare(begin)
    }

    /// Builds the way.
    func schedule(_ arguments: Arguments, power: Double) throws(ScheduleError) -> any Schedule {
      let (initial, end) = (try arguments[initial], try arguments[end])
      let steps = try arguments[steps]
      // 0^0 is 1: a power of 0 never leaves the first value.
      if steps <= 0 || power == 0 { return try Constant(rate: initial) }
      let ramp = try Ramp(
        from: initial, to: end, length: steps, curve: power == 1 ? .linear : .power(exponent: power),
        name: end > initial ? "warmup" : "decay")
      return try delayed(ramp, arguments)
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
          "transition_steps", .required, bounds: .any, help: "Steps over which the factor acts once; 0 holds the rate"),
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

    /// Builds the decay.
    func schedule(_ arguments: Arguments, from initial: Double) throws(ScheduleError) -> any Schedule {
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
