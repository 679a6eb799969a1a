import Schedules

extension Fastai {
  static let schedPoly = entry(
    "SchedPoly",
    summary: "A power of the position, from one value to another over the run.",
    formula: "start + (end - start) · p^power, p = t / length",
    example: "fastai.SchedPoly --start 0.1 --end 0.001 --power 2 --length 1000"
  ) { declare in
    declare(start)
    declare(end)
    let power = declare(.factor("power", .required, bounds: .nonNegative, help: "Exponent of the position"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      let power = try arguments[power]
      // 0^0 is 1: a power of 0 is at the end from the beginning.
      if power == 0 { return try Constant(rate: arguments[end]) }
      return try ramp(arguments, .oneMinusPower(exponent: power), "polynomial")
    } inverse: { form in
      guard let way = form.way, !way.leg.isRising else { return nil }
      let exponent: Double
      switch way.leg.curve {
      case .linear: exponent = 1
      case .square: exponent = 2
      case .oneMinusSquareRoot: exponent = 0.5
      case .oneMinusPower(let power): exponent = power
      default: return nil
      }
      return [start(way.from), end(way.to), power(exponent), length(way.length)]
    }
  }
}
