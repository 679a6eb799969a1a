/// The name of something that can be known of a run.
package enum RunFact: String, Hashable, Sendable, CaseIterable {
  /// The updates of the whole run.
  case length
  /// The updates of an epoch.
  case updatesPerEpoch
  /// The training samples of an epoch.
  case samples
  /// The samples that one process loads at a time.
  case batchSize
  /// The batches of a process that make an update.
  case accumulation
  /// The processes that train together.
  case worldSize
  /// Whether a last, smaller batch of an epoch is left out.
  case dropsLast
  /// What becomes of batches that are too few for an update.
  case rounding
  /// The tokens of a sample.
  case sequenceLength
}

/// What becomes of a part that is too small to be a whole.
package enum Rounding: String, Hashable, Sendable, CaseIterable {
  /// It counts as one more: the last batches of an epoch make an update, however few they are, as in the Trainer of
  /// transformers.
  case up
  /// It is left out.
  case down
}
