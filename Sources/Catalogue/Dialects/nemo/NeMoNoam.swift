import RealModule
import Schedules

extension NeMo {
  static let noamAnnealing = entry(
    "NoamAnnealing",
    summary: "The Transformer's schedule, whose first two steps have one rate, not below min_lr after the warmup.",
    formula: "s = max(1, t): lr / √d_model · min(s^-½, s · W^(-3/2)), and max(m, …) for s > W",
    literature: "Vaswani et al. 2017, arXiv 1706.03762",
    example: "nemo.NoamAnnealing --lr 2 --max_steps 2000 --d_model 512 --warmup_steps 400"
  ) { declare in
    declare(rate)
    let width = declare(.count("d_model", .required, help: "Width of the model"))
    declare(total)
    Steps.warmup.declare(&declare)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, minimum, total) = (try arguments[rate], try arguments[minimum], try arguments[total])
      guard rate >= minimum else {
        throw refused(
          "NoamAnnealing", "received an initial learning rate that was lower than the minimum learning rate")
      }
      let warmup = try Steps.warmup.steps(arguments) ?? 0
      let scale = try rate / Double(arguments[width]).squareRoot()
      var timeline = Timeline()
      let first = max(1, warmup)
      let peak = scale / Double(first).squareRoot()
      try timeline.hold(peak / Double(first), until: 1, "warmup")
      try timeline.warmup(to: peak, end: Double(first), until: first)
      // The last step of the warmup is the root's first, and may be below the lowest rate.
      let root = try InversePower(rate: peak, timescale: Double(first))
      if minimum > peak {
        if warmup > 0 { try timeline.hold(peak, until: first.addingSaturating(1)) }
        return try timeline.holding(minimum, lasting: total)
      }
      return try timeline.then(Clamped(root, minimum: minimum, maximum: Bounds.largestRate), lasting: total)
    }
  }

  static let noamHoldAnnealing = entry(
    "NoamHoldAnnealing",
    summary: "A line up that skips 0, a hold, then a power of the step down to min_lr; the warmup is needed.",
    formula:
      "lr · (t + 1) / (W + 1) for t ≤ W; lr for t < H; max(m, lr · W^decay_rate / (t - (H - W))^decay_rate) for t ≤ T; m",
    literature: "Kim et al. 2022, arXiv 2206.00888",
    example: "nemo.NoamHoldAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100 --hold_steps 200"
  ) { declare in
    declareShared(&declare, holds: true)
    let exponent = declare(
      .factor("decay_rate", 0.5, bounds: .nonNegative, help: "Exponent of the step, ½ for Noam's"), as: .exponent)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments, holds: true)
      guard values.warmup > 0 else {
        throw refused("NoamHoldAnnealing", "Noam scheduler cannot be used without warmup steps")
      }
      let power = try InversePower(
        rate: values.rate, timescale: Double(values.warmup), power: arguments[exponent])
      return try values.ended(
        values.clamped(Shifted(power, by: max(values.warmup, values.hold) - values.timeline.update)))
    }
  }
}
