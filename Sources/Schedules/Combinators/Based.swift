/// A schedule that knows the optimizer's own rate, where that is not the schedule's first one.
///
/// A warmup that leads up to the optimizer's rate, and not to where the schedule begins, asks for it.
struct Based: PassThroughSchedule {
  var inner: any Schedule
  /// The rate that the optimizer was created with.
  let base: Double

  var optimizerRate: Double { base }

  /// Attaches the optimizer's rate to a schedule.
  init(_ inner: any Schedule, on base: Double) {
    self.inner = inner
    self.base = base
  }
}
