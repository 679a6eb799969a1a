import Schedules

extension Cyclical {
  /// Cosines with warm restarts, each so many times longer than the one before, as PyTorch and Paddle have them.
  static func cosines(
    from start: Double, to finish: Double, firstLength: Int, growth: Int
  ) throws(ScheduleError) -> Cyclical {
    try Cyclical(
      Cosine(minimum: finish, maximum: start, cycleLength: firstLength), lengthDecay: Double(growth))
  }
}
