import Schedules

extension OpenCLIP {
  static let constCooldown = entry(
    "const-cooldown",
    summary: "A line up that skips 0, a hold, and a power of the remaining share over the last steps.",
    formula: "lr · (t + 1) / W for t < W; lr for t < T - K; end + (lr - end) · (1 - (t - (T - K)) / K)^power",
    example: "open_clip.const-cooldown --warmup 100 --total_steps 1000 --cooldown_steps 300"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(total)
    let cooldown = declare(.duration("cooldown_steps", .required, help: "Steps of the decay at the end, K"))
    let power = declare(
      .factor("lr_cooldown_power", 1, bounds: .positive, help: "Exponent of the remaining share, 1 for a line"))
    let end = declare(.rate("lr_cooldown_end", 0, help: "Rate at the end"), as: .finish)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[total])
      let begin = total.addingSaturating(-(try arguments[cooldown]))
      var timeline = try warmedUp(arguments)
      try timeline.hold(rate, until: begin)
      return try timeline.then(
        timeline.way(
          from: rate, to: arguments[end], begin: Double(begin), end: Double(total),
          .power(exponent: arguments[power])), lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.update), stages.start ?? 0 == 0, let fall = stages.fall,
        let exponent = fall.power
      else { return nil }
      return [
        rate(fall.leg.from), warmup(stages.climb), total(fall.end), cooldown(fall.length), power(exponent),
        end(fall.leg.to),
      ]
    }
  }
}
