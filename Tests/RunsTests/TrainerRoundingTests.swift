import Runs
import Testing

/// How trainers count updates, by the arithmetic of their own code.
@Suite struct TrainerRoundingTests {
  private func accounting(
    _ rounding: Rounding, _ samples: Int, batch: Int, accumulation: Int, processes: Int, length: Int? = nil
  ) -> StepAccounting {
    var facts = RunFacts()
    facts.samples = Fact(samples, .option("samples"))
    facts.batchSize = Fact(batch, .option("batch-size"))
    facts.accumulation = Fact(accumulation, .option("accumulate"))
    facts.worldSize = Fact(processes, .option("world-size"))
    facts.rounding = Fact(rounding, .option("rounding"))
    return StepAccounting(facts, length: length.map { Fact($0, .option("iterations")) })
  }

  private func ceil(_ number: Int, _ divisor: Int) -> Int { (number + divisor - 1) / divisor }

  @Test func anEpochIsThatOfTheTrainer() throws {
    for samples in [1203, 1003, 96, 5] {
      for (batch, gathered, processes) in [(8, 4, 3), (3, 4, 2), (1, 1, 1), (7, 2, 4)] {
        let group = batch * gathered * processes
        // Batches are dealt to the processes, or samples before they are batches.
        let dealt = ceil(ceil(samples, batch), processes)
        let own = ceil(samples, processes)
        let expected: [(Rounding, Int)] = [
          (.hf, max(1, ceil(dealt, gathered))), (.accelerate, max(1, ceil(dealt, gathered))),
          (.lightning, ceil(ceil(own, batch), gathered)), (.timm, max(1, ceil(own / batch, gathered))),
          (.torchtune, max(1, own / batch / gathered)), (.composer, max(1, samples / group)),
        ]
        for (rounding, updates) in expected {
          let counted = accounting(rounding, samples, batch: batch, accumulation: gathered, processes: processes)
          #expect(counted.updatesPerEpoch?.value == updates, "\(rounding) \(samples) \(batch) \(gathered) \(processes)")
        }
      }
    }
  }

  /// One rounding over all epochs is not the epochs times the rounding of each: 713 and not 714.
  @Test func epochsAreRoundedTogetherWhereTheTrainerDoes() throws {
    let axolotl = accounting(.axolotl, 951, batch: 2, accumulation: 2, processes: 1)
    #expect(try axolotl.updates(of: Quantity(3, .epochs)).value == 714)
    let hf = accounting(.hf, 951, batch: 2, accumulation: 2, processes: 1)
    #expect(try hf.updates(of: Quantity(3, .epochs)).value == 714)
    #expect(
      try accounting(.axolotl, 950, batch: 2, accumulation: 2, processes: 1).updates(of: Quantity(3, .epochs)).value
        == 713)
    #expect(
      try accounting(.hf, 950, batch: 2, accumulation: 2, processes: 1).updates(of: Quantity(3, .epochs)).value == 714)
    // 51 batches an epoch and process: ceil(3 · 51 / 4) updates, and not 3 · 13.
    #expect(
      try accounting(.mmengine, 1203, batch: 8, accumulation: 4, processes: 3).updates(of: Quantity(3, .epochs)).value
        == 39)
    #expect(
      try accounting(.mmengine, 1160, batch: 8, accumulation: 4, processes: 3).updates(of: Quantity(3, .epochs)).value
        == 37)
    #expect(try hf.updates(of: Quantity(2.5, .epochs)).value == 595)
  }

  @Test func aWarmupIsRoundedAsTheTrainerDoes() throws {
    let share = UpdateCount.measured(Quantity(3, .percent))
    func warmup(_ rounding: Rounding, of length: Int) throws -> Int {
      try accounting(rounding, 100, batch: 1, accumulation: 1, processes: 1, length: length).updates(ofWarmup: share)
        .value
    }
    // ceil(610 * 0.03), int(0.03 * 610), round(18.3).
    #expect(try warmup(.hf, of: 610) == 19)
    #expect(try warmup(.axolotl, of: 610) == 18)
    #expect(try warmup(.up, of: 610) == 18)
    // 0.03 · 100 is above 3 in floating point, and no update more.
    #expect(try warmup(.hf, of: 100) == 3)
    let epochs = UpdateCount.measured(Quantity(1, .epochs))
    #expect(try accounting(.timm, 1000, batch: 3, accumulation: 1, processes: 1).updates(ofWarmup: epochs).value == 333)
  }
}
