package import Documents

/// What is told of a run beside its config: by options of the command line, and by `--set`.
package struct GivenFacts: Hashable, Sendable {
  /// The whole numbers that options tell, by the option.
  package var counts: [ConfigOption: Int]
  /// The epochs, which need not be whole.
  package var epochs: Double?
  /// The release of the framework, as it was written.
  package var release: String?
  /// The parameter group.
  package var group: String?
  /// The update at which a run is resumed.
  package var resumeAt: Int?
  /// What `--set` tells, in the order given.
  package var settings: [Setting]
  /// Whether a run that its framework would not start goes on as it was meant.
  package var isAsMeant: Bool

  /// The word that stands for each of the groups in turn.
  package static let allGroups = "all"

  /// Whether each of the groups is meant, and not one of them.
  package var isForAllGroups: Bool { group == Self.allGroups }

  /// A name with its value, as `--set NAME=VALUE` gives it.
  package struct Setting: Hashable, Sendable {
    /// The name, as it was written.
    package var name: String
    /// The value, with its place in the word.
    package var value: Node

    /// Creates a setting.
    ///
    /// - Parameters:
    ///   - name: The name, as it was written.
    ///   - value: The value.
    package init(name: String, value: Node) {
      self.name = name
      self.value = value
    }
  }

  /// Creates facts of a run of which nothing is told.
  package init() {
    counts = [:]
    settings = []
    isAsMeant = false
  }
}

/// An option that tells a whole number of a run. The raw value is its name without dashes.
package enum ConfigOption: String, Hashable, Sendable, CaseIterable {
  /// The training samples of an epoch.
  case samples
  /// The processes that train together.
  case worldSize = "world-size"
  /// The batches of an epoch.
  case batches
  /// The updates of the run.
  case updates
  /// The samples that one process loads at a time.
  case batchSize = "batch-size"
  /// The batches that make an update.
  case accumulation = "accumulate"
  /// The tokens of a sample.
  case sequenceLength = "seq-len"

  /// What it tells, for sentences.
  package var meaning: String {
    switch self {
    case .samples: "the training samples that the loader sees in an epoch"
    case .worldSize: "the processes that train together"
    case .batches: "the batches of an epoch"
    case .updates: "the updates of the run"
    case .batchSize: "the samples that a process loads at a time"
    case .accumulation: "the batches that make an update"
    case .sequenceLength: "the tokens of a sample"
    }
  }
}

extension GivenFacts {
  /// Takes what another tells: where both tell something, the other counts.
  ///
  /// - Parameter other: What counts more.
  package mutating func add(_ other: GivenFacts) {
    counts.merge(other.counts) { $1 }
    epochs = other.epochs ?? epochs
    release = other.release ?? release
    group = other.group ?? group
    resumeAt = other.resumeAt ?? resumeAt
    settings += other.settings
  }
}
