import Schedules

/// The schedulers of open_clip's training.
enum OpenCLIP: Dialect {
  static let name = "open_clip"
  static let modules = ["open_clip_train.scheduler"]
  static let release = "open_clip (2026-06-27) 89fb801"
  static let summary = "The schedulers of open_clip's training."
  static let picture = """
    compare open_clip.cosine --warmup 100 --total_steps 1000 vs open_clip.const --warmup 100 --total_steps 1000 vs \
    open_clip.const-cooldown --warmup 100 --total_steps 1000 --cooldown_steps 300
    """
  static let entries = [cosine, const, constCooldown]

  static func place(of call: String) -> String { "open_clip_train.scheduler, --lr-scheduler \(call)" }

  static let rate = Key.rate("lr", 5e-4, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let warmup = Key.duration("warmup", 10_000, bounds: .nonNegative, help: "Steps of the warmup, W")
  static let total = Key.duration("total_steps", .required, gives: .length, help: "Steps of the run, T")

  /// The line up of every scheduler, `lr · (t + 1) / W` for t < W.
  static func warmedUp(_ arguments: Arguments) throws(ScheduleError) -> Timeline {
    let warmup = try arguments[warmup]
    var timeline = Timeline()
    try timeline.warmup(to: arguments[rate], begin: -1, end: Double(warmup) - 1, until: warmup)
    return timeline
  }

  static let cosine = entry(
    "cosine",
    summary: "A line up that skips 0, then a half cosine down to 0 at the last step, from which it would climb again.",
    formula: "lr · (t + 1) / W for t < W, then lr · (1 + cos(π (t - W) / (T - W))) / 2",
    example: "open_clip.cosine --warmup 100 --total_steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
      let timeline = try warmedUp(arguments)
      if warmup >= total { return try timeline.holding(rate, lasting: total, "hold") }
      return try timeline.then(CosineWave(from: rate, to: 0, halfWave: total - warmup), lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.update), stages.start ?? 0 == 0 else { return nil }
      if stages.climb > 0, let held = stages.rest.constantRate {
        return [rate(held), warmup(stages.climb), total(stages.climb)]
      }
      guard let wave = stages.rest.wave, wave.to == 0 else { return nil }
      return [rate(wave.from), warmup(stages.climb), total(stages.climb + wave.length)]
    }
  }

  static let const = entry(
    "const",
    summary: "A line up that skips 0, and the rate of the optimizer.",
    formula: "lr · (t + 1) / W for t < W, then lr",
    example: "open_clip.const --warmup 100 --total_steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      try warmedUp(arguments).holding(arguments[rate], lasting: arguments[total], "stable")
    } inverse: { form in
      guard let stages = form.counted(.update), stages.climb > 0, stages.start ?? 0 == 0,
        let held = stages.rest.constantRate
      else { return nil }
      return [rate(held), warmup(stages.climb), total(stages.climb)]
    }
  }
}
