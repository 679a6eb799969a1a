/// What is known of a run besides its length: all that its updates can be counted in.
public struct RunFacts: Hashable, Sendable {
  /// The updates of an epoch, at least 1, where it was given as such.
  public var updatesPerEpoch: Fact<Int>?
  /// The training samples of an epoch, at least 1.
  public var samples: Fact<Int>?
  /// The samples that one process loads at a time, at least 1.
  public var batchSize: Fact<Int>?
  /// The batches of a process that make an update, at least 1.
  public var accumulation = Fact(1, .standard)
  /// The processes that train together, at least 1.
  public var worldSize = Fact(1, .standard)
  /// Whether a last, smaller batch of an epoch is left out.
  public var dropsLast = Fact(false, .standard)
  /// What becomes of batches that are too few for an update.
  public var rounding = Fact(Rounding.up, .standard)
  /// The tokens of a sample, at least 1.
  public var sequenceLength: Fact<Int>?

  /// Creates the facts of a run of which nothing is known: one process, one batch an update.
  public init() {}
}
