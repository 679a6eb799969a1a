import Schedules

extension Fastai {
  static let schedCos = entry(
    "sched_cos",
    aliases: ["fastai.SchedCos"],
    summary: "Half a cosine from one value to another over the run.",
    formula: "start + (1 + cos(π (1 - p))) · (end - start) / 2, p = t / length",
    example: "fastai.sched_cos --start 0.1 --end 0.001 --length 1000"
  ) { declare in
    declare(start)
    declare(end)
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try ramp(arguments, .cosine, "cosine")
    } inverse: { form in
      solution(form, .cosine)
    }
  }
}
