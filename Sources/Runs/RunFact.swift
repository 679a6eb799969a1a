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
