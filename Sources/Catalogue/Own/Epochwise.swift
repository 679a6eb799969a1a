import Schedules

extension Own {
  static let epochwise = ScheduleDefinition(
    "epochwise",
    summary: "Holds the rate for a whole epoch; the curve's own clock goes on counting iterations.",
    formula: "s(every · ⌊t / every⌋)",
    source:
      "the Keras LearningRateScheduler callback around a curve of iterations; stepped is for a scheduler that counts epochs",
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
