package import Runs

/// What options tell of the run, and which part of it is shown; ``Invocation/evaluation(series:raisesRefusals:)`` makes a run of it.
package struct RunOptions: Equatable, Sendable {
  /// The updates of the whole run, at least 1, where they were given.
  package var iterations: Int?
  /// The first update that is shown, from 0; `nil` for that of the run.
  package var from: UpdateCount?
  /// The last update that is shown, itself included; `nil` for that of the run.
  package var to: UpdateCount?
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

  /// A warmup that is to be counted in updates.
  package var warmup: UpdateCount?

  /// What happens to a curve that its framework refuses to go on with within the run.
  package var pastEnd = PastEnd.raise

  /// What happens where a framework refuses to go on with its schedule.
  package enum PastEnd: String, CaseIterable, Hashable, Sendable {
    /// The command fails, as the framework would.
    case raise
    /// The last rate holds.
    case hold
  }

  /// The updates of a run whose length nothing tells: those of the MXNet tutorial's `plot_schedule`.
  package static let usualLength = 1500

  /// Creates a run of which nothing is told.
  package init() {}
}
