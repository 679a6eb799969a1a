import Schedules

/// The schedulers of prime-rl's trainers.
enum PrimeRL: Dialect {
  static let name = "prime_rl"
  static let modules = ["prime_rl.trainer.scheduler"]
  static let release = "prime-rl (2026-08-21) 559b44772"
  static let summary = "The schedulers of prime-rl's trainers."
  static let picture = """
    compare prime_rl.linear --lr 2e-5 --max_steps 1000 --warmup_steps 100 --decay_steps 300 vs prime_rl.cosine --lr 2e-5 \
    --max_steps 1000 --warmup_steps 100
    """
  static let entries = [constant, linear, cosine]

  static func place(of call: String) -> String { "prime_rl.trainer.scheduler.setup_\(call)_scheduler" }

  private static let rate = Key.rate("lr", 1e-6, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  private static let total = Key.duration("max_steps", .required, gives: .length, help: "Steps of the run, T")
  private static let warmup = Key.duration("warmup_steps", 10, bounds: .nonNegative, help: "Steps of the warmup, W")
  private static let decay = Key.duration(
    "decay_steps", 10, bounds: .nonNegative, help: "Steps of the decay at the end, D")
  private static let minimum = Key.rate(
    "min_lr", 0, help: "Rate of step 0 and at the end, below lr; 0 stands for 1e-8 of lr in lines"
  ).playing(.finish, .floor)

  /// The rate from which lines lead up and to which they lead down: PyTorch's LinearLR takes no factor of 0.
  private static func lowest(_ arguments: Arguments) throws(ScheduleError) -> Double {
    let (rate, minimum) = (try arguments[rate], try arguments[minimum])
    return minimum == 0 ? 1e-8 * rate : minimum
  }

  static let constant = entry(
    "constant",
    summary: "The rate of the optimizer at every step; there is no warmup.",
    formula: "lr",
    example: "prime_rl.constant --lr 2e-5 --max_steps 1000"
  ) { declare in
    declare(rate)
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      try Spanning(Constant(rate: arguments[rate]), Course(arguments[total]))
    } inverse: { form in
      form.constantRate.map { [rate($0), total(1)] }
    }
  }

  static let linear = entry(
    "linear",
    summary: "A line up from min_lr, a hold, and a line down that has min_lr at the last step.",
    formula:
      "m + (lr - m) · t / W for t < W; lr for t < T - D; lr - (lr - m) · (t - (T - D)) / (D - 1); m = min_lr or 1e-8 lr",
    example: "prime_rl.linear --lr 2e-5 --max_steps 1000 --warmup_steps 100 --decay_steps 300"
  ) { declare in
    declare(rate)
    declare(total)
    declare(warmup)
    declare(decay)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(total, .atLeast, warmup, decay)
      try arguments.require(minimum, .atMost, rate)
      let (rate, total, warmup) = (try arguments[rate], try arguments[total], try arguments[warmup])
      let (decay, low) = (try arguments[decay], try lowest(arguments))
      var timeline = Timeline()
      try timeline.warmup(from: low, to: rate, end: Double(warmup), until: warmup)
      // The decay's first step has the full rate, so that one of a single step does not fall.
      if decay < 2 { return try timeline.holding(rate, lasting: total, "stable") }
      let begin = total - decay
      try timeline.hold(rate, until: begin)
      return try timeline.then(
        timeline.way(from: rate, to: low, begin: Double(begin), end: Double(total) - 1), lasting: total)
    } inverse: { form in
      let stages = form.counted(.iteration)
      guard let stages, let fall = stages.fall, fall.leg.follows(.linear), fall.leg.from > 0,
        stages.start ?? fall.leg.to == fall.leg.to, fall.leg.to > 0, fall.leg.to <= fall.leg.from
      else { return nil }
      return [
        rate(fall.leg.from), total(fall.end + 1), warmup(stages.climb), decay(fall.length + 1),
        minimum(fall.leg.to),
      ]
    }
  }

  static let cosine = entry(
    "cosine",
    summary: "A line up from min_lr, then a half cosine down to it at max_steps, from which it would climb again.",
    formula:
      "m + (lr - m) · t / W for t < W, m = min_lr or 1e-8 lr; min_lr + (lr - min_lr) · (1 + cos(π (t - W) / (T - W))) / 2",
    example: "prime_rl.cosine --lr 2e-5 --max_steps 1000 --warmup_steps 100"
  ) { declare in
    declare(rate)
    declare(total)
    declare(warmup)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(minimum, .atMost, rate)
      let (rate, total, warmup) = (try arguments[rate], try arguments[total], try arguments[warmup])
      guard warmup < total else {
        return try Spanning(
          Named(Constant(rate: rate), "hold").warmedUp(from: lowest(arguments), to: rate, over: warmup), Course(total))
      }
      return try CosineWave(from: rate, to: arguments[minimum], halfWave: total - warmup)
        .warmedUp(from: lowest(arguments), to: rate, over: warmup)
    } inverse: { form in
      let (start, climb, rest) = form.warmup(mayHold: true)
      if climb > 0, let start, let held = rest.constantRate, start > 0, start <= held {
        return [rate(held), total(climb), warmup(climb), minimum(start)]
      }
      guard let wave = rest.wave, wave.to <= wave.from,
        start.map({ $0 == (wave.to == 0 ? 1e-8 * wave.from : wave.to) }) ?? true
      else { return nil }
      return [rate(wave.from), total(climb + wave.length), warmup(climb), minimum(wave.to)]
    }
  }
}
