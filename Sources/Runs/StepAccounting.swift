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
    guard let batches else { return nil }
    let updates = batches.divided(
      by: rounding.countsGlobalBatches ? 1 : facts.accumulation.value, countingRest: rounding.countsRest)
    return Fact(
      max(updates, 1),
      .derived(
        .updatesOfSamples, from: [.samples, .batchSize, .accumulation, .worldSize, .dropsLast, .rounding]))
  }

  /// The batches that each process loads in an epoch; `nil` where it is not known, or global batches are counted.
  package var batchesPerProcess: Fact<Int>? {
    guard !rounding.countsGlobalBatches, facts.updatesPerEpoch == nil else { return nil }
    return batches.map {
      Fact($0, .derived(.batchesOfSamples, from: [.samples, .batchSize, .worldSize, .dropsLast, .rounding]))
    }
  }

  /// How what does not come out whole is counted.
  private var rounding: Rounding { facts.rounding.value }

  /// The batches of an epoch in each process, or its global batches where those are counted; `nil` where it is not known.
  private var batches: Int? {
    guard let samples = facts.samples?.value, let batch = facts.batchSize?.value else { return nil }
    let countsRest = !facts.dropsLast.value && !rounding.dropsLast
    let processes = facts.worldSize.value
    if rounding.dealsSamples {
      return samples.divided(by: processes, countingRest: true).divided(by: batch, countingRest: countsRest)
    }
    let loaded = batch.multipliedSaturating(by: processes)
    let each = rounding.countsGlobalBatches ? loaded.multipliedSaturating(by: facts.accumulation.value) : loaded
    return samples.divided(by: each, countingRest: countsRest)
  }

  /// The updates of epochs.
  private func updates(ofEpochs epochs: Double) throws(MissingFact) -> Int {
    if rounding.joinsEpochs, facts.updatesPerEpoch == nil {
      if rounding == .axolotl, let samples = facts.samples?.value, let each = samplesPerUpdate?.value {
        return max(1, Int(saturating: (Double(samples) * epochs / Double(max(1, each))).rounded(.up)))
      }
      if let batches {
        let iterations = (Double(batches) * epochs).rounded()
        return max(1, Int(saturating: iterations).divided(by: facts.accumulation.value, countingRest: true))
      }
    }
    let each = try known(updatesPerEpoch, .updatesPerEpoch)
    return Int(saturating: (rounding.joinsEpochs ? .nearest : rounding.ofShares)(epochs * Double(each)))
  }

  /// Returns the updates of a warmup, of which a share of the run is rounded as the trainer does.
  ///
  /// - Parameter count: The warmup.
  /// - Returns: The updates.
  /// - Throws: What is not known of the run and would have to be.
  package func updates(ofWarmup count: UpdateCount) throws(MissingFact) -> Fact<Int> {
    guard case .measured(let quantity) = count, quantity.unit == .percent else {
      return Fact(try updates(of: count), .derived(.updates, from: []))
    }
    let whole = try known(length, .length)
    // A share in hundredths is a decimal number: its binary neighbour must not make one update more of it.
    let exact = quantity.amount * Double(whole) / 100
    let nearest = exact.rounded()
    let isWhole = abs(exact - nearest) <= 1e-9 * max(1, nearest)
    return Fact(
      Int(saturating: isWhole ? nearest : rounding.ofShares(exact)),
      .derived(.updatesOfShare, from: [.length, .rounding]))
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
  /// Epochs and shares of the run are rounded to the nearest update, and epochs otherwise where a trainer does; of micro-steps, samples and tokens, what is too little
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
      return Fact(
        try updates(ofEpochs: quantity.amount),
        .derived(.updatesOfEpochs, from: [.updatesPerEpoch] + (rounding.ofShares == .nearest ? [] : [.rounding])))
    case .percent:
      let whole = try known(length, .length)
      return Fact(
        Int(saturating: (quantity.amount / 100 * Double(whole)).rounded()),
        .derived(.updatesOfShare, from: [.length]))
    case .trainerIterations: return Fact(quantity.amount > 0 ? .max : 0, .derived(.updates, from: []))
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
    case .trainerIterations: amount = 0
    }
    return Quantity(amount, unit)
  }

  /// The whole number of updates that an amount makes.
  private func whole(_ amount: Double, by each: Int) -> Int {
    Int(saturating: amount).divided(by: each, countingRest: rounding.countsRest)
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
