public import Catalogue

/// Which iterations are evaluated, and how many of them make an epoch.
public struct RunOptions: Equatable, Sendable {
  /// The number of iterations that are evaluated, at least 1.
  public var iterations = 1500
  /// The first iteration that is evaluated, from 0.
  public var first = 1
  /// The number of iterations in an epoch, at least 1, where it was given.
  public var stepsPerEpoch: Int?
  /// The number of training samples, at least 1; it is given together with the batch size.
  public var samples: Int?
  /// The number of samples in a batch, at least 1; it is given together with the samples.
  public var batchSize: Int?

  /// What happens to a curve that its framework refuses to go on with within the run.
  public var pastEnd = PastEnd.raise

  /// What happens where a framework refuses to go on with its schedule.
  public enum PastEnd: String, CaseIterable, Hashable, Sendable {
    /// The command fails, as the framework would.
    case raise
    /// The last rate holds.
    case hold
  }

  /// Creates the run of the MXNet tutorial's `plot_schedule`: the iterations 1 to 1500.
  public init() {}

  /// The number of iterations in an epoch: as given, or the samples by the batch size, where a last, smaller batch counts.
  public var iterationsPerEpoch: Int? {
    if let stepsPerEpoch { return stepsPerEpoch }
    guard let samples, let batchSize, batchSize > 0 else { return nil }
    let (whole, rest) = samples.quotientAndRemainder(dividingBy: batchSize)
    return whole + (rest > 0 ? 1 : 0)
  }

  /// The iterations that are evaluated.
  public var range: ClosedRange<Int> {
    let (last, overflow) = first.addingReportingOverflow(Swift.max(1, iterations) - 1)
    return first...(overflow ? .max : last)
  }

  /// Returns what schedules need to know of this run.
  ///
  /// - Parameter series: The numbers of the files that parameters name, by path.
  public func context(series: [String: [Double]] = [:]) -> RunContext {
    RunContext(iterations: iterations, iterationsPerEpoch: iterationsPerEpoch, series: series)
  }
}
