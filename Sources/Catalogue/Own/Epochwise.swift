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
    let every = declare(.duration("every", .none("an epoch of the run"), help: "Iterations in an epoch"))
    return .modifier { inner, arguments throws(ScheduleError) in
      guard let count = try arguments.epochLength(every) else { throw .missing(parameter: every.name) }
      return try Epochwise(inner, every: count)
    } inverse: { form in
      guard case .readEvery(let count, let inner, let stride) = form, stride == count else {
        return Solution([every(1)], around: form)
      }
      return Solution([every(count)], around: inner)
    }
  }
}
