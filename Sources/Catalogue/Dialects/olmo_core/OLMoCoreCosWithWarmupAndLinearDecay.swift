import Schedules

extension OLMoCore {
  static let cosWithWarmupAndLinearDecay = entry(
    "CosWithWarmupAndLinearDecay",
    summary: "CosWithWarmup until the last steps, over which a line leads down.",
    formula: "CosWithWarmup for s < T - D; from its rate at T - D a line to m at T, s = t + 1",
    example: "olmo_core.CosWithWarmupAndLinearDecay --lr 3e-4 --max_steps 1000 --warmup 100"
  ) { declare in
    declare(rate)
    declare(maxSteps)
    Steps.warmup.declare(&declare)
    Steps.decay.declare(&declare)
    declare(total)
    // The last rate is that of the line; what is wrong with the cosine's is told of it.
    declare(Key.factor("alpha_f", 0.1, bounds: .nonNegative, help: "Lowest rate of the cosine as a share of lr"))
    declare(warmupStart)
    declare(decayEnd)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, run) = (try arguments[rate], try arguments[maxSteps])
      let total = try arguments[total] ?? run
      let (warmup, end) = (try Steps.warmup.steps(of: total, arguments), try arguments[share] * rate)
      let decay = try Steps.decay.steps(of: run, arguments)
      let begun = try warmedUp(to: rate, over: warmup, arguments)
      let cosine = try begun.then(
        begun.way(from: rate, to: end, begin: Double(warmup) - 1, end: Double(total) - 1, .cosine))
      let begin = run.addingSaturating(-decay)
      var timeline = Timeline()
      timeline.add(cosine, until: begin - 1)
      return try decayed(
        timeline, from: cosine(max(0, begin - 1)), over: decay, "CosWithWarmupAndLinearDecay", arguments)
    }
  }
}
