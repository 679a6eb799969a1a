extension Schedule {
  /// Returns this schedule for some iterations and another from there on: what `for N then` is in the language.
  ///
  /// - Parameters:
  ///   - count: The number of iterations before the other schedule begins with its clock at 0; below 1, only the other is left.
  ///   - second: The schedule that follows.
  func cut(after count: Int, then second: any Schedule) throws(ScheduleError) -> any Schedule {
    count < 1 ? second : try Sequential(Cut(self, after: count), then: second)
  }
}

extension Catalogue {
  /// A line up that frameworks write apart from the schedule it leads to, whatever that schedule begins with.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - peak: The rate that the line aims at, at iteration `length`.
  ///   - length: The number of iterations on the line; below 1 there is no warmup.
  ///   - inner: The schedule that begins at iteration `length`, with its clock at 0.
  static func warmedUp(
    from start: Double = 0, to peak: Double, length: Int, then inner: any Schedule
  ) throws(ScheduleError) -> any Schedule {
    guard length > 0 else { return inner }
    return try Ramp(from: start, to: peak, length: length, name: "warmup").cut(after: length, then: inner)
  }
}
