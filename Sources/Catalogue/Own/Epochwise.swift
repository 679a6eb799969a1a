import Schedules

extension Own {
  static let epochwise = ScheduleDefinition(
    "epochwise",
    summary: "Holds the rate for a whole epoch, as schedulers do that are stepped once an epoch.",
    formula: "s(every · ⌊t / every⌋)",
    source: "the Keras LearningRateScheduler callback, PyTorch's scheduler.step() after each epoch",
    example: "cosine --length 1000 epochwise --every 100"
  ) { declare in
    let every = declare(.duration("every", .required, help: "Iterations in an epoch"))
    return .modifier { inner, arguments throws(ScheduleError) in
      try Epochwise(inner, every: arguments[every])
    } inverse: { form in
      guard case .readEvery(let count, let inner, let stride) = form, stride == count else {
        return Solution([every(1)], around: form)
      }
      return Solution([every(count)], around: inner)
    }
  }
}
