import Schedules

extension LitGPT {
  static let finetune = entry(
    "finetune",
    summary: "A line up over the warmup, and a half cosine down to 0 at the last step; min_lr has no effect.",
    formula: "lr · t / W for t < W, then lr · (1 + cos(π (t - W) / (T - W))) / 2, which climbs again after T",
    place: "litgpt.finetune.lora.get_lr_scheduler",
    example: "litgpt.finetune --lr 2e-4 --warmup_steps 100 --max_steps 1000"
  ) { declare in
    declare(rate)
    let warmup = declare(
      .duration("warmup_steps", 100, bounds: .nonNegative, aliases: ["lr_warmup_steps"], help: "Steps of the warmup, W")
    )
    let total = declare(.duration("max_steps", .required, gives: .length, help: "Steps of the run, T"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
      // A warmup as long as the run leaves the cosine no step.
      guard warmup < total else {
        return try Spanning(Constant(rate: rate).warmedUp(to: rate, over: warmup), Course(total))
      }
      return try CosineWave(from: rate, to: 0, halfWave: total - warmup).warmedUp(to: rate, over: warmup)
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0, mayHold: true)
      if climb > 0, let held = rest.constantRate { return [rate(held), warmup(climb), total(climb)] }
      guard let wave = rest.wave, wave.to == 0 else { return nil }
      return [rate(wave.from), warmup(climb), total(climb + wave.length)]
    }
  }
}
