import Numbers

/// The one place that converts lengths of training to updates and back.
///
///     var facts = RunFacts()
///     (facts.samples, facts.batchSize) = (Fact(50_000, .standard), Fact(128, .standard))
///     try StepAccounting(facts).updates(of: Quantity(3, .epochs)).value  // == 1173
///
/// What it answers are facts: their provenance names the rule and what it was applied to, and ``trail(of:)`` follows that
/// to what was given.
package struct StepAccounting: Hashable, Sendable {
  /// What is known of the run.
  package let facts: RunFacts
  /// The updates of the whole run, where they are known already.
  package let length: Fact<Int>?

  /// Prepares the accounting of a run.
  ///
  /// - Parameters:
  ///   - facts: What is known of the run.
  ///   - length: The updates of the whole run; `nil` while they are to be found out, when shares of it mean nothing.
  package init(_ facts: RunFacts, length: Fact<Int>? = nil) {
    self.facts = facts
    self.length = length
  }

  // MARK: What follows from the facts

  /// The updates of an epoch: as given, or by samples and batches; `nil` where it is not known.
  ///
  /// Each process has its part of the batches, rounded up so that all have as many, or down where the last is dropped; so
  /// many of these as accumulate make an update, and what is left at the end of an epoch makes one more unless it is
  /// rounded down. An epoch has one update at least.
  package var updatesPerEpoch: Fact<Int>? {
    if let given = facts.updatesPerEpoch { return given }
    guard let samples = facts.samples, let batch = facts.batchSize else { return nil }
    let loaded = batch.value.multipliedSaturating(by: facts.worldSize.value)
    let batches = samples.value.divided(by: loaded, facts.dropsLast.value ? .down : .up)
    let updates = batches.divided(by: facts.accumulation.value, facts.rounding.value)
    return Fact(
      max(updates, 1),
      .derived(
        .updatesOfSamples, from: [.samples, .batchSize, .accumulation, .worldSize, .dropsLast, .rounding]))
  }

  /// The samples of an update; `nil` where it is not known.
  package var samplesPerUpdate: Fact<Int>? {
    guard let batch = facts.batchSize else { return nil }
    return Fact(
      batch.value.multipliedSaturating(by: facts.accumulation.value).multipliedSaturating(by: facts.worldSize.value),
      .derived(.samplesOfUpdate, from: [.batchSize, .accumulation, .worldSize]))
  }

  /// The tokens of an update; `nil` where it is not known.
  package var tokensPerUpdate: Fact<Int>? {
    guard let samples = samplesPerUpdate, let tokens = facts.sequenceLength else { return nil }
    return Fact(
      samples.value.multipliedSaturating(by: tokens.value),
      .derived(.tokensOfUpdate, from: [.batchSize, .accumulation, .worldSize, .sequenceLength]))
  }

  // MARK: There and back

  /// Returns the updates that a quantity is.
  ///
  /// Epochs and shares of the run are rounded to the nearest update; of micro-steps, samples and tokens, what is too little
  /// for an update is one more, unless it is rounded down.
  ///
  /// - Parameter quantity: A length of training.
  /// - Returns: The updates.
  /// - Throws: What is not known of the run and would have to be.
  package func updates(of quantity: Quantity) throws(MissingFact) -> Fact<Int> {
    switch quantity.unit {
    case .updates:
      return Fact(Int(saturating: quantity.amount.rounded()), .derived(.updates, from: []))
    case .microSteps:
      return Fact(
        whole(quantity.amount, by: facts.accumulation.value),
        .derived(.updatesOfMicroSteps, from: [.accumulation, .rounding]))
    case .samples:
      let each = try known(samplesPerUpdate, .samplesPerUpdate)
      return Fact(
        whole(quantity.amount, by: each),
        .derived(.updatesOfTrainedSamples, from: [.batchSize, .accumulation, .worldSize, .rounding]))
    case .tokens:
      let each = try known(tokensPerUpdate, .tokensPerUpdate)
      return Fact(
        whole(quantity.amount, by: each),
        .derived(
          .updatesOfTokens, from: [.batchSize, .accumulation, .worldSize, .sequenceLength, .rounding]))
    case .epochs:
      let each = try known(updatesPerEpoch, .updatesPerEpoch)
      return Fact(
        Int(saturating: (quantity.amount * Double(each)).rounded()),
        .derived(.updatesOfEpochs, from: [.updatesPerEpoch]))
    case .percent:
      let whole = try known(length, .length)
      return Fact(
        Int(saturating: (quantity.amount / 100 * Double(whole)).rounded()),
        .derived(.updatesOfShare, from: [.length]))
    }
  }

  /// Returns a number of updates in another unit.
  ///
  /// - Parameters:
  ///   - updates: The number of updates.
  ///   - unit: What to count them in.
  /// - Returns: The number.
  /// - Throws: What is not known of the run and would have to be.
  package func quantity(of updates: Int, in unit: Quantity.Unit) throws(MissingFact) -> Quantity {
    let count = Double(updates)
    let amount: Double
    switch unit {
    case .updates: amount = count
    case .microSteps: amount = count * Double(facts.accumulation.value)
    case .samples: amount = count * Double(try known(samplesPerUpdate, .samplesPerUpdate))
    case .tokens: amount = count * Double(try known(tokensPerUpdate, .tokensPerUpdate))
    case .epochs: amount = count / Double(try known(updatesPerEpoch, .updatesPerEpoch))
    case .percent: amount = count * 100 / Double(try known(length, .length))
    }
    return Quantity(amount, unit)
  }

  /// The whole number of updates that an amount makes.
  private func whole(_ amount: Double, by each: Int) -> Int {
    Int(saturating: amount).divided(by: each, facts.rounding.value)
  }

  private func known(_ fact: Fact<Int>?, _ wanted: MissingFact.Wanted) throws(MissingFact) -> Int {
    guard let fact else { throw MissingFact(wanted, remedies: remedies(for: wanted)) }
    return fact.value
  }

  /// The sets of facts that would tell something, without those that are known.
  private func remedies(for wanted: MissingFact.Wanted) -> [[RunFact]] {
    let sets: [[RunFact]] =
      switch wanted {
      case .length: [[.length]]
      // An epoch that is told by its samples is not also told in updates.
      case .updatesPerEpoch:
        facts.samples == nil ? [[.updatesPerEpoch], [.samples, .batchSize]] : [[.samples, .batchSize]]
      case .samplesPerUpdate: [[.batchSize]]
      case .tokensPerUpdate: [[.batchSize, .sequenceLength]]
      }
    return sets.map { $0.filter { provenance(of: $0) == nil } }
  }
}
