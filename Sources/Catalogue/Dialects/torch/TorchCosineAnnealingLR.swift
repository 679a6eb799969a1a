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
      .realDuration(
        "T_max", .required, bounds: .any, help: "Iterations to the lowest rate, whole or not; the sign does not matter")
    )
    let minimum = declare(.rate("eta_min", 0, help: "Rate at T_max; it may be the higher one"))
    return .schedule { arguments throws(ScheduleError) in
      let half = try arguments[tMax]
      guard half != 0 else {
        throw refused("CosineAnnealingLR", "ZeroDivisionError: integer modulo by zero (T_max)")
      }
      if let whole = half.magnitude.wholeNumber {
        return try CosineWave(from: arguments[rate], to: arguments[minimum], halfWave: whole)
      }
      return try CosineWave(
        minimum: arguments[minimum], maximum: arguments[rate], waves: 0.5 / half.magnitude, length: 1)
    } inverse: { form in
      guard let wave = form.wave else { return nil }
      return [rate(wave.from), tMax(Double(wave.length)), minimum(wave.to)]
    }
  }
}
