import Schedules

extension ScheduleDefinition {
  static let linearCosine = ScheduleDefinition(
    "linear-cosine",
    summary: "A cosine under a linear envelope: it comes down sooner and flatter than either.",
    formula:
      "finish-lr + (lr - finish-lr) · (1 - p) · (1 + cos πp) / 2, p = t / length, for t ≤ length; then finish-lr",
    source: "OLMo, olmo.optim.CosLinearEnvelope",
    parameters: [.peakRate, .finishRate, .decayLength],
    example: "linear-cosine --lr 0.1 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        curve: .linearCosine)
    })
}
