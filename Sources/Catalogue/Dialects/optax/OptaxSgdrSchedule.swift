import Numbers
import Schedules

extension Optax {
  static let sgdrSchedule = entry(
    "sgdr_schedule",
    summary:
      "Cycles of warmup and cosine one after the other; each list has one value for all cycles, or one for each.",
    formula: "cycle k is optax.warmup_cosine_decay_schedule with the values k of the lists, for decay_steps[k]",
    place: "\(place(of: "sgdr_schedule")), whose cosine_kwargs are the lists",
    example: "optax.sgdr_schedule --init_value 0 --peak_value 1,0.5,0.25 --warmup_steps 20 --decay_steps 200,400,800"
  ) { declare in
    let initial = declare(.rates("init_value", .required, bounds: .any, help: "Rates at the start of the cycles"))
    let peak = declare(.rates("peak_value", .required, bounds: .any, help: "Rates after the warmups"))
    let warmup = declare(
      .durations("warmup_steps", .required, bounds: .nonNegative, help: "Steps of the warmups").acceptingFractions())
    let decaySteps = declare(
      .durations("decay_steps", .required, bounds: .positive, help: "Steps of the cycles, warmups included")
        .acceptingFractions())
    let end = declare(.rates("end_value", .value(.list([0.0])), bounds: .any, help: "Rates at the end of the cycles"))
    let exponent = declare(
      .factors("exponent", .value(.list([1.0])), bounds: .nonNegative, help: "Exponents of the half cosines"))
    return .schedule { arguments throws(ScheduleError) in
      let lengths = try arguments[decaySteps.real]
      let cycles = lengths.count
      let initials = try forEachCycle(initial, cycles, arguments)
      let peaks = try forEachCycle(peak, cycles, arguments)
      let warmups = try forEachCycle(warmup.real, cycles, arguments)
      let ends = try forEachCycle(end, cycles, arguments)
      let exponents = try forEachCycle(exponent, cycles, arguments)
      guard RealTimes.areWhole(lengths + warmups) else {
        var (timeline, begin, last) = (Timeline(), 0.0, (any Schedule)?.none)
        for cycle in lengths.indices {
          // A cycle takes over at the first step at or after its boundary, with its own clock behind that.
          if let last { timeline.add(last, until: Timeline.from(begin)) }
          last = try cosineCycle(
            in: &timeline, at: begin, from: initials[cycle], peak: peaks[cycle], warmup: warmups[cycle],
            total: lengths[cycle], end: ends[cycle], exponent: exponents[cycle])
          begin += lengths[cycle]
        }
        guard let last else {
          throw .wrongCount(decaySteps.subject, count: 0, expected: 1, because: "one for each cycle")
        }
        return try timeline.then(last)
      }
      var schedules: [any Schedule] = []
      for cycle in lengths.indices {
        let schedule = try warmupCosine(
          from: initials[cycle], peak: peaks[cycle], warmup: warmups[cycle], total: lengths[cycle], end: ends[cycle],
          exponent: exponents[cycle])
        schedules.append(schedule.length == nil ? Cut(schedule, after: Int(saturating: lengths[cycle])) : schedule)
      }
      guard let joined = try Sequential.joining(schedules[...]) else {
        throw .wrongCount(decaySteps.subject, count: 0, expected: 1, because: "one for each cycle")
      }
      return joined
    } inverse: { form in
      guard let cycles = cycles(of: form) else { return nil }
      return [
        initial(cycles.map(\.initial)), peak(cycles.map(\.peak)), warmup(cycles.map(\.warmup)),
        decaySteps(cycles.map(\.length)), end(cycles.map(\.end)), exponent(cycles.map(\.exponent)),
      ]
    }
  }

  /// Repeats the only value of a list for every cycle.
  private static func forEachCycle<Value>(
    _ key: Key<[Value]>, _ cycles: Int, _ arguments: Arguments
  ) throws(ScheduleError) -> [Value] {
    let values = try arguments[key]
    if values.count == 1 { return Array(repeating: values[0], count: cycles) }
    guard values.count == cycles, cycles > 0 else {
      throw .wrongCount(
        key.subject, count: values.count, expected: cycles, because: "one, or one for each decay_steps")
    }
    return values
  }

  /// A cycle of warmup and cosine.
  private struct Cycle {
    var initial: Double
    var peak: Double
    var warmup: Int
    /// The steps of both.
    var length: Int
    var end: Double
    var exponent: Double
  }

  /// The cycles that a form is made of; `nil` where something else is among them.
  private static func cycles(of form: CurveForm) -> [Cycle]? {
    var (cycles, rest) = ([Cycle](), form)
    while cycles.isEmpty || rest.constantRate == nil {
      let line = rest.line ?? rest.beginning.flatMap { $0.way.isLevel ? $0 : nil }
      let decay = line?.rest ?? rest
      guard cycles.count < 64, let fall = decay.beginning, fall.way.begin == 0, let power = cosineExponent(of: fall.way)
      else { return nil }
      guard fall.way.end == Double(fall.count) else { return nil }
      cycles.append(
        Cycle(
          initial: line?.way.from ?? fall.way.from, peak: fall.way.from, warmup: line?.count ?? 0,
          length: fall.count + (line?.count ?? 0), end: fall.way.to, exponent: power))
      rest = fall.rest
    }
    return rest.constantRate == cycles.last?.end ? cycles : nil
  }
}
