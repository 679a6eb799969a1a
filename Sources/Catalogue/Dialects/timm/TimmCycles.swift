import Schedules

extension Timm {
  /// The cycles that timm's cosine, tanh and polynomial schedulers share.
  struct Cycles {
    private let growth: Key<Double>
    private let decay: Key<Double>
    private let limit: Key<Int>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      declare(minimum)
      growth = declare(
        .factor("cycle_mul", 1, bounds: .positive, help: "What the length of each next cycle is multiplied by"))
      decay = declare(
        .factor(
          "cycle_decay", 1, bounds: .nonNegative, help: "What the rate at the start of each next cycle is multiplied by"
        ), as: .magnitudeDecay)
      limit = declare(
        .count("cycle_limit", 1, bounds: .nonNegative, help: "Number of cycles, after which lr_min holds"))
    }

    /// Builds timm's cycles; those whose lengths shrink come to an end.
    func schedule(
      _ call: String, _ fall: WarmRestarts.Fall, _ arguments: Arguments
    ) throws(ScheduleError) -> any Schedule {
      let (base, minimum) = (try arguments[rate], try arguments[minimum])
      let clock = CycleClock(first: Double(try arguments[length]), growth: try arguments[growth])
      let cycles = try WarmRestarts(
        CycleRates(start: base, end: minimum, decay: arguments[decay]), fall: fall, clock: clock,
        limit: (arguments[limit], minimum))
      // The logarithm that timm takes of the epoch has no value there.
      guard let end = clock.end else { return cycles }
      return refusing(
        cycles, from: end, call,
        "math domain error: cycles that shrink by cycle_mul are over after t_initial / (1 - cycle_mul) epochs")
    }
  }
}
