import Schedules

extension Own {
  static let halfCosine = ScheduleDefinition(
    "half-cosine",
    summary: "The second half of a cosine: steep at once, flat at the end.",
    formula: "min + (lr - min) · (1 + cos(π (1 + t / length) / 2)) for t ≤ length, then min",
    source: "OLMo-core, HalfCosWithWarmup, whose own peak is that of the whole cosine, 2 · lr - min",
    example: "half-cosine --lr 0.1 --length 1000"
  ) { declare in
    let decay = declare.decay()
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, along: .cosineSecondHalf)
    } inverse: { form in
      decay.solution(ofWay: form) { $0.follows(.cosineSecondHalf) ? [] : nil }
    }
  }
}
