import Schedules

/// The parameters of a schedule that goes from a highest rate down to a lowest one, and may be led up to: its peak, its
/// floor, its whole length and the warmup within it.
struct DecayParameters: Sendable {
  /// The highest rate.
  let peak: Key<Double>
  /// The lowest rate.
  let floor: Key<Double>
  /// The iterations of the warmup and of the decay together.
  let length: Key<Int>
  /// The iterations of the warmup.
  let warmup: Key<Int>

  /// Builds the decay over what the warmup leaves of the length, and puts the warmup before it.
  ///
  /// - Parameters:
  ///   - arguments: The values of the parameters.
  ///   - decay: Builds the decay from a rate to another over so many iterations.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func schedule(
    _ arguments: Arguments,
    _ decay: (_ peak: Double, _ floor: Double, _ count: Int) throws(ScheduleError) -> any Schedule
  ) throws(ScheduleError) -> any Schedule {
    let (count, lead) = try arguments.decayAndLead(of: length, after: warmup)
    return try decay(arguments[peak], arguments[floor], count).warmedUp(over: lead)
  }

  /// Builds the way down along a curve.
  ///
  /// - Parameters:
  ///   - arguments: The values of the parameters.
  ///   - curve: The curve.
  ///   - name: What its phase is called.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func schedule(
    _ arguments: Arguments, along curve: Curve, name: String = "decay"
  ) throws(ScheduleError) -> any Schedule {
    try schedule(arguments) { (peak, floor, count) throws(ScheduleError) in
      try Ramp(from: peak, to: floor, length: count, curve: curve, name: name)
    }
  }

  /// Finds a warmup and a decay in a form.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - decay: Finds in what the warmup leads to both rates of the decay, its iterations and what else makes it.
  /// - Returns: The values; `nil` where there is no such decay.
  func solution(
    of form: CurveForm,
    _ decay: (CurveForm) -> (from: Double, to: Double, count: Int, others: Solution)?
  ) -> Solution? {
    let (_, climb, rest) = form.warmup(from: 0)
    guard let (from, to, count, others) = decay(rest) else { return nil }
    return [peak(from), floor(to), length(climb + count), warmup(climb)] + others
  }

  /// Finds a warmup and a way down in a form.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - others: Finds in the way what else makes it; `nil` where it is another one.
  /// - Returns: The values; `nil` where there is no such way.
  func solution(ofWay form: CurveForm, _ others: (CurveForm.Way) -> Solution?) -> Solution? {
    solution(of: form) { rest in
      rest.way.flatMap { way in others(way).map { (way.from, way.to, way.length, $0) } }
    }
  }
}

extension Declarations {
  /// Declares the parameters of a schedule that goes from a highest rate down to a lowest one.
  ///
  /// - Parameters:
  ///   - peak: The highest rate.
  ///   - floor: The lowest rate; by default a rate of 0, which may be a share of the highest.
  ///   - length: The whole length.
  /// - Returns: The parameters.
  mutating func decay(
    peak: Key<Double> = Own.peakRate, floor: Key<Double>? = nil, length: Key<Int> = Own.length()
  ) -> DecayParameters {
    DecayParameters(
      peak: self(peak), floor: self(floor ?? Own.floor(of: peak)), length: self(length), warmup: self(Own.warmupLength))
  }
}

extension Arguments {
  /// The iterations that a warmup leaves of a whole length, and its own.
  ///
  /// - Parameters:
  ///   - length: The whole length.
  ///   - warmup: The warmup within it.
  /// - Returns: Both numbers of iterations.
  /// - Throws: ``ScheduleError/relation(_:value:relation:others:sum:)`` where the warmup leaves none.
  func decayAndLead(of length: Key<Int>, after warmup: Key<Int>) throws(ScheduleError) -> (decay: Int, lead: Int) {
    let lead = try self[warmup]
    if lead > 0 { try require(length, .above, warmup) }
    return (try self[length] - lead, lead)
  }
}
