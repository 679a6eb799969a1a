import Schedules

extension Torch {
  static let cosineAnnealingLR = entry(
    "CosineAnnealingLR",
    summary: "Half a cosine to eta_min over T_max; it climbs again after T_max and goes on for ever.",
    formula: "eta_min + (lr - eta_min) · (1 + cos(π t / T_max)) / 2 for every t",
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1000"
  ) { declare in
    declare(rate)
    let tMax = declare(
      .duration("T_max", .required, bounds: .any, help: "Iterations to the lowest rate; its sign does not matter"))
    let minimum = declare(.rate("eta_min", 0, help: "Rate at T_max; it may be the higher one"))
    return .schedule { arguments throws(ScheduleError) in
      let half = try arguments[tMax]
      guard half != 0 else {
        throw refused("CosineAnnealingLR", "ZeroDivisionError: integer modulo by zero (T_max)")
      }
      return try CosineWave(
        from: arguments[rate], to: arguments[minimum], halfWave: Int(clamping: half.magnitude))
    } inverse: { form in
      guard let wave = form.wave else { return nil }
      return [rate(wave.from), tMax(wave.length), minimum(wave.to)]
    }
  }
}
