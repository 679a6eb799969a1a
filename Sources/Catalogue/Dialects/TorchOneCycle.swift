import Schedules

extension Catalogue {
  static let torchOneCycle = ScheduleDefinition(
    "torch.OneCycleLR",
    summary: "Up to max_lr and down far below; the turn at pct_start · total_steps - 1 is met only if that is whole.",
    formula:
      "max_lr/div_factor → max_lr by pct_start·T - 1 → max_lr/div_factor/final_div_factor by T - 1; T + 1 raises",
    source: torchSource("OneCycleLR"),
    parameters: [
      Parameter("max_lr", .rate, .required, help: "Rate at the peak"),
      Parameter("total_steps", .duration, .none("epochs · steps_per_epoch"), help: "Iterations of the cycle, T"),
      Parameter("epochs", .count, .none("total_steps"), help: "Epochs of the cycle; needs --steps_per_epoch"),
      Parameter(
        "steps_per_epoch", .count, .none("that of the run"), gives: .updatesPerEpoch, help: "Iterations of an epoch"),
    ] + OneCyclePhases.parameters(peak: "max_lr"),
    example: "torch.OneCycleLR --max_lr 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let framework = "torch.optim.lr_scheduler.OneCycleLR"
      let total: Int
      if let steps = try arguments.optionalIterations("total_steps") {
        total = steps
      } else if let epochs = try arguments.optionalCount("epochs"),
        let steps = try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch
      {
        total = epochs.multipliedSaturating(by: steps)
      } else {
        throw .refused(
          framework: framework, reason: "You must define either total_steps OR (epochs AND steps_per_epoch)")
      }
      let cycle = try OneCyclePhases(
        arguments, total: total, maximum: arguments.number("max_lr"), framework: framework)
      return try cycle.schedule(pastTheEnd: { last in
        "ValueError: Tried to step \(last.addingSaturating(1)) times. The specified number of total steps is \(last)"
      })
    })
}
