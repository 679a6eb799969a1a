import Numbers
import Runs
import Schedules

// Times that are no whole updates, of frameworks that divide by whatever they are given: a length of 7.5, a warmup of 0.05 where a
// share was meant. Where a closed shape has real times it is taken; what none has is computed by the framework's formula.

extension Key<Int> {
  /// The same parameter with the fraction that was given.
  var real: Key<Double> {
    let parameter = parameter
    return Key<Double>(parameter, write: { .duration(Quantity($0, .updates)) }) {
      (value, arguments) throws(ScheduleError) in
      try arguments.realTime(value, parameter)
    }
  }
}

extension Key<Int?> {
  /// The same parameter with the fraction that was given.
  var real: Key<Double?> {
    let parameter = parameter
    return Key<Double?>(parameter, write: { $0.map { .duration(Quantity($0, .updates)) } }) {
      (value, arguments) throws(ScheduleError) in
      value == nil ? nil : try arguments.realTime(value, parameter)
    }
  }
}

extension Key<[Int]> {
  /// The same parameter with the fractions that were given.
  var real: Key<[Double]> {
    let parameter = parameter
    return Key<[Double]>(parameter, write: { .list($0.map { .duration(Quantity($0, .updates)) }) }) {
      (value, arguments) throws(ScheduleError) in
      guard case .list(let elements)? = value else { return [] }
      var times: [Double] = []
      for element in elements { times.append(try arguments.realTime(element, parameter)) }
      return times
    }
  }
}

extension Arguments {
  /// The number of updates of a value, whole or not.
  fileprivate func realTime(_ value: ParameterValue?, _ parameter: Parameter) throws(ScheduleError) -> Double {
    switch value {
    case nil: throw .missing(parameter: parameter.name)
    case .number(let number)?: return number
    case .count(let count)?: return Double(count)
    case .duration(let duration)?: return try realIterations(of: duration, parameter)
    default: throw .unknownParameter(parameter.name)
    }
  }
}

/// What is built of times that need not be whole updates.
enum RealTimes {
  /// Whether all times are whole updates.
  static func areWhole(_ times: Double...) -> Bool { areWhole(times) }

  /// Whether all times are whole updates.
  static func areWhole(_ times: [Double]) -> Bool { times.allSatisfy { $0 == $0.rounded() } }

  /// A schedule that is a formula of the update.
  ///
  /// - Parameter rate: The formula of the rate.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func schedule(_ rate: Expression) throws(ScheduleError) -> any Schedule {
    try LambdaRate(rate: 1, expression: rate)
  }

  /// One way from a rate to another from update 0 on, whole or not.
  ///
  /// - Parameters:
  ///   - start: The rate at update 0.
  ///   - finish: The rate at the end and after it.
  ///   - length: When the way ends, above 0.
  ///   - curve: The way.
  ///   - name: What its phase is called.
  /// - Returns: The way.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func way(
    from start: Double, to finish: Double, over length: Double, curve: Curve = .linear, name: String = "decay"
  ) throws(ScheduleError) -> any Schedule {
    areWhole(length)
      ? try Ramp(from: start, to: finish, length: Int(saturating: length), curve: curve, name: name)
      : try Passage(from: start, to: finish, end: length, curve: curve, name: name)
  }

  /// A line up for all updates before a time, and a way that begins at it.
  ///
  /// - Parameters:
  ///   - start: The rate at update 0.
  ///   - peak: The rate at the end of the line.
  ///   - warmup: When the line ends, from 0.
  ///   - finish: The rate at the end of the way and after it.
  ///   - end: When the way ends.
  ///   - curve: The way.
  /// - Returns: Both.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func warmup(
    from start: Double, to peak: Double, over warmup: Double, then finish: Double, at end: Double, curve: Curve
  ) throws(ScheduleError) -> any Schedule {
    var timeline = Timeline()
    try timeline.warmup(from: start, to: peak, end: warmup, until: Timeline.from(warmup))
    return try timeline.then(timeline.way(from: peak, to: finish, begin: warmup, end: end, curve, name: "cosine"))
  }

  /// The line up of a formula.
  ///
  /// - Parameters:
  ///   - time: The time since the line began.
  ///   - start: The rate at its beginning.
  ///   - peak: The rate at its end.
  ///   - length: How long it lasts, above 0.
  /// - Returns: The formula.
  static func line(_ time: Expression, from start: Double, to peak: Double, over length: Double) -> Expression {
    .number(start) + .number(peak - start) * (time / .number(length))
  }

  /// Half a cosine of a formula, `(1 + cos πp) / 2`.
  ///
  /// - Parameter progress: p.
  /// - Returns: The formula.
  static func halfCosine(_ progress: Expression) -> Expression {
    0.5 * (1 + Expression.call(.cos, [.number(.pi) * progress]))
  }
}
