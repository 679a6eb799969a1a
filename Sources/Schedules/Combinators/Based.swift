/// A schedule that knows the optimizer's own rate, where that is not the schedule's first one.
///
/// A warmup that leads up to the optimizer's rate, and not to where the schedule begins, asks for it.
package struct Based: PassThroughSchedule {
  package var inner: any Schedule
  /// The rate that the optimizer was created with.
  package let base: Double

  package var optimizerRate: Double { base }

  /// Attaches the optimizer's rate to a schedule.
  package init(_ inner: any Schedule, on base: Double) {
    self.inner = inner
    self.base = base
  }
}
