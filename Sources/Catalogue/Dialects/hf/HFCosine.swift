import Schedules

extension HF {
  static let cosine = entry(
    "cosine",
    aliases: ["hf.get_cosine_schedule_with_warmup", "hf.cosine_with_warmup"],
    summary: "A line up over the warmup, then a cosine that climbs again after the last step.",
    formula: "lr · t / w for t < w, then lr · (1 + cos(2π · num_cycles · (t - w) / max(1, T - w))) / 2, also for t > T",
    example: "hf.cosine --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(training)
    declare(waves)
    return .schedule { arguments throws(ScheduleError) in
      if let fractional = try fractionalCosine(arguments) { return fractional }
      return try warmedUp(
        CosineWave(
          minimum: 0, maximum: arguments[rate], waves: arguments[waves],
          length: decayLength(arguments)), arguments)
    } inverse: { form in
      let (climb, rest) = climb(of: form)
      guard let wave = rest.wave, wave.to == 0 else { return nil }
      return [rate(wave.from), warmup(climb), training(climb + wave.length)]
    }
  }
}
