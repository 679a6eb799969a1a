/// A schedule that its framework refuses to go on with after some iterations.
package struct Refusing: PassThroughSchedule {
  /// The schedule, cut where the framework refuses to go on: the last rate before it holds.
  var inner: any Schedule
  /// Where the framework refuses to go on.
  package let refusal: Refusal?

  private let end: Int
  private let lengthBefore: Int?
  private let courseBefore: Course

  /// Ends a schedule where its framework does.
  ///
  /// - Parameters:
  ///   - inner: The schedule up to the refusal; its last rate before it holds.
  ///   - refusal: Where the framework refuses to go on; an iteration below 1 counts as 1.
  package init(_ inner: any Schedule, _ refusal: Refusal) {
    self.inner = Cut(inner, after: refusal.iteration)
    self.refusal = refusal
    end = max(1, refusal.iteration)
    lengthBefore = inner.length
    courseBefore = inner.course
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < end ? inner.phase(at: iteration) : Phase("past the end", from: end)
  }

  package var length: Int? { min(lengthBefore ?? end, end) }
  /// Where the framework goes on no longer, what never ends is over; what is refused within its course fails there.
  package var course: Course {
    courseBefore.isOpen || courseBefore.updates == 0 ? Course(end) : courseBefore
  }
}
