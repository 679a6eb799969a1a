import Schedules

extension Composer {
  /// The warmup of Composer's schedulers that have one.
  struct Warmup {
    let length: Key<Duration>
    private let isScaled: Key<Bool>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      length = declare(.time("t_warmup", .required, bounds: .nonNegative, help: "Time of the warmup, w"))
      isScaled = declare(
        .flag("scale_warmup", false, help: "Let ssr stretch the slope of the warmup, though not its end"))
    }

    /// Puts the warmup before a decay that begins with its clock at 0 at the end of the warmup.
    func schedule(
      to peak: Double, _ arguments: Arguments, _ time: Time, _ call: String, then decay: any Schedule
    ) throws(ScheduleError) -> any Schedule {
      let warmup = try time.batches(length, isScaled: false)
      if warmup == 0 { return decay }
      // The schedule ratio changes what the line aims at, but the warmup lasts as long as without it.
      let aim = try arguments[isScaled] ? time.divisor(length, call) : warmup
      return try Ramp(from: 0, to: peak, length: aim, name: "warmup").cut(after: warmup, then: decay)
    }

    /// A line up, and a decay along a curve over the rest of the time.
    func decay(
      from start: Double = 1, to finish: Double, curve: Curve, _ arguments: Arguments, _ time: Time, _ call: String
    ) throws(ScheduleError) -> any Schedule {
      let length = try decayLength(time, call)
      let rate = try arguments[rate]
      let decay: any Schedule =
        length > 0
        ? try Ramp(from: start * rate, to: finish * rate, length: length, curve: curve)
        : Named(try Constant(rate: start * rate), "hold")
      return try schedule(to: start * rate, arguments, time, call, then: decay)
    }

    /// The batches of the decay after the warmup; 0 where there are none.
    private func decayLength(_ time: Time, _ call: String) throws(ScheduleError) -> Int {
      let total = try time.batches(Composer.length)
      guard total >= time.maxDuration else {
        throw refused(
          call,
          "t_max (\(total) batches) must be greater than or equal to max_duration (\(time.maxDuration) batches), "
            + "otherwise the schedule is not defined for the entire training")
      }
      return max(0, total - (try time.batches(length, isScaled: false)))
    }
  }
}
