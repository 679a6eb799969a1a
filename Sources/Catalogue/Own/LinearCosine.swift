import Schedules

extension Own {
  static let linearCosine = ScheduleDefinition(
    "linear-cosine",
    summary: "A cosine under a linear envelope: it comes down sooner and flatter than either.",
    formula:
      "finish-lr + (lr - finish-lr) · (1 - p) · (1 + cos πp) / 2, p = t / length, for t ≤ length; then finish-lr",
    source: "OLMo, olmo.optim.CosLinearEnvelope",
    example: "linear-cosine --lr 0.1 --length 1000"
  ) { declare in
    let peak = declare(peakRate)
    let finish = declare(finishRate)
    let length = declare(decayLength)
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[peak], to: arguments[finish], length: arguments[length],
        curve: .linearCosine)
    } inverse: { form in
      guard let way = form.way, way.follows(.linearCosine) else { return nil }
      return [peak(way.from), finish(way.to), length(way.length)]
    }
  }
}
