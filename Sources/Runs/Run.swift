/// A training run: how long it is, and what its updates can be counted in.
///
/// A run of n updates is the updates 0 … n - 1.
package struct Run: Hashable, Sendable {
  /// The updates of the whole run, at least 1; `nil` while they are to be found out, when shares of it mean nothing.
  package let length: Fact<Int>?
  /// What else is known.
  package let facts: RunFacts

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - length: The updates of the whole run, at least 1; `nil` while they are to be found out.
  ///   - facts: What else is known.
  package init(length: Fact<Int>?, facts: RunFacts = RunFacts()) {
    self.length = length
    self.facts = facts
  }

  /// Converts between updates and everything else that they can be counted in.
  package var accounting: StepAccounting { StepAccounting(facts, length: length) }

  /// The updates of an epoch: as given, or by samples and batches; `nil` where it is not known.
  package var updatesPerEpoch: Fact<Int>? { accounting.updatesPerEpoch }
}
