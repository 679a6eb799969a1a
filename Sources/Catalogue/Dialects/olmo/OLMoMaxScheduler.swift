import Schedules

extension OLMo {
  static let maxScheduler = entry(
    "max_scheduler",
    summary: "The higher one of cosine_with_warmup and inverse_sqrt_with_warmup.",
    formula: "max(cosine_with_warmup, inverse_sqrt_with_warmup) of the same values",
    example: "olmo.max_scheduler --learning_rate 3e-4 --t_warmup 100 --max_duration 1000"
  ) { declare in
    declareFall(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try Highest(fall(along: .cosine, arguments), root(arguments))
    }
  }
}
