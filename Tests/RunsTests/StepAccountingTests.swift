import Runs
import Testing

@Suite struct StepAccountingTests {
  private func facts(
    samples: Int? = nil, batch: Int? = nil, accumulation: Int = 1, processes: Int = 1, tokens: Int? = nil,
    dropsLast: Bool = false, rounding: Rounding = .up, epoch: Int? = nil
  ) -> RunFacts {
    var facts = RunFacts()
    facts.updatesPerEpoch = epoch.map { Fact($0, .option("steps-per-epoch")) }
    facts.samples = samples.map { Fact($0, .option("samples")) }
    facts.batchSize = batch.map { Fact($0, .option("batch-size")) }
    facts.sequenceLength = tokens.map { Fact($0, .option("seq-len")) }
    facts.accumulation = Fact(accumulation, .option("accumulate"))
    facts.worldSize = Fact(processes, .option("world-size"))
    facts.dropsLast = Fact(dropsLast, .option("drop-last"))
    facts.rounding = Fact(rounding, .option("rounding"))
    return facts
  }

  /// What a sampler over indices deals out: batches in turn to the processes, the last round filled up or left out.
  private func dealt(_ facts: RunFacts, _ samples: Int, _ batch: Int) -> Int {
    var batches = 0
    var rest = samples
    while rest > 0 {
      if rest >= batch || !facts.dropsLast.value { batches += 1 }
      rest -= batch
    }
    var (rounds, updates, waiting) = (0, 0, 0)
    while batches > 0 {
      if batches >= facts.worldSize.value || !facts.dropsLast.value { rounds += 1 }
      batches -= facts.worldSize.value
    }
    for _ in 0..<rounds {
      waiting += 1
      if waiting == facts.accumulation.value { (updates, waiting) = (updates + 1, 0) }
    }
    if waiting > 0, facts.rounding.value == .up { updates += 1 }
    return max(updates, 1)
  }

  @Test func anEpochIsWhatASamplerDealsOut() throws {
    for samples in [1, 7, 64, 65, 100, 1001] {
      for batch in [1, 3, 8] {
        for (accumulation, processes) in [(1, 1), (2, 1), (1, 3), (4, 2), (3, 8)] {
          for dropsLast in [false, true] {
            for rounding in [Rounding.up, .down] {
              let facts = facts(
                samples: samples, batch: batch, accumulation: accumulation, processes: processes, dropsLast: dropsLast,
                rounding: rounding)
              let epoch = try #require(StepAccounting(facts).updatesPerEpoch)
              #expect(epoch.value == dealt(facts, samples, batch), "\(samples) \(batch) \(facts)")
            }
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      (Quantity(3, .epochs), 1173), (Quantity(0.5, .epochs), 196), (Quantity(10, .percent), 400),
      (Quantity(1000, .samples), 8), (Quantity(1024, .samples), 8), (Quantity(1025, .samples), 9),
      (Quantity(262_144, .tokens), 1), (Quantity(262_145, .tokens), 2), (Quantity(17, .microSteps), 17),
      (.updates(17), 17), (Quantity(300e9, .tokens), 1_144_410),
    ] as [(Quantity, Int)])
  func everyUnitIsCountedInUpdates(_ quantity: Quantity, _ updates: Int) throws {
    let facts = facts(samples: 50_000, batch: 128, tokens: 2048)
    let accounting = StepAccounting(facts, length: Fact(4000, .option("iterations")))
    #expect(try accounting.updates(of: quantity).value == updates)
  }

  @Test func whatIsTooLittleForAnUpdateIsRoundedAsTold() throws {
    for (rounding, expected) in [(Rounding.up, 3), (.down, 2)] {
      let accounting = StepAccounting(facts(batch: 4, accumulation: 2, processes: 5, tokens: 10, rounding: rounding))
      #expect(accounting.samplesPerUpdate?.value == 40)
      #expect(accounting.tokensPerUpdate?.value == 400)
      #expect(try accounting.updates(of: Quantity(81, .samples)).value == expected)
      #expect(try accounting.updates(of: Quantity(801, .tokens)).value == expected)
      #expect(try accounting.updates(of: Quantity(5, .microSteps)).value == expected)
    }
  }

  /// Of the iterations of a Trainer none ends, so that no update comes back.
  @Test func theIterationsOfATrainerLastForEver() throws {
    let accounting = StepAccounting(facts(samples: 1000, batch: 8), length: Fact(1000, .standard))
    #expect(try accounting.updates(of: Quantity(1, .trainerIterations)).value == .max)
    #expect(try accounting.updates(of: Quantity(0, .trainerIterations)).value == 0)
    #expect(try accounting.quantity(of: 999, in: .trainerIterations).amount == 0)
  }

  @Test(arguments: Quantity.Unit.allCases.filter { $0 != .trainerIterations })
  func updatesComeBackFromEveryUnit(_ unit: Quantity.Unit) throws {
    let facts = facts(samples: 1000, batch: 8, accumulation: 4, processes: 2, tokens: 512)
    let accounting = StepAccounting(facts, length: Fact(1 << 20, .standard))
    for updates in [0, 1, 2, 999, 12_345] {
      let quantity = try accounting.quantity(of: updates, in: unit)
      #expect(quantity.unit == unit)
      #expect(try accounting.updates(of: quantity).value == updates, "\(quantity)")
    }
  }

  @Test func nothingOverflows() throws {
    let accounting = StepAccounting(
      facts(samples: .max, batch: .max, accumulation: .max, processes: .max, tokens: .max),
      length: Fact(.max, .standard))
    for unit in Quantity.Unit.allCases {
      let updates = try accounting.updates(of: Quantity(1e300, unit)).value
      #expect(updates >= 0)
      #expect(try accounting.quantity(of: .max, in: unit).amount.isFinite)
    }
  }

  @Test(
    arguments: [
      (RunFacts(), Quantity.Unit.epochs, [[.updatesPerEpoch], [.samples, .batchSize]]),
      (RunFacts(), .samples, [[.batchSize]]), (RunFacts(), .tokens, [[.batchSize, .sequenceLength]]),
      (RunFacts(), .percent, [[.length]]),
    ] as [(RunFacts, Quantity.Unit, [[RunFact]])])
  func whatIsMissingIsNamed(_ facts: RunFacts, _ unit: Quantity.Unit, _ remedies: [[RunFact]]) {
    let missing = #expect(throws: MissingFact.self) { try StepAccounting(facts).updates(of: Quantity(1, unit)) }
    #expect(missing?.remedies == remedies)
    let back = #expect(throws: MissingFact.self) { try StepAccounting(facts).quantity(of: 1, in: unit) }
    #expect(back == missing)
  }

  @Test func whatIsKnownIsNotAskedForAgain() {
    let half = StepAccounting(facts(batch: 8))
    #expect(
      #expect(throws: MissingFact.self) { try half.updates(of: Quantity(1, .tokens)) }?.remedies == [[.sequenceLength]])
    #expect(
      #expect(throws: MissingFact.self) { try half.updates(of: Quantity(1, .epochs)) }?.remedies
        == [[.updatesPerEpoch], [.samples]])
    let samples = StepAccounting(facts(samples: 8))
    #expect(
      #expect(throws: MissingFact.self) { try samples.updates(of: Quantity(1, .epochs)) }?.remedies == [[.batchSize]])
  }

  @Test func aGivenEpochCountsMoreThanOneThatFollows() {
    #expect(StepAccounting(facts(samples: 100, batch: 10, epoch: 3)).updatesPerEpoch?.value == 3)
  }

  @Test func theTrailLeadsFromWhatWasGiven() throws {
    let accounting = StepAccounting(facts(samples: 50_000, batch: 128))
    let trail = accounting.trail(of: try accounting.updates(of: Quantity(3, .epochs)))
    let position = { fact in trail.firstIndex { $0.fact == fact } }
    let (samples, epoch) = (try #require(position(.samples)), try #require(position(.updatesPerEpoch)))
    #expect(samples < epoch)
    #expect(trail[samples].value == "50000")
    #expect(trail[samples].provenance == .option("samples"))
    #expect(trail[epoch].value == "391")
    #expect(trail.last?.value == "1173")
    #expect(trail.last?.provenance == .derived(.updatesOfEpochs, from: [.updatesPerEpoch]))
    #expect(Set(trail.map(\.fact)).count == trail.count)
  }
}
