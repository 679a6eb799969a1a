import Schedules

/// The schedules of `verl.utils.torch_functional`.
enum Verl: Dialect {
  static let name = "verl"
  static let modules = ["verl.utils.torch_functional"]
  static let release = "verl (2026-01-29) b178a3cd5"
  static let summary =
    "The schedules of verl's trainers; an iteration is a training step, which may make several updates."
  static let picture = """
    compare verl.cosine --lr 1e-6 --num_warmup_steps 100 --num_training_steps 1000 --min_lr_ratio 0.1 vs verl.wsd --lr 1e-6 \
    --num_warmup_steps 100 --num_training_steps 1000 --min_lr_ratio 0.1
    """
  static let entries = [constant, cosine, wsd]

  private static let rate = Key.rate("lr", 1e-6, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  private static let warmup = Key.duration(
    "num_warmup_steps", 0, bounds: .nonNegative, aliases: ["lr_warmup_steps"], help: "Steps of the warmup, W")
  private static let total = Key.duration("num_training_steps", .required, gives: .length, help: "All steps, T")
  private static let share = Key.factor(
    "min_lr_ratio", 0, bounds: .fraction, help: "Lowest rate as a share of lr, r"
  ).playing(.finish, .floor)

  static let constant = entry(
    "constant",
    summary: "A line up over the warmup, and the rate of the optimizer.",
    formula: "lr · t / W for t < W, then lr",
    place: "verl.utils.torch_functional.get_constant_schedule_with_warmup",
    example: "verl.constant --lr 1e-6 --num_warmup_steps 100 --num_training_steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try Spanning(
        Named(Constant(rate: rate), "stable").warmedUp(to: rate, over: arguments[warmup]), Course(arguments[total]))
    } inverse: { form in
      guard let line = form.line, line.way.from == 0, line.rest.constantRate == line.way.to else { return nil }
      return [rate(line.way.to), warmup(line.count), total(line.count)]
    }
  }

  static let cosine = entry(
    "cosine",
    summary: "A line up over the warmup, then a cosine down to min_lr_ratio, from which it climbs again.",
    formula: "lr · t / W for t < W, then lr · ((1 + r) / 2 + (1 - r) / 2 · cos(2π · num_cycles · (t - W) / (T - W)))",
    place: "verl.utils.torch_functional.get_cosine_schedule_with_warmup",
    example: "verl.cosine --lr 1e-6 --num_warmup_steps 100 --num_training_steps 1000 --min_lr_ratio 0.1"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(total)
    declare(share)
    let waves = declare(.factor("num_cycles", 0.5, help: "Waves of the cosine over the decay; ½ falls once"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
      return try Spanning(
        CosineWave(
          minimum: arguments[share] * rate, maximum: rate, waves: arguments[waves], length: max(1, total - warmup)
        ).warmedUp(to: rate, over: warmup), Course(total))
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let wave = rest.wave, wave.from > 0, wave.to <= wave.from, wave.to >= 0 else { return nil }
      return [rate(wave.from), warmup(climb), total(climb + wave.length), share(wave.to.ratio(to: wave.from))]
    }
  }

  static let wsd = entry(
    "wsd",
    summary: "A line up, a hold over a share of the later steps, and a half cosine down to min_lr_ratio.",
    formula: """
      lr · t / W for t < W; lr for t < W + S = W + int((T - W) · stable_ratio); lr · (r + (1 - r) · (1 + cos(π (t - W - S) / \
      (T - W - S))) / 2); then r · lr
      """,
    place: "verl.utils.torch_functional.get_wsd_schedule_with_warmup",
    example: "verl.wsd --lr 1e-6 --num_warmup_steps 100 --num_training_steps 1000 --min_lr_ratio 0.1"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(total)
    declare(share)
    let stable = declare(
      .fraction("stable_ratio", 0.9, help: "Hold as a share of the steps after the warmup, rounded down"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
      let hold = try Int.pythonInt(Double(total - warmup) * arguments[stable])
      var timeline = Timeline()
      try timeline.warmup(to: rate, end: Double(warmup), until: warmup)
      let begin = warmup.addingSaturating(hold)
      try timeline.hold(rate, until: begin)
      return try timeline.then(
        timeline.way(from: rate, to: arguments[share] * rate, begin: Double(begin), end: Double(total), .cosine),
        lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.iteration), stages.start ?? 0 == 0, let fall = stages.fall,
        fall.leg.follows(.cosine), fall.leg.from > 0, fall.leg.to <= fall.leg.from, fall.leg.to >= 0
      else { return nil }
      let rest = Double(fall.end - stages.climb)
      let exact = Double(stages.hold).ratio(to: rest)
      let part = [exact, (Double(stages.hold) + 0.5) / rest].first { Int.pythonInt(rest * $0) == stages.hold }
      return part.map {
        [
          rate(fall.leg.from), warmup(stages.climb), total(fall.end), share(fall.leg.to.ratio(to: fall.leg.from)),
          stable($0),
        ]
      }
    }
  }
}
