import Schedules

extension ScheduleDefinition {
  static let knee = ScheduleDefinition(
    "knee",
    summary: "Explore at a high rate, then exploit along a line to the last one.",
    formula: "lr · t / warmup; lr for explore iterations; then a line to finish-lr at length",
    source: "Iyer et al. 2020, arXiv 2003.03977",
    parameters: [
      .peakRate, .warmupLength,
      Parameter(
        "explore", .duration, .value(.duration(Duration(50, .percent))), bounds: .nonNegative,
        help: "Iterations at the highest rate"),
      .runLength, .finishRate,
    ],
    example: "knee --lr 0.1 --warmup 50 --explore 700 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (warmup, explore) = (try arguments.iterations("warmup"), try arguments.iterations("explore"))
      let length = try arguments.iterations("length")
      try Check.order("length", Double(length), .above, "warmup + explore", Double(warmup) + Double(explore))
      let high = Named(try Constant(rate: arguments.number("lr")), "explore")
      return try Cooldown(
        high.warmedUp(over: warmup), start: warmup + explore, length: length - warmup - explore,
        finish: arguments.number("finish-lr"), name: "exploit")
    })
}
