import Schedules

extension Fastai {
  static let schedNo = entry(
    "sched_no",
    aliases: ["fastai.SchedNo"],
    summary: "The first value throughout the run.",
    formula: "start",
    example: "fastai.sched_no --start 0.1 --length 1000"
  ) { declare in
    let start = declare(.rate("start", .required, bounds: .any, help: "Rate"))
    declare(.rate("end", .none("fastai asks for it and does not use it"), bounds: .any, help: "Not used"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[start]
      return try Ramp(from: rate, to: rate, length: arguments[length], name: "constant")
    } inverse: { form in
      form.constantRate.map { [start($0)] }
    }
  }
}
