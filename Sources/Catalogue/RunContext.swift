public import Schedules

/// What a schedule needs to know of the run that it is evaluated over.
public struct RunContext: Hashable, Sendable {
  /// The number of iterations that the run evaluates.
  public var iterations: Int
  /// The number of iterations in an epoch, where it is known.
  public var iterationsPerEpoch: Int?
  /// The numbers of the files that parameters name, by path: whoever builds a schedule reads them beforehand.
  public var series: [String: [Double]]

  /// Creates the context of a run.
  ///
  /// - Parameters:
  ///   - iterations: The number of iterations that the run evaluates, at least 1.
  ///   - iterationsPerEpoch: The number of iterations in an epoch, at least 1; `nil` when it is not known.
  ///   - series: The numbers of the files that parameters name, by path.
  public init(iterations: Int, iterationsPerEpoch: Int? = nil, series: [String: [Double]] = [:]) {
    self.iterations = iterations
    self.iterationsPerEpoch = iterationsPerEpoch
    self.series = series
  }

  /// Returns the number of iterations of a duration, rounded to the nearest.
  ///
  /// - Parameters:
  ///   - duration: The duration to count.
  ///   - parameter: Which parameter it is the value of, for the error.
  /// - Throws: ``ScheduleError/unitWithoutContext(parameter:value:needs:)`` for epochs when the length of an epoch is not
  ///   known, and for a unit that only Composer's schedulers give a meaning to.
  public func iterations(of duration: Duration, parameter: String) throws(ScheduleError) -> Int {
    switch duration.unit {
    case .iterations, .batches:
      return Int(saturating: duration.amount.rounded())
    case .percent:
      return Int(saturating: (duration.amount / 100 * Double(iterations)).rounded())
    case .epochs:
      guard let iterationsPerEpoch else {
        throw .unitWithoutContext(parameter: parameter, value: duration.description, needs: "steps-per-epoch")
      }
      return Int(saturating: (duration.amount * Double(iterationsPerEpoch)).rounded())
    case .training:
      throw .unitWithoutContext(parameter: parameter, value: duration.description, needs: "max_duration")
    }
  }
}
