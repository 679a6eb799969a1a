import Schedules

extension MMEngine {
  static let polyLR = entry(
    "PolyLR",
    summary: "A power of the remaining share, down to eta_min at end - 1 and not at end.",
    formula: "eta_min + (lr - eta_min) · (1 - (t - begin) / (end - begin - 1))^power, then as it is",
    example: "mmengine.PolyLR --lr 0.1 --eta_min 1e-4 --power 0.9 --end 1500"
  ) { declare in
    declare(Torch.rate)
    let minimum = declare(.rate("eta_min", 0, help: "Rate at end - 1 and after it"))
    let power = declare(.factor("power", 1, help: "Exponent of the remaining share"))
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (minimum, power) = (try arguments[minimum], try arguments[power])
      return try span.schedule("PolyLR", arguments) { (rate, count) throws(ScheduleError) in
        if count == 1 || power == 0 { return try Constant(rate: rate) }
        let decay = try Ramp(from: rate, to: minimum, length: count - 1, curve: .power(exponent: power))
        return power < 0
          ? refusing(decay, from: count - 1, "PolyLR", "ZeroDivisionError: 0.0 cannot be raised to a negative power")
          : decay
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        guard let way = active.way, let exponent = way.power, rate ?? way.from == way.from else { return nil }
        return span.lasting(way.length + 1, [Torch.rate(way.from), minimum(way.to), power(exponent)])
      }
    }
  }
}
