import Schedules

extension Own {
  static let epochwise = ScheduleDefinition(
    "epochwise",
    summary: "Holds the rate for a whole epoch, as schedulers do that are stepped once an epoch.",
    formula: "s(stride · ⌊t / every⌋), stride = every unless given",
    source: "the Keras LearningRateScheduler callback, PyTorch's scheduler.step() after each epoch",
    example: "cosine --cycle-length 1000 epochwise --every 100"
  ) { declare in
    let every = declare(.duration("every", .required, help: "Iterations in an epoch"))
    let stride = declare(
      .duration(
        "stride", .none("every"),
        help:
          "Iterations of the curve in an epoch: 1 for a scheduler that counts epochs, more where each step is several"))
    return .modifier { inner, arguments throws(ScheduleError) in
      let every = try arguments[every]
      return try Epochwise(inner, every: every, stride: arguments[stride] ?? every)
    } inverse: { form in
      guard case .readEvery(let count, let inner, let own) = form else { return Solution([every(1)], around: form) }
      return Solution([every(count), stride(own == count ? nil : own)], around: inner)
    }
  }
}
