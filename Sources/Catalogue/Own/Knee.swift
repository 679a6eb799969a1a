import Schedules

extension Own {
  static let knee = ScheduleDefinition(
    "knee",
    summary: "Explore at a high rate, then exploit along a line to the last one.",
    formula: "lr · t / warmup; lr for explore iterations; then a line to min at length",
    source: "Iyer et al. 2020, arXiv 2003.03977",
    example: "knee --lr 0.1 --warmup 50 --explore 700 --length 1500"
  ) { declare in
    let peak = declare(peakRate)
    let warmup = declare(warmupLength)
    let explore = declare(
      .duration("explore", .percent(50), bounds: .nonNegative, help: "Iterations at the highest rate"))
    let length = declare(runLength)
    let finish = declare(floor(of: peak))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(length, .above, warmup, explore)
      let (warmup, explore) = (try arguments[warmup], try arguments[explore])
      let length = try arguments[length]
      let high = Named(try Constant(rate: arguments[peak]), "explore")
      return try Cooldown(
        high.warmedUp(over: warmup), start: warmup + explore, length: length - warmup - explore,
        finish: arguments[finish], name: "exploit")
    } inverse: { form in
      let (_, climb, high) = form.warmup(from: 0)
      let (hold, rest) = high.hold
      guard let way = rest.way, way.follows(.linear) else { return nil }
      return [
        peak(way.from), warmup(climb), explore(hold), length(climb + hold + way.length), finish(way.to),
      ]
    }
  }
}
