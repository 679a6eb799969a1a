import Schedules

extension PyTorchScheduler {
  static let cosineAnnealingWarmupRestarts = entry(
    "CosineAnnealingWarmupRestarts",
    summary:
      "Cosine restarts, each after a warmup; a cycle begins at min_lr even without one. lr itself plays no part.",
    formula:
      "min_lr + (m - min_lr) · s / W, half a cosine back; m = max_lr · gamma^k, L = ⌊first_cycle_steps · cycle_mult^k⌋",
    literature: "SGDR, arXiv 1608.03983",
    example: "pytorch_scheduler.CosineAnnealingWarmupRestarts --first_cycle_steps 300 --warmup_steps 50 --gamma 0.7"
  ) { declare in
    declare(Torch.rate)
    let firstCycleSteps = declare(
      .duration("first_cycle_steps", .required, help: "Iterations of the first cycle"), as: .cycleLength)
    declare(warmup)
    let peak = declare(.rate("max_lr", 0.1, help: "Highest rate of the first cycle"), as: .peak)
    let minimum = declare(.rate("min_lr", 0.001, help: "Rate at the start of every cycle"), as: .floor)
    let cycleMult = declare(.factor("cycle_mult", 1, bounds: .positive, help: "Growth of the cycles' lengths"))
    let gamma = declare(.factor("gamma", 1, bounds: .positive, help: "Factor of each next highest rate"))
    return .schedule { arguments throws(ScheduleError) in
      let schedule = try WarmupRestarts(
        minimum: arguments[minimum], maximum: arguments[peak],
        firstLength: arguments[firstCycleSteps], warmupLength: arguments[warmup],
        lengthGrowth: arguments[cycleMult], magnitudeDecay: arguments[gamma])
      let rate = try arguments[Torch.rate]
      guard let end = schedule.exhaustion else { return Based(schedule, on: rate) }
      let refusal = Refusal(
        from: end, framework: place(of: "CosineAnnealingWarmupRestarts"),
        reason: "the next cycle has no iterations (cycle_mult below 1), and the search for one never ends")
      return Based(Refusing(schedule, refusal), on: rate)
    } inverse: { form in
      guard case .cycles(let cycles) = form, cycles.count == nil else { return nil }
      let (start, climb, rest) = cycles.form.warmup()
      guard let way = rest.way, way.follows(.cosine), climb + way.length == cycles.length, start ?? way.to == way.to,
        cycles.decay == 1 || way.to == 0
      else { return nil }
      return [
        firstCycleSteps(cycles.length), warmup(climb), peak(way.from), minimum(way.to), cycleMult(cycles.growth),
        gamma(cycles.decay),
      ]
    }
  }
}
