import Schedules

extension Fvcore {
  static let cosineParamScheduler = entry(
    "CosineParamScheduler",
    summary: "Half a cosine over the run; climbs again after it.",
    formula: "end_value + (start_value - end_value) · (1 + cos(π where)) / 2, where = t / length",
    example: "fvcore.CosineParamScheduler --start_value 0.1 --end_value 0.0001 --length 1000"
  ) { declare in
    declare(start)
    declare(end)
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try CosineWave(
        from: arguments[start], to: arguments[end],
        halfWave: arguments[length])
    } inverse: { form in
      guard let wave = form.wave else { return nil }
      return [start(wave.from), end(wave.to), length(wave.length)]
    }
  }
}
