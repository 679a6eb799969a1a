import Numbers
import Schedules

extension LitGPT {
  static let pretrain = entry(
    "pretrain",
    summary: "A line up and a half cosine down to min_lr, told by batches: an update has the rate of its last one.",
    formula: """
      with k = (t + 1) · a - 1, W = min(I, w · a): lr · k / W for k < W, min_lr + (lr - min_lr) · (1 + cos(π (k - W) / (I - \
      W))) / 2 for k ≤ I, then min_lr
      """,
    place: "litgpt.pretrain.get_lr",
    example: "litgpt.pretrain --lr 4e-4 --lr_warmup_steps 100 --max_iters 1000"
  ) { declare in
    declare(rate)
    let minimum = declare(.rate("min_lr", 4e-5, help: "Rate at the end and after it"), as: .finish)
    let warmup = declare(
      .duration("lr_warmup_steps", 2000, bounds: .nonNegative, help: "Updates of the warmup, w"))
    // Without accumulation, batches are updates.
    let batches = declare(
      .count("max_iters", .required, bounds: .atLeastOne, unit: "batches", help: "Batches of the run, I"))
    let accumulation = declare(
      .count("gradient_accumulation_iters", 1, unit: "batches", help: "Batches of an update, a"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, minimum) = (try arguments[rate], try arguments[minimum])
      let (total, each) = (try arguments[batches], try arguments[accumulation])
      let warmup = min(total, try arguments[warmup].multipliedSaturating(by: each))
      /// The update whose rate is that of a batch, as a time.
      func time(_ batch: Int) -> Double { (Double(batch) - Double(each - 1)) / Double(each) }
      var timeline = Timeline()
      try timeline.warmup(to: rate, begin: time(0), end: time(warmup), until: Timeline.from(time(warmup)))
      let updates = total / each
      if warmup == total {
        let (last, rest) = total.addingSaturating(1).quotientAndRemainder(dividingBy: each)
        let held = try timeline.holding(minimum, lasting: updates)
        // The last batch of an update is batch I itself.
        return rest == 0
          ? refusing(
            held, from: last - 1, "pretrain", "the decay has 0 batches, by which it divides (ZeroDivisionError)")
          : held
      }
      return try timeline.then(
        timeline.way(from: rate, to: minimum, begin: time(warmup), end: time(total), .cosine), lasting: updates)
    }
  }
}
