import RealModule
import Schedules

extension LMEngine {
  static let power = entry(
    "power",
    summary: "A line up to the power scheduler's rate at the end of the warmup, and that power of the tokens seen.",
    formula: "min(lr, a · (W · c)^b) · t / W for t ≤ W, then min(lr, a · (t · c)^b)",
    literature: "Shen et al. 2024, arXiv 2408.13359",
    example: "lm_engine.power --lr 0.01 --num_training_steps 1000 --num_warmup_steps 100 --a 4 --b -0.51 --c 4194304"
  ) { declare in
    declare(rate)
    declare(total)
    declare(warmup)
    let factor = declare(.factor("a", .required, bounds: .nonNegative, help: "Factor of the power"), as: .factor)
    let exponent = declare(
      .factor("b", .required, bounds: Bounds(-10, 0), help: "Exponent of the tokens, not above 0"), as: .exponent)
    let tokens = declare(.factor("c", .required, bounds: .positive, help: "Tokens of a step"), as: .tokens)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      guard rate > 0, warmup > 0 else {
        throw refused(
          "power",
          rate > 0
            ? "num_warmup_steps is 0, and step 0 has no power" : "lr is 0, by which a is divided (ZeroDivisionError)")
      }
      let law = try PowerLaw(
        maximum: rate, factor: arguments[factor], exponent: arguments[exponent], tokensPerIteration: arguments[tokens])
      var timeline = Timeline()
      try timeline.warmup(to: law(warmup), end: Double(warmup), until: warmup)
      return try timeline.then(Shifted(law, by: -warmup), lasting: arguments[total])
    } inverse: { form in
      guard let line = form.line, line.way.from == 0,
        case (.law(.power(let maximum, let a, let b, let c)), let offset) = line.rest.unshifted, offset == -line.count
      else { return nil }
      return [rate(maximum), total(line.count), warmup(line.count), factor(a), exponent(b), tokens(c)]
    }
  }
}
