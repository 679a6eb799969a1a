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
    declare(.rate("end", .required, help: "Rate at the end; 0 is reached at once"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      if try arguments[end] == 0 {
        return try Ramp(from: arguments[start], to: 0, length: 1, curve: .constant, name: "exponential")
      }
      return try ramp(arguments, .exponential, "exponential")
    } inverse: { form in
      solution(form, .exponential)
    }
  }
}
