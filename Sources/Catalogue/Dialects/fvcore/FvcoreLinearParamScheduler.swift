import Schedules

extension Fvcore {
  static let linearParamScheduler = entry(
    "LinearParamScheduler",
    summary: "A line over the run, which goes on after it.",
    formula: "end_value · where + start_value · (1 - where), where = t / length",
    example: "fvcore.LinearParamScheduler --start_value 0.1 --end_value 0.0001 --length 1500"
  ) { declare in
    declare(start)
    declare(end)
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try UnclampedPolynomial(
        from: arguments[start], to: arguments[end], length: arguments[length]
      )
    } inverse: { form in
      guard case .law(.polynomial(let first, let last, let count, power: 1)) = form else { return nil }
      return [start(first), end(last), length(count)]
    }
  }
}
