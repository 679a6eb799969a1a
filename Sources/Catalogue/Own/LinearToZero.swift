import Schedules

extension Own {
  static let linearToZero = ScheduleDefinition(
    "linear-to-zero",
    aliases: ["d2z", "budgeted"],
    summary: "A line up, then a line down to 0 at the end of the run.",
    formula: "lr · t / warmup, then lr · (length - t) / (length - warmup), then 0",
    source: "Bergsma et al. 2025, arXiv 2502.15938; budgeted training, Li et al. 2019, arXiv 1905.04753",
    example: "linear-to-zero --lr 0.001 --warmup 100 --length 1500"
  ) { declare in
    let peak = declare(peakRate)
    let warmup = declare(warmupLength)
    let length = declare(runLength)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(length, .above, warmup)
      let (length, warmup) = (try arguments[length], try arguments[warmup])
      return try Ramp(from: arguments[peak], to: 0, length: length - warmup).warmedUp(over: warmup)
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let way = rest.way, way.follows(.linear), way.to == 0 else { return nil }
      return [peak(way.from), warmup(climb), length(climb + way.length)]
    }
  }
}
