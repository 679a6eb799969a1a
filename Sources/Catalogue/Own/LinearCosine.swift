import Schedules

extension Own {
  static let linearCosine = ScheduleDefinition(
    "linear-cosine",
    summary: "A cosine under a linear envelope: it comes down sooner and flatter than either.",
    formula:
      "min + (lr - min) · (1 - p) · (1 + cos πp) / 2, p = t / length, for t ≤ length; then min",
    source: "OLMo, olmo.optim.CosLinearEnvelope",
    example: "linear-cosine --lr 0.1 --length 1000"
  ) { declare in
    let decay = declare.decay()
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, along: .linearCosine)
    } inverse: { form in
      decay.solution(ofWay: form) { $0.follows(.linearCosine) ? [] : nil }
    }
  }
}
