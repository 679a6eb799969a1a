import Schedules

/// The learning rate of a run of a million updates: two thousand of warmup, half a cosine, and a tenth of the peak at the end.
struct TrainingPlan {
  let schedule: LearningRateSchedule

  init(peak: Double, updates: Int, warmup: Int) throws {
    schedule = try .cosine(from: peak, to: peak / 10, over: updates - warmup).warmedUp(over: warmup)
  }

  func train(_ update: (Double) -> Void, from start: Int, count: Int) {
    for number in start..<start + count { update(schedule(number)) }
  }
}
