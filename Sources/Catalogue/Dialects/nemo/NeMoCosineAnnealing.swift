import Schedules

extension NeMo {
  static let cosineAnnealing = entry(
    "CosineAnnealing",
    summary: "A line up and a half cosine down to min_lr; with constant steps in Megatron's form, which starts at 0.",
    formula: """
      lr · (t + 1) / (W + 1) for t ≤ W; m + (lr - m) · (1 + cos(π (t - W) / (T - W))) / 2; m. With K constant steps lr · t / \
      W for t ≤ W, and the cosine ends at T - K
      """,
    example: "nemo.CosineAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100 --min_lr 1e-5"
  ) { declare in
    declare(rate)
    declare(total)
    Steps.warmup.declare(&declare)
    Steps.constant.declare(&declare)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      let constant = try Steps.constant.steps(arguments) ?? 0
      guard constant > 0 else {
        let values = try values(arguments)
        guard values.rate >= values.minimum else {
          throw refused(
            "CosineAnnealing", "received an initial learning rate that was lower than the minimum learning rate")
        }
        return try values.ended(values.way(to: values.minimum, .cosine))
      }
      let (rate, minimum, total) = (try arguments[rate], try arguments[minimum], try arguments[total])
      guard rate > minimum else { throw refused("CosineAnnealing", "assert max_lr > min_lr") }
      let warmup = try Steps.warmup.steps(arguments) ?? 0
      var timeline = Timeline()
      if warmup > 0 {
        try timeline.warmup(to: rate, end: Double(warmup), until: warmup.addingSaturating(1))
      }
      let end = total.addingSaturating(-constant)
      let way = try timeline.way(from: rate, to: minimum, begin: Double(warmup), end: Double(end), .cosine)
      return try timeline.then(way, lasting: total)
    } inverse: { form in
      if let values = solution(of: form, along: { $0.leg.follows(.cosine) && $0.leg.from >= $0.leg.to }) {
        return values
      }
      let (_, climb, rest) = form.warmup(from: 0)
      guard climb > 0, let way = rest.way, way.follows(.cosine), way.from > way.to else { return nil }
      return [
        rate(way.from), total(climb + way.length + 1), Steps.warmup.count(climb), Steps.constant.count(1),
        minimum(way.to),
      ]
    }
  }
}
