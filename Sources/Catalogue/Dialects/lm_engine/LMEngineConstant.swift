import Schedules

extension LMEngine {
  static let constant = entry(
    "constant",
    summary: "A line up over the warmup, and the rate of the optimizer; num_decay_steps must be 0.",
    formula: "lr · t / W for t ≤ W, then lr",
    example: "lm_engine.constant --lr 3e-4 --num_training_steps 1000 --num_warmup_steps 100 --num_decay_steps 0"
  ) { declare in
    declare(rate)
    declare(total)
    declare(warmup)
    declare(.duration("num_constant_steps", .none("ignored in any case"), bounds: .nonNegative, help: "Without effect"))
    let decay = declare(
      .duration("num_decay_steps", 0, bounds: .nonNegative, help: "Steps of the decay, of which there must be none"))
    return .schedule { arguments throws(ScheduleError) in
      if try arguments[decay] > 0 {
        throw refused("constant", "num_decay_steps must be 0 where the learning rate is constant")
      }
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      return try Spanning(
        Named(Constant(rate: rate), "stable").warmedUp(to: rate, over: warmup), Course(arguments[total]))
    } inverse: { form in
      guard let line = form.line, line.way.from == 0, line.rest.constantRate == line.way.to else { return nil }
      return [rate(line.way.to), warmup(line.count), total(line.count)]
    }
  }
}
