import Schedules

extension Paddle {
  static let cosineAnnealingDecay = entry(
    "CosineAnnealingDecay",
    summary: "Half a cosine to eta_min over T_max; it climbs again after T_max and goes on for ever.",
    formula: "eta_min + (learning_rate - eta_min) · (1 + cos(π t / T_max)) / 2 for every t",
    example: "paddle.CosineAnnealingDecay --learning_rate 0.1 --T_max 1000"
  ) { declare in
    declare(rate)
    let tMax = declare(.duration("T_max", .required, help: "Iterations to the lowest rate"))
    let minimum = declare(.rate("eta_min", 0, help: "Rate at T_max"))
    return .schedule { arguments throws(ScheduleError) in
      try CosineWave(
        from: arguments[rate], to: arguments[minimum],
        halfWave: arguments[tMax])
    } inverse: { form in
      guard let wave = form.wave else { return nil }
      return [rate(wave.from), tMax(wave.length), minimum(wave.to)]
    }
  }
}
