/// Something that is known of a run, and where it is known from.
package struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What is known.
  package var value: Value
  /// Where it is known from.
  package var provenance: Provenance

  /// Creates a fact.
  ///
  /// - Parameters:
  ///   - value: What is known.
  ///   - provenance: Where it is known from.
  package init(_ value: Value, _ provenance: Provenance) {
    self.value = value
    self.provenance = provenance
  }
}

/// Where a fact is known from.
package enum Provenance: Hashable, Sendable {
  /// An option of the command, by its name without dashes.
  case option(String)
  /// A parameter of a stage: both by their full names, and the curve that the stage is in, counted from 1.
  case parameter(String, of: String, curve: Int)
  /// Nobody has said otherwise.
  case standard
  /// Other facts, by a rule.
  case derived(DerivationRule, from: [RunFact])
}

/// How a fact follows from others.
package enum DerivationRule: String, Hashable, Sendable, CaseIterable {
  /// The samples of an epoch by those that a process loads at a time, in each process.
  case batchesOfSamples
  /// The batches of an epoch in each process, and of these those that make an update.
  case updatesOfSamples
  /// The batch of a process, times the batches that make an update, times the processes.
  case samplesOfUpdate
  /// The samples of an update, times the tokens of a sample.
  case tokensOfUpdate
  /// Micro-steps by those of an update.
  case updatesOfMicroSteps
  /// Samples by those of an update.
  case updatesOfTrainedSamples
  /// Tokens by those of an update.
  case updatesOfTokens
  /// Epochs times the updates of one, rounded to the nearest.
  case updatesOfEpochs
  /// A share of the length, rounded to the nearest.
  case updatesOfShare
  /// The longest course of the curves of the run.
  case longestCourse
  /// Updates are counted as they are.
  case updates
}
