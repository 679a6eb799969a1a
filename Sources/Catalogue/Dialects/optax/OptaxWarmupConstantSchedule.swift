import Schedules

extension Optax {
  static let warmupConstantSchedule = entry(
    "warmup_constant_schedule",
    summary: "A line up to the peak, which then holds; without warmup_steps init_value holds instead.",
    formula: "init_value + (peak_value - init_value) · t / warmup_steps, then peak_value",
    example: "optax.warmup_constant_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100"
  ) { declare in
    let warmup = Warmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (initial, peak) = (try arguments[warmup.initial], try arguments[warmup.peak])
      let steps = try arguments[warmup.steps.real]
      if steps == 0 { return try Constant(rate: initial) }
      return try RealTimes.way(from: initial, to: peak, over: steps, name: "warmup")
    } inverse: { form in
      guard let way = form.way, way.follows(.linear) else { return nil }
      return [warmup.initial(way.from), warmup.peak(way.to), warmup.steps(way.length)]
    }
  }
}
