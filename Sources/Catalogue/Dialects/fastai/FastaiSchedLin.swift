import Schedules

extension Fastai {
  static let schedLin = entry(
    "sched_lin",
    aliases: ["fastai.SchedLin"],
    summary: "A line from one value to another over the run.",
    formula: "start + p · (end - start), p = t / length",
    example: "fastai.sched_lin --start 0.1 --end 0.001 --length 1000"
  ) { declare in
    declare(start)
    declare(end)
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try ramp(arguments, .linear, "linear")
    } inverse: { form in
      solution(form, .linear)
    }
  }
}
