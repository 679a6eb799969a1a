import Schedules

extension ScheduleDefinition {
  static let epochwise = ScheduleDefinition(
    "epochwise",
    summary: "Holds the rate for a whole epoch, as schedulers do that are stepped once an epoch.",
    formula: "s(every · ⌊t / every⌋)",
    source: "the Keras LearningRateScheduler callback, PyTorch's scheduler.step() after each epoch",
    parameters: [
      Parameter("every", .duration, .required, help: "Iterations in an epoch")
    ],
    example: "cosine --cycle-length 1000 epochwise --every 100",
    build: .modifier { inner, arguments throws(ScheduleError) in
      try Epochwise(inner, every: arguments.iterations("every"))
    })
}
