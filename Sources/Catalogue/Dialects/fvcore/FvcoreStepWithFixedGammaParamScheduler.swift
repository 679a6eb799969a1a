import Schedules

extension Fvcore {
  static let stepWithFixedGammaParamScheduler = entry(
    "StepWithFixedGammaParamScheduler",
    summary: "A factor num_decays times, at equal distances over the run.",
    formula: "base_value · gamma^⌊(t / length + 1e-6) · (num_decays + 1)⌋",
    example: """
      fvcore.StepWithFixedGammaParamScheduler --base_value 0.1 --num_decays 3 --gamma 0.1 --num_updates 2000 \
      --length 2000
      """
  ) { declare in
    let base = declare(.rate("base_value", .required, bounds: .positive, help: "Rate at the start"))
    let numDecays = declare(
      .count("num_decays", .required, bounds: Bounds(1, 1e6), help: "Number of times the factor acts"))
    let gamma = declare(.factor("gamma", .required, bounds: .positive, help: "Factor"), as: .values)
    let updates = declare(.duration("num_updates", .required, help: "Updates of the run; only has to be positive"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      let gamma = try arguments[gamma]
      var values = [try arguments[base]]
      for _ in 0..<(try arguments[numDecays]) { values.append((values.last ?? 0) * gamma) }
      return try steps(values, arguments, "StepWithFixedGammaParamScheduler")
    } inverse: { form in
      guard let steps = form.steps else { return nil }
      // Of more steps than iterations no factor may stand alone.
      for taken in 1...8 {
        guard let (factor, places) = steps.common(actingAtLeast: taken), let run = run(ofSteps: places) else {
          continue
        }
        return [base(steps.first), numDecays(run.steps), gamma(factor), updates(run.length), length(run.length)]
      }
      return nil
    }
  }
}
