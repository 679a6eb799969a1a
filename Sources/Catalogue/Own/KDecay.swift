import Schedules

extension ScheduleDefinition {
  static let kDecay = ScheduleDefinition(
    "k-decay",
    summary: "Half a cosine of a power of the progress: the rate stays high longer.",
    formula: "finish-lr + (lr - finish-lr) · (1 + cos(π (t / length)^k)) / 2 for t ≤ length, then finish-lr",
    source: "Zhang & Li 2020, arXiv 2004.05909",
    parameters: [
      .peakRate, .finishRate, .decayLength,
      Parameter("k", .factor, .value(1.5), bounds: .positive, help: "Exponent of the progress; 1 is the cosine"),
    ],
    example: "k-decay --lr 0.1 --length 1000 --k 2",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        curve: .kDecay(k: arguments.number("k")))
    })
}
