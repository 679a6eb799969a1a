import Schedules

extension Paddle {
  static let linearWarmup = entry(
    "LinearWarmup",
    summary: "A line up to end_lr, after which the curve begins, wherever that is.",
    formula: "start_lr + (end_lr - start_lr) · t / warmup_steps for t < warmup_steps, then s(t - warmup_steps)",
    example:
      "paddle.StepDecay --learning_rate 1 --step_size 300 paddle.LinearWarmup --warmup_steps 100 --start_lr 0 --end_lr 1"
  ) { declare in
    let warmup = declare(.duration("warmup_steps", .required, help: "Iterations of the warmup"))
    let start = declare(.rate("start_lr", .required, help: "Rate at iteration 0"))
    let end = declare(.rate("end_lr", .required, help: "Rate that the line leads to, above start_lr"))
    return .modifier { inner, arguments throws(ScheduleError) in
      try arguments.require(end, .above, start)
      let (start, end) = (try arguments[start], try arguments[end])
      let line = try Ramp(from: start, to: end, length: arguments[warmup], name: "warmup")
      return try Sequential(line, then: inner)
    } inverse: { form in
      guard let line = form.line, line.way.to > line.way.from else { return nil }
      return Solution([warmup(line.count), start(line.way.from), end(line.way.to)], around: line.rest)
    }
  }
}
