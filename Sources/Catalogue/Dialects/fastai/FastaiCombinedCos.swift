import Schedules

extension Fastai {
  static let combinedCos = entry(
    "combined_cos",
    summary: "Half a cosine to a middle value and another one to the end; positions are 32-bit numbers.",
    formula: "sched_cos(start, middle) over the share pct of the run, then sched_cos(middle, end)",
    example: "fastai.combined_cos --pct 0.25 --start 0.004 --middle 0.1 --end 1e-6 --length 1000"
  ) { declare in
    let pct = declare(.fraction("pct", .required, help: "Share of the run until the middle value"))
    let start = declare(.rate("start", .required, bounds: .any, help: "Rate at the start"))
    let middle = declare(.rate("middle", .required, bounds: .any, help: "Rate at the share pct of the run"))
    let end = declare(.rate("end", .required, bounds: .any, help: "Rate at the end"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try combinedCosine(
        share: arguments[pct], from: arguments[start], over: arguments[middle],
        to: arguments[end], length: arguments[length], names: ["cosine 1", "cosine 2"])
    }
  }
}
