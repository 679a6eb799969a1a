import Schedules

extension Own {
  static let halfCosine = ScheduleDefinition(
    "half-cosine",
    summary: "The second half of a cosine: steep at once, flat at the end.",
    formula: "finish-lr + (lr - finish-lr) · (1 + cos(π (1 + t / length) / 2)) for t ≤ length, then finish-lr",
    source: "OLMo-core, HalfCosWithWarmup, whose own peak is that of the whole cosine, 2 · lr - finish-lr",
    example: "half-cosine --lr 0.1 --length 1000"
  ) { declare in
    let peak = declare(peakRate)
    let finish = declare(finishRate)
    let length = declare(decayLength)
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[peak], to: arguments[finish], length: arguments[length],
        curve: .cosineSecondHalf)
    } inverse: { form in
      guard let way = form.way, way.follows(.cosineSecondHalf) else { return nil }
      return [peak(way.from), finish(way.to), length(way.length)]
    }
  }
}
