package import Schedules

extension ScheduleConfig {
  /// Returns how far the curve has to be followed until everything has happened that its parameters speak of.
  ///
  /// A length that a schedule of our own has by default says nothing of the run: it is open where such a curve ends.
  ///
  /// - Parameter schedule: The schedule that was built of this config.
  /// - Returns: The course.
  package func course(of schedule: any Schedule) -> Course {
    let course = schedule.course
    return Course(course.updates, isOpen: course.isOpen || leavesItsLengthOpen, ending: course.ending)
  }

  /// Whether a schedule's length is its default, and nothing cuts the curve short of it.
  private var leavesItsLengthOpen: Bool {
    // What stands before the last `then`, and what is still read up to the next cut.
    var (before, part) = (false, first.leavesItsLengthOpen)
    for operation in operations {
      switch operation {
      case .modify: (before, part) = (false, before || part)
      case .cut: part = false
      case .then(let stage): (before, part) = (before || part, stage.leavesItsLengthOpen)
      case .resume(let stage): part = part || stage.leavesItsLengthOpen
      case .times(let stage): (before, part) = (false, before || part || stage.leavesItsLengthOpen)
      }
    }
    return before || part
  }
}

extension Stage {
  /// Whether the stage is of our own and has no length but by default.
  fileprivate var leavesItsLengthOpen: Bool {
    guard definition.dialect == nil else { return false }
    if let length = definition.parameters.first(where: \.spansRun) { return values[length.name] == nil }
    // A warmup that there is none of by default is no length of the curve.
    let times = definition.parameters.filter { $0.isTime && $0.standard != .value(.duration(.updates(0))) }
    return !times.isEmpty && !times.contains { values[$0.name] != nil }
  }
}

extension Parameter {
  /// Whether its value is a length of training, or several.
  fileprivate var isTime: Bool {
    switch kind {
    case .duration, .list(of: .duration), .mapping, .series: true
    case .rate, .rateOrShare, .factor, .fraction, .count, .choice, .flag, .list, .expression: false
    }
  }
}
