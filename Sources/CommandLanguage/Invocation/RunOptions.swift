import Numbers
package import Runs

/// Which iterations are evaluated, and what options tell of the run; ``Invocation/trainingRun()`` makes a run of it.
package struct RunOptions: Equatable, Sendable {
  /// The number of iterations that are evaluated, at least 1.
  package var iterations = 1500
  /// The first iteration that is evaluated, from 0.
  package var first = 1
  /// The number of iterations in an epoch, at least 1, where it was given.
  package var stepsPerEpoch: Int?
  /// The number of training samples, at least 1; the batch size is given with it.
  package var samples: Int?
  /// The number of samples that a process loads at a time, at least 1.
  package var batchSize: Int?
  /// The number of batches that make an update, at least 1, where it was given.
  package var accumulation: Int?
  /// The number of processes that train together, at least 1, where it was given.
  package var worldSize: Int?
  /// Whether a last, smaller batch of an epoch is left out.
  package var dropsLast = false
  /// What becomes of batches that are too few for an update.
  package var rounding = Rounding.up
  /// The number of tokens in a sample, at least 1.
  package var sequenceLength: Int?

  /// What happens to a curve that its framework refuses to go on with within the run.
  package var pastEnd = PastEnd.raise

  /// What happens where a framework refuses to go on with its schedule.
  package enum PastEnd: String, CaseIterable, Hashable, Sendable {
    /// The command fails, as the framework would.
    case raise
    /// The last rate holds.
    case hold
  }

  /// Creates the run of the MXNet tutorial's `plot_schedule`: the iterations 1 to 1500.
  package init() {}

  /// The iterations that are evaluated.
  package var range: ClosedRange<Int> {
    first...first.addingSaturating(Swift.max(1, iterations) - 1)
  }
}
