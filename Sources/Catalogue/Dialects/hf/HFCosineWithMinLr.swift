import Schedules

extension HF {
  static let cosineWithMinLr = entry(
    "cosine_with_min_lr",
    aliases: ["hf.get_cosine_with_min_lr_schedule_with_warmup"],
    summary: "A line up from 0 over the warmup, then a cosine down to a lowest rate, from which it climbs again.",
    formula:
      "lr · t / w for t < w, then min_lr + (lr - min_lr) · (1 + cos(2π · num_cycles · (t - w) / max(1, T - w))) / 2",
    example: "hf.cosine_with_min_lr --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --min_lr 5e-6"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(training)
    declare(waves)
    let minimum = Minimum(&declare)
    return .schedule { arguments throws(ScheduleError) in
      if let fractional = try fractionalCosine(arguments, above: minimum.share(arguments)) { return fractional }
      return try warmedUp(minimum.wave(arguments), arguments)
    } inverse: { form in
      let (climb, rest) = climb(of: form)
      guard let wave = rest.wave, wave.from > 0 else { return nil }
      return minimum.solution(wave) + [warmup(climb), training(climb + wave.length)]
    }
  }
}
