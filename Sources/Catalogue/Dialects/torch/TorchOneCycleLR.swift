import Numbers
import Schedules

extension Torch {
  static let oneCycleLR = entry(
    "OneCycleLR",
    summary: "Up to max_lr and down far below; the turn at pct_start · total_steps - 1 is met only if that is whole.",
    formula:
      "max_lr/div_factor → max_lr by pct_start·T - 1 → max_lr/div_factor/final_div_factor by T - 1; T + 1 raises",
    example: "torch.OneCycleLR --max_lr 0.1 --total_steps 1500"
  ) { declare in
    let peak = declare(.rate("max_lr", .required, help: "Rate at the peak"), as: .peak)
    let total = declare(.duration("total_steps", .none("epochs · steps_per_epoch"), help: "Iterations of the cycle, T"))
    let epochs = declare(.count("epochs", .none("total_steps"), help: "Epochs of the cycle; needs --steps_per_epoch"))
    let stepsPerEpoch = declare(.stepsPerEpoch(help: "Iterations of an epoch"))
    let shape = OneCycleShape(&declare, peak: "max_lr")
    return .schedule { arguments throws(ScheduleError) in
      let framework = place(of: "OneCycleLR")
      let steps: Int
      if let total = try arguments[total] {
        steps = total
      } else if let epochs = try arguments[epochs], let length = try arguments.epochLength(stepsPerEpoch) {
        steps = epochs.multipliedSaturating(by: length)
      } else {
        throw .refused(
          framework: framework, reason: "You must define either total_steps OR (epochs AND steps_per_epoch)")
      }
      let cycle = try shape.phases(
        arguments, total: steps, maximum: arguments[peak], framework: framework)
      return try cycle.schedule(pastTheEnd: { last in
        "ValueError: Tried to step \(last.addingSaturating(1)) times. The specified number of total steps is \(last)"
      })
    } inverse: { form in
      guard let cycle = OneCyclePhases.reading(form) else { return nil }
      return shape.solution(cycle) + [peak(cycle.maximum), total(cycle.total)]
    }
  }
}
