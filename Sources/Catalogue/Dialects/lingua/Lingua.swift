import Numbers
import Schedules

/// The schedulers of lingua's `build_lr_fn`.
enum Lingua: Dialect {
  static let name = "lingua"
  static let modules = ["lingua.optim"]
  static let release = "lingua (2025-06-18) 437d680"
  static let summary = "The schedulers of lingua's build_lr_fn."
  static let picture = """
    compare lingua.cosine --lr 3e-4 --warmup 100 --steps 1000 vs lingua.cosine --lr 3e-4 --warmup 100 --steps 1000 \
    --cosine_theta 2 --label 'theta 2' vs lingua.wsd --lr 3e-4 --warmup 100 --steps 1000 -n 1000
    """
  static let entries = [constant, linear, invSqrt, cosine, wsd]

  static func place(of call: String) -> String { "lingua.optim.build_lr_fn, scheduler \"\(call)\"" }

  static let rate = Key.rate("lr", 3e-4, help: "Highest rate").playing(.rate, .start, .peak)
  static let warmup = Key.duration("warmup", 2000, bounds: .nonNegative, help: "Steps of the warmup, W")
  static let total = Key.duration("steps", .required, gives: .length, help: "Steps of the run, T")
  static let share = Key.factor("lr_min_ratio", 0.1, bounds: .nonNegative, help: "Lowest rate as a share of lr, r")
    .playing(.finish, .floor)
  static let cycleLength = Key.fraction(
    "cycle_length", 1, bounds: .positiveFraction, help: "Length of a cycle as a share of the run")

  static let constant = entry(
    "constant",
    summary: "The rate of the optimizer at every step; a warmup has no effect.",
    formula: "lr",
    example: "lingua.constant --lr 3e-4 --steps 1000"
  ) { declare in
    declare(rate)
    declare(
      .duration("warmup", .none("ignored in any case"), bounds: .nonNegative, help: "Accepted and without effect"))
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      try Spanning(Constant(rate: arguments[rate]), Course(arguments[total]))
    } inverse: { form in
      form.constantRate.map { [rate($0), total(1)] }
    }
  }

  static let linear = entry(
    "linear",
    summary: "A line up over the warmup, then a line down to lr_min_ratio at the last step.",
    formula: "lr · t / W for t < W, then lr · (1 - p + r · p), p = (t - W) / (T - W), then r · lr",
    example: "lingua.linear --lr 3e-4 --warmup 100 --steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(share)
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
      let timeline = try warmedUp(arguments)
      return try timeline.then(
        timeline.way(from: rate, to: arguments[share] * rate, begin: Double(warmup), end: Double(total)),
        lasting: total)
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let way = rest.way, way.follows(.linear), way.from > 0 else { return nil }
      return [rate(way.from), warmup(climb), share(way.to.ratio(to: way.from)), total(climb + way.length)]
    }
  }

  static let invSqrt = entry(
    "inv_sqrt",
    summary: "A line up over the warmup, then a power of the step, not below lr_min_ratio.",
    formula: "lr · t / W for t < W, then lr · max((W / t)^exp_factor, r)",
    example: "lingua.inv_sqrt --lr 3e-4 --warmup 100 --steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(share)
    declare(total)
    let exponent = declare(
      .factor("exp_factor", 0.5, bounds: .nonNegative, help: "Exponent of the step"), as: .exponent)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      guard warmup > 0 else {
        throw refused("inv_sqrt", "warmup is 0, and step 0 is divided by (ZeroDivisionError)")
      }
      let floor = try arguments[share] * rate
      let root = try InversePower(rate: rate, timescale: Double(warmup), power: arguments[exponent])
      return try warmedUp(arguments).then(
        Clamped(root, minimum: floor, maximum: Bounds.largestRate), lasting: arguments[total])
    } inverse: { form in
      guard let line = form.line, line.way.from == 0, line.way.to > 0,
        case .clamped(.law(.inversePower(line.way.to, 0, Double(line.count), let power)), let floor, _) = line.rest
      else { return nil }
      return [
        rate(line.way.to), warmup(line.count), share(floor.ratio(to: line.way.to)), total(line.count), exponent(power),
      ]
    }
  }

  /// The line up, `lr · t / W` for t < W.
  static func warmedUp(_ arguments: Arguments) throws(ScheduleError) -> Timeline {
    let warmup = try arguments[warmup]
    var timeline = Timeline()
    try timeline.warmup(to: arguments[rate], end: Double(warmup), until: warmup)
    return timeline
  }
}
