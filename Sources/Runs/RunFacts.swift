/// What is known of a run besides its length: all that its updates can be counted in.
package struct RunFacts: Hashable, Sendable {
  /// The updates of an epoch, at least 1, where it was given as such.
  package var updatesPerEpoch: Fact<Int>?
  /// The training samples of an epoch, at least 1.
  package var samples: Fact<Int>?
  /// The samples that one process loads at a time, at least 1.
  package var batchSize: Fact<Int>?
  /// The batches of a process that make an update, at least 1.
  package var accumulation = Fact(1, .standard)
  /// The processes that train together, at least 1.
  package var worldSize = Fact(1, .standard)
  /// Whether a last, smaller batch of an epoch is left out.
  package var dropsLast = Fact(false, .standard)
  /// What becomes of batches that are too few for an update.
  package var rounding = Fact(Rounding.up, .standard)
  /// The tokens of a sample, at least 1.
  package var sequenceLength: Fact<Int>?

  /// Creates the facts of a run of which nothing is known: one process, one batch an update.
  package init() {}
}
