import Schedules

/// The schedules of nnU-Net, which count in epochs.
enum NNUNet: Dialect {
  static let name = "nnunet"
  static let aliases = ["nnunetv2"]
  static let modules = ["nnunetv2.training.lr_scheduler.polylr"]
  static let release = "nnU-Net (2026-07-13) 0e495086"
  static let summary = "The schedules of nnU-Net, whose iterations are epochs."
  static let picture = """
    compare nnunet.PolyLRScheduler --initial_lr 0.01 --max_steps 1000 vs nnunet.warmup --initial_lr 0.01 --max_steps 1000
    """
  static let entries = [polyLRScheduler, warmup]

  private static let rate = Key.rate("initial_lr", 0.01, aliases: ["lr"], help: "Highest rate, lr")
    .playing(.rate, .start, .peak)
  private static let total = Key.duration("max_steps", 1000, gives: .length, help: "Epochs of the run, E")
  private static let exponent = Key.factor(
    "exponent", 0.9, bounds: .positive, help: "Exponent of the share of the epochs that remains")

  static let polyLRScheduler = entry(
    "PolyLRScheduler",
    summary: "A power of the share of the epochs that remains, down to 0.",
    formula: "lr · (1 - t / E)^exponent",
    example: "nnunet.PolyLRScheduler --initial_lr 0.01 --max_steps 1000"
  ) { declare in
    declare(rate)
    declare(total)
    declare(exponent)
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[rate], to: 0, length: arguments[total], curve: .power(exponent: arguments[exponent]))
    } inverse: { form in
      guard let way = form.way, let power = way.power, way.to == 0 else { return nil }
      return [rate(way.from), total(way.length), exponent(power)]
    }
  }

  static let warmup = entry(
    "warmup",
    summary: "A line up that skips 0, then a power of the share of the later epochs that remains, down to 0.",
    formula: "lr · (t + 1) / W for t < W, then lr · (1 - (t - W) / (E - W))^exponent",
    place: "nnunetv2.training.lr_scheduler.warmup.PolyLRScheduler_offset behind Lin_incr_LRScheduler",
    example: "nnunet.warmup --initial_lr 0.01 --max_steps 1000"
  ) { declare in
    declare(rate)
    declare(total)
    let duration = declare(
      .duration("warmup_duration", 50, bounds: .nonNegative, help: "Epochs of the warmup, W"))
    declare(exponent)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total, warmup) = (try arguments[rate], try arguments[total], try arguments[duration])
      var timeline = Timeline()
      try timeline.warmup(to: rate, begin: -1, end: Double(warmup) - 1, until: warmup)
      // A run that ends within the warmup does not come to the decay.
      if warmup >= total { return try timeline.holding(rate, lasting: total, "hold") }
      return try timeline.then(
        timeline.way(
          from: rate, to: 0, begin: Double(warmup), end: Double(total), .power(exponent: arguments[exponent])),
        lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.update), stages.start ?? 0 == 0 else { return nil }
      if stages.climb > 0, let held = stages.rest.constantRate {
        return [rate(held), total(stages.climb), duration(stages.climb)]
      }
      guard stages.hold == (stages.climb == 0 ? stages.hold : 1), stages.hold < 2, let fall = stages.fall,
        let power = fall.power, fall.leg.to == 0
      else { return nil }
      // A warmup of one epoch is a hold of it.
      return [rate(fall.leg.from), total(fall.end), duration(max(stages.climb, stages.hold)), exponent(power)]
    }
  }
}
