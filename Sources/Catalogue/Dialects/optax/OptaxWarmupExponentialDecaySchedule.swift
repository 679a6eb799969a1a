import Schedules

extension Optax {
  static let warmupExponentialDecaySchedule = entry(
    "warmup_exponential_decay_schedule",
    summary: "A line up to the peak, then an exponential decay; transition_begin counts from the end of the warmup.",
    formula: "warmup_steps of a line, then optax.exponential_decay from peak_value with its clock at 0",
    example: """
      optax.warmup_exponential_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100 \
      --transition_steps 100 --decay_rate 0.9
      """
  ) { declare in
    let warmup = Warmup(&declare)
    let decay = Exponentials(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (peak, length) = (try arguments[warmup.peak], try arguments[warmup.steps.real])
      if let formula = try decay.fractional(arguments, from: peak, after: length) {
        let line = try RealTimes.line(.variable, from: arguments[warmup.initial], to: peak, over: length)
        return try RealTimes.schedule(
          length > 0 ? (Expression.variable < .number(length)).then(line, otherwise: formula) : formula)
      }
      return try decay.schedule(arguments, from: peak)
        .warmedUp(from: arguments[warmup.initial], to: peak, over: arguments[warmup.steps])
    } inverse: { form in
      let line = form.line
      guard let law = decay.solution(line?.rest ?? form), line == nil || line?.way.to == law.rate else { return nil }
      return law.values + [
        warmup.initial(line?.way.from ?? law.rate), warmup.peak(law.rate), warmup.steps(line?.count ?? 0),
      ]
    }
  }
}
