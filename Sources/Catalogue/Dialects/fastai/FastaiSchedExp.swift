import Schedules

extension Fastai {
  static let schedExp = entry(
    "sched_exp",
    aliases: ["fastai.SchedExp"],
    summary: "The same factor at every iteration, from one value to another over the run.",
    formula: "start · (end / start)^p, p = t / length",
    example: "fastai.sched_exp --start 1e-7 --end 10 --length 100"
  ) { declare in
    declare(.rate("start", .required, bounds: .positive, help: "Rate at the start"))
    declare(.rate("end", .required, bounds: .positive, help: "Rate at the end"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try ramp(arguments, .exponential, "exponential")
    } inverse: { form in
      solution(form, .exponential)
    }
  }
}
