import Schedules

extension Catalogue {
  /// The schedulers of `deepspeed.runtime.lr_schedules`.
  static let deepspeed: [ScheduleDefinition] = [
    deepspeedRangeTest, deepspeedOneCycle, deepspeedWarmup, deepspeedWarmupDecay, deepspeedWarmupCosine,
  ]

  private static func source(_ name: String) -> String { "DeepSpeed 0.19.8, deepspeed.runtime.lr_schedules.\(name)" }

  private static let rate = Parameter(
    "lr", .rate, .value(0.001), help: "Rate of the optimizer, which DeepSpeed replaces at once")

  private static let deepspeedRangeTest = ScheduleDefinition(
    "deepspeed.LRRangeTest",
    summary: "A line up that never ends, to find the largest rate that still trains.",
    formula: "lr_range_test_min_lr · (1 + lr_range_test_step_rate · t / lr_range_test_step_size)",
    source: source("LRRangeTest"),
    parameters: [
      rate,
      Parameter("lr_range_test_min_lr", .rate, .value(1e-3), help: "Rate at step 0"),
      Parameter(
        "lr_range_test_step_size", .duration, .value(.duration(.iterations(2000))), help: "Steps of an interval"),
      Parameter(
        "lr_range_test_step_rate", .factor, .value(1.0), bounds: .nonNegative,
        help: "How many times the first rate is added in an interval"),
      Parameter(
        "lr_range_test_staircase", .flag, .value(false), help: "Change the rate only from interval to interval"),
    ],
    example:
      "deepspeed.LRRangeTest --lr_range_test_min_lr 1e-4 --lr_range_test_step_size 200 --lr_range_test_step_rate 5",
    build: .schedule { arguments throws(ScheduleError) in
      try LinearGrowth(
        rate: arguments.number("lr_range_test_min_lr"), slope: arguments.number("lr_range_test_step_rate"),
        period: arguments.iterations("lr_range_test_step_size"), isStaircase: arguments.flag("lr_range_test_staircase"))
    })

  private static let deepspeedOneCycle = ScheduleDefinition(
    "deepspeed.OneCycle",
    summary: "One triangle, of lines or of stairs, then a decay that divides the lowest rate.",
    formula:
      "a line min → max over the first size, max → min over the second; then min / (1 + decay_lr_rate · (t - end) / decay_step_size)",
    source: source("OneCycle") + "; Smith 2018, arXiv 1803.09820",
    parameters: [
      rate,
      Parameter("cycle_min_lr", .rate, .required, help: "Rate at both ends of the cycle"),
      Parameter("cycle_max_lr", .rate, .required, help: "Rate at the peak"),
      Parameter(
        "decay_lr_rate", .factor, .value(0.0), bounds: .nonNegative, help: "What the divisor grows by; 0 for no decay"),
      Parameter("cycle_first_step_size", .duration, .value(.duration(.iterations(2000))), help: "Steps on the way up"),
      Parameter("cycle_second_step_size", .duration, .none("cycle_first_step_size"), help: "Steps on the way down"),
      Parameter(
        "cycle_first_stair_count", .count, .value(0), bounds: .nonNegative, help: "Stairs on the way up; 0 for a line"),
      Parameter(
        "cycle_second_stair_count", .count, .none("cycle_first_stair_count"), bounds: .nonNegative,
        help: "Stairs on the way down; 0 for a line"),
      Parameter(
        "decay_step_size", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
        help: "Steps in which the divisor grows once; 0 for no decay"),
    ],
    example: "deepspeed.OneCycle --cycle_min_lr 0.001 --cycle_max_lr 0.1 --cycle_first_step_size 500",
    build: .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments.number("cycle_min_lr"), try arguments.number("cycle_max_lr"))
      let up = try arguments.iterations("cycle_first_step_size")
      let down = try arguments.optionalIterations("cycle_second_step_size") ?? up
      let upStairs = try arguments.count("cycle_first_stair_count")
      let downStairs = try arguments.optionalCount("cycle_second_stair_count") ?? upStairs
      let (decay, period) = (try arguments.number("decay_lr_rate"), try arguments.iterations("decay_step_size"))
      let rest: any Schedule =
        period > 0 && decay > 0
        ? try InverseTime(rate: low, decay: decay, period: period) : Named(try Constant(rate: low), "floor")
      let climb: any Schedule =
        upStairs > 0
        ? try Stairs(bottom: low, top: high, length: up, count: upStairs)
        : try Ramp(from: low, to: high, length: up, name: "up")
      let fall: any Schedule =
        downStairs > 0
        ? try Stairs(bottom: low, top: high, length: down, count: downStairs, isDescending: true)
        : try Ramp(from: high, to: low, length: down, name: "down")
      // The peak itself still counts with the first stairs.
      return try climb.cut(after: up.addingSaturating(1), then: Shifted(fall.cut(after: down, then: rest), by: -1))
    })

  private static func warmupParameters(_ type: String = "log") -> [Parameter] {
    [
      Parameter(
        "warmup_num_steps", .duration, .value(.duration(.iterations(1000))),
        help: "Steps of the warmup, w; 1 counts as 2"),
      Parameter(
        "warmup_type", .choice(["log", "linear"]), .value(.choice(type)),
        help: "The way up: along ln(t + 1) / ln(w), or a line"),
    ]
  }

  /// DeepSpeed's warmup from one rate to another, and a decay that begins with its clock at 0 at step w.
  private static func deepspeedWarmedUp(
    from start: Double, to peak: Double, _ arguments: Arguments, then decay: any Schedule
  ) throws(ScheduleError) -> any Schedule {
    let length = max(2, try arguments.iterations("warmup_num_steps"))
    let curve: Curve = try arguments.choice("warmup_type") == "linear" ? .linear : .logarithmic(length: length)
    let way = try Ramp(from: start, to: peak, length: length, curve: curve, isWarmup: true, name: "warmup")
    return try Sequential(way, then: decay)
  }

  private static let deepspeedWarmup = ScheduleDefinition(
    "deepspeed.WarmupLR",
    summary: "A warmup, logarithmic unless asked otherwise, then the full rate; the first step counts twice.",
    formula: "min + (max - min) · g(t - 1), g(s) = ln(s + 1) / ln(w) or s / w for s < w, then 1; min also at t = 0",
    source: source("WarmupLR"),
    parameters: [
      rate,
      Parameter("warmup_min_lr", .rate, .value(0.0), help: "Rate at the start"),
      Parameter("warmup_max_lr", .rate, .none("lr"), help: "Rate after the warmup"),
    ] + warmupParameters(),
    example: "deepspeed.WarmupLR --warmup_max_lr 0.001 --warmup_num_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let peak = try arguments.number(arguments.isGiven("warmup_max_lr") ? "warmup_max_lr" : "lr")
      // The scheduler is asked once before the first step and again after it for the same step 0.
      return Shifted(
        try deepspeedWarmedUp(from: arguments.number("warmup_min_lr"), to: peak, arguments, then: Constant(rate: peak)),
        by: 1)
    })

  private static let total = Parameter(
    "total_num_steps", .duration, .required, help: "All steps, the warmup included, T")

  private static let deepspeedWarmupDecay = ScheduleDefinition(
    "deepspeed.WarmupDecayLR",
    summary: "WarmupLR, and then a line down to warmup_min_lr; everything is one update late.",
    formula: "WarmupLR until s = t - 1 reaches w, then min + (max - min) · max(0, (T - s) / max(1, T - w))",
    source: source("WarmupDecayLR"),
    parameters: [
      rate, total,
      Parameter("warmup_min_lr", .rate, .value(0.0), help: "Rate at the start and at the end"),
      Parameter("warmup_max_lr", .rate, .value(0.001), help: "Rate after the warmup"),
    ] + warmupParameters(),
    example: "deepspeed.WarmupDecayLR --warmup_max_lr 0.001 --warmup_num_steps 100 --total_num_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments.number("warmup_min_lr"), try arguments.number("warmup_max_lr"))
      let length = try arguments.iterations("total_num_steps") - max(2, arguments.iterations("warmup_num_steps"))
      let decay: any Schedule =
        length > 0
        ? try Ramp(from: high, to: low, length: length) : Named(try Constant(rate: low), "floor")
      return Shifted(try deepspeedWarmedUp(from: low, to: high, arguments, then: decay), by: 1)
    })

  private static let deepspeedWarmupCosine = ScheduleDefinition(
    "deepspeed.WarmupCosineLR",
    summary: "A first update at 0 whatever the ratio, a warmup, then a cosine to a share of the rate; one update late.",
    formula:
      "0 at t = 0; with s = t - 1 lr · (r + (1 - r) g(s)) for s < w, then lr · (m + (1 - m) · (1 + cos(π · min(1, (s - w + 1) / max(1, T - w)))) / 2)",
    source: source("WarmupCosineLR"),
    parameters: [
      Parameter("lr", .rate, .value(0.001), help: "Rate of the optimizer, reached after the warmup"),
      total,
      Parameter(
        "warmup_min_ratio", .factor, .value(0.0), bounds: .nonNegative, help: "Rate at the start as a share of lr, r"),
      Parameter(
        "cos_min_ratio", .factor, .value(0.0001), bounds: .nonNegative, help: "Rate at the end as a share of lr, m"),
    ] + warmupParameters(),
    example: "deepspeed.WarmupCosineLR --lr 0.001 --warmup_num_steps 100 --total_num_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let high = try arguments.number("lr")
      let low = try arguments.number("warmup_min_ratio") * high
      let length = try arguments.iterations("total_num_steps") - max(2, arguments.iterations("warmup_num_steps"))
      let decay = try Ramp(
        from: high, to: arguments.number("cos_min_ratio") * high, length: max(1, length), curve: .cosine)
      // The first step after the warmup is already one step down the cosine.
      let steps = try deepspeedWarmedUp(from: low, to: high, arguments, then: Shifted(decay, by: -1))
      return try Named(Constant(rate: 0), "initial").cut(after: 1, then: steps)
    })
}
