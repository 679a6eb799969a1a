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

    /// What a form tells of a warmup.
    struct Reading {
      /// The batches of the warmup; 0 for none.
      var length = 0
      /// The schedule ratio that stretches its slope, where it is stretched.
      var scale: Double?
      /// Others that stretch it alike.
      var scales: [Double] = []
    }

    /// The values of the warmup that a form begins with, and what follows it.
    ///
    /// - Parameters:
    ///   - form: A normal form.
    ///   - mayHold: Whether a hold behind the line is no part of the warmup.
    /// - Returns: The values.
    func reading(_ form: CurveForm, mayHold: Bool = false) -> (warmup: Reading, values: Solution, rest: CurveForm) {
      guard let beginning = form.beginning, beginning.way.begin == 0, beginning.way.from == 0, !beginning.way.isLevel,
        beginning.way.follows(.linear)
      else { return (Reading(), [length(.updates(0))], form) }
      var (count, rest) = (beginning.count, beginning.rest)
      let aim = Int(saturating: beginning.way.end)
      // A line that reaches its end before the warmup does leaves a hold.
      if !mayHold, aim == count, rest.hold.length > 0, rest.rate(at: 0) == beginning.way.to {
        count += rest.hold.length
        rest = rest.hold.rest
      }
      guard aim != count else { return (Reading(length: count), [length(.updates(count))], rest) }
      let share = Double(aim).ratio(to: Double(count))
      let scale = Int(saturating: Double(count) * share) == aim ? share : (Double(aim) + 0.5) / Double(count)
      let others = (0..<64).map { (Double(aim) + (Double($0) + 0.5) / 64) / Double(count) }
      return (
        Reading(length: count, scale: scale, scales: [scale] + others), [length(.updates(count)), isScaled(true)], rest
      )
    }

    /// Puts the warmup before a decay that begins with its clock at 0 at the end of the warmup.
    func schedule(
      to peak: Double, _ arguments: Arguments, _ time: Time, _ call: String, then decay: any Schedule
    ) throws(ScheduleError) -> any Schedule {
      let warmup = try time.batches(length, isScaled: false)
      if warmup == 0 { return decay }
      // On a clock that stands still a warmup stays where it begins.
      if try time.unit(length) == .trainerIterations { return try Constant(rate: 0) }
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
      guard try time.unit(Composer.length) == time.unit(length) else {
        throw refused(call, "t_warmup and t_max must use the same units")
      }
      let total = try time.batches(Composer.length)
      if let duration = try time.maxDuration(comparedWith: Composer.length), total < duration {
        throw refused(
          call,
          "t_max (\(total) batches) must be greater than or equal to max_duration (\(duration) batches), "
            + "otherwise the schedule is not defined for the entire training")
      }
      return max(0, total - (try time.batches(length, isScaled: false)))
    }
  }
}
