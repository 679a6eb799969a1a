import Numbers

/// How far a schedule has to be followed until everything has happened that its parameters speak of.
///
/// A schedule of a length has run its course there. Of one without an end, it takes three cycles or periods, the last
/// milestone and a fifth more, or four times the timescale of an inverse power, which after a warmup as long are five of it.
package struct Course: Hashable, Sendable {
  /// The updates by which all that is spoken of has happened; 0 where nothing ever does.
  package let updates: Int
  /// Whether the rate goes on changing beyond them, and nothing tells how long that is worth following.
  package let isOpen: Bool
  /// What comes at the end of them.
  package let ending: Ending

  /// What comes at the end of a course.
  package enum Ending: Hashable, Sendable {
    /// The end that the curve has.
    case end
    /// The end of the fifth that follows the last thing that happens.
    case milestone
    /// Nothing: the curve goes on as it did, and is followed no further.
    case repetition
  }

  /// Creates a course.
  ///
  /// - Parameters:
  ///   - updates: The updates by which all that is spoken of has happened; fewer than 0 count as 0.
  ///   - isOpen: Whether the rate goes on changing beyond them, and nothing tells how long that is worth following.
  ///   - ending: What comes at the end of them.
  package init(_ updates: Int, isOpen: Bool = false, ending: Ending = .end) {
    self.updates = max(0, updates)
    self.isOpen = isOpen
    self.ending = ending
  }

  /// The rate never changes.
  package static let steady = Course(0)
  /// The rate changes for ever, and nothing tells how fast.
  package static let open = Course(0, isOpen: true)

  /// The course up to something that happens at an iteration, and a fifth more, so that what follows is seen.
  ///
  /// - Parameter milestone: The iteration; where it is 0, nothing changes.
  /// - Returns: The course.
  package static func past(_ milestone: Int) -> Course {
    milestone < 1 ? .steady : Course(milestone.addingSaturating((milestone - 1) / 5 + 1), ending: .milestone)
  }

  /// The course of what repeats every so many iterations: three times.
  ///
  /// - Parameter period: The iterations until it repeats.
  /// - Returns: The course.
  package static func cycles(of period: Int) -> Course {
    Course(period.multipliedSaturating(by: 3), ending: .repetition)
  }

  /// Returns the course of something that leads up to this one, and this.
  ///
  /// What never changes is seen for a fifth of what leads up to it; what changes for ever, four times as long.
  ///
  /// - Parameter lead: The updates before this course begins.
  /// - Returns: The course.
  func after(_ lead: Int) -> Course {
    if updates > 0 { return Course(updates.addingSaturating(lead), isOpen: isOpen, ending: ending) }
    return isOpen ? Course(lead.multipliedSaturating(by: 5), isOpen: true, ending: .repetition) : .past(lead)
  }

  /// Returns the course of a schedule whose first updates something else covers, while its own clock runs.
  ///
  /// - Parameter lead: The updates that are covered.
  /// - Returns: The course.
  func below(_ lead: Int) -> Course {
    let own = updates > 0 ? Course(lead) : after(lead)
    return Course(max(updates, own.updates), isOpen: isOpen, ending: updates >= own.updates ? ending : own.ending)
  }

  /// Returns the course of two schedules on one clock.
  ///
  /// What ends tells how far to follow what does not.
  func alongside(_ other: Course) -> Course {
    let ends = [self, other].contains { !$0.isOpen && $0.updates > 0 }
    return Course(
      max(updates, other.updates), isOpen: !ends && (isOpen || other.isOpen),
      ending: updates >= other.updates ? ending : other.ending)
  }
}

/// A schedule whose course is told, where its shape does not show it: one that holds its rate for as long as training lasts.
package struct Spanning: PassThroughSchedule {
  package var inner: any Schedule
  /// The course.
  package let course: Course
  private let givenLength: Int?

  /// Tells a schedule's course, and its length where it has none of its own.
  ///
  /// - Parameters:
  ///   - inner: The schedule.
  ///   - course: The course.
  ///   - length: The updates behind which something else may follow; `nil` for those of the schedule.
  package init(_ inner: any Schedule, _ course: Course, length: Int? = nil) {
    self.inner = inner
    self.course = course
    givenLength = length
  }

  /// The updates behind which something else may follow.
  package var length: Int? { givenLength ?? inner.length }
}
