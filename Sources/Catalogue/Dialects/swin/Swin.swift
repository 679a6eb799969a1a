import Schedules

/// The schedulers that Swin Transformer adds to timm's.
enum Swin: Dialect {
  static let name = "swin"
  static let modules = ["lr_scheduler"]
  static let release = "Swin Transformer (2024-07-15) f82860b"
  static let summary = "The schedulers that Swin Transformer adds to timm's; a run has their value an update later."
  static let picture = """
    compare swin.LinearLRScheduler --lr 0.001 --t_initial 1000 --lr_min_rate 0.01 --warmup_t 100 vs \
    swin.MultiStepLRScheduler --lr 0.001 --milestones 300,600 --warmup_t 100 -n 1000
    """
  static let entries = [linearLRScheduler, multiStepLRScheduler]

  private static let rate = Key.rate("lr", .required, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  private static let warmup = Key.duration("warmup_t", 0, bounds: .nonNegative, help: "Iterations of the warmup, W")
  private static let warmupStart = Key.rate("warmup_lr_init", 0, help: "Rate from which the warmup leads up, i")

  static let linearLRScheduler = entry(
    "LinearLRScheduler",
    summary: "A line up over the warmup, and a line down to a share of the rate, which nothing stops.",
    formula: "i + (lr - i) · t / W for t < W, then lr - (lr - lr_min_rate · lr) · (t - W) / (t_initial - W)",
    example: "swin.LinearLRScheduler --lr 0.001 --t_initial 1000 --lr_min_rate 0.01 --warmup_t 100"
  ) { declare in
    declare(rate)
    let total = declare(
      .duration("t_initial", .required, gives: .length, help: "Iterations of the run, the warmup included"))
    let share = declare(
      .factor("lr_min_rate", .required, bounds: .nonNegative, help: "Rate at t_initial as a share of lr"), as: .finish)
    declare(warmup)
    declare(warmupStart)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(warmup, .below, total)
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      return try UnclampedPolynomial(
        from: rate, to: arguments[share] * rate, length: arguments[total] - warmup
      ).warmedUp(from: arguments[warmupStart], to: rate, over: warmup)
    } inverse: { form in
      let (start, climb, rest) = form.warmup()
      guard case .law(.polynomial(let peak, let finish, let length, 1)) = rest, peak > 0 else { return nil }
      return [
        rate(peak), total(climb + length), share(finish.ratio(to: peak)), warmup(climb), warmupStart(start ?? 0),
      ]
    }
  }

  static let multiStepLRScheduler = entry(
    "MultiStepLRScheduler",
    summary: "A line up over the warmup, and a factor at each milestone, none of which may lie within the warmup.",
    formula: "i + (lr - i) · t / W for t < W, then lr · gamma^(number of milestones ≤ t)",
    example: "swin.MultiStepLRScheduler --lr 0.001 --milestones 300,600 --warmup_t 100"
  ) { declare in
    declare(rate)
    let milestones = declare(
      .durations("milestones", .required, help: "Iterations from which the next rate counts, ascending"))
    let gamma = declare(.factor("gamma", 0.1, bounds: .nonNegative, help: "Factor at each milestone"), as: .factor)
    declare(warmup)
    declare(warmupStart)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, places) = (try arguments[rate], try arguments[warmup], try arguments[milestones])
      try arguments.requireAscending(milestones)
      guard let first = places.first, warmup <= first else {
        throw refused("MultiStepLRScheduler", "assert warmup_t <= min(milestones)")
      }
      let steps = try Multistep(rate: rate, gamma: arguments[gamma], milestones: places)
      return try Shifted(steps, by: -warmup).warmedUp(from: arguments[warmupStart], to: rate, over: warmup)
    }
  }
}
