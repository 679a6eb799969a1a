import Testing

@testable import Catalogue
@testable import Schedules

/// The last updates of cycles, where the curve starts anew.
struct CycleEndsTests {
  @Test(
    arguments: [
      // Lengths 250, 500, 1000, of which the last is cut off.
      ("sgdr --cycle-length 250 --cycle-length-decay 2", 0...1600, [249, 749]),
      ("sgdr --cycle-length 250 --cycle-length-decay 2", 250...749, [749]),
      ("torch.CosineAnnealingWarmRestarts --lr 1 --T_0 50 --T_mult 2", 0...400, [49, 149, 349]),
      ("clr --step-size 100", 0...599, [199, 399, 599]),
      ("cosine --cycle-length 30 cyclical --cycles 3", 0...200, [29, 59, 89]),
      // A lead up to the first cycle is none.
      (
        "hf.cosine_with_restarts --lr 1 --num_warmup_steps 10 --num_training_steps 100 --num_cycles 3", 0...150,
        [39, 69, 99]
      ),
      ("clr --step-size 50 warmup --length 10", 0...215, [109, 209]),
      ("mmengine.CosineRestartLR --lr 1 --periods 100,200 --restart_weights 1,0.5 --eta_min 0", 0...400, [99, 299]),
      (
        "optax.sgdr_schedule --init_value 0,0 --peak_value 1,0.5 --end_value 0,0 --warmup_steps 10,10 --decay_steps 100,200",
        0...400, [99, 299]
      ),
      ("cosine --cycle-length 1000 jagged --every 300 --warmup 20", 0...1000, [299, 599, 899]),
      // PyTorch's cosine climbs again and falls anew.
      ("torch.CosineAnnealingLR --lr 1 --T_max 50", 0...250, [99, 199]),
      // No phase says so, but the jumps do.
      ("torch.LambdaLR --lr 0.1 --lr_lambda '1 - epoch % 60 / 60'", 0...200, [59, 119, 179]),
      ("linear --length 50 for 50 then linear --length 70", 0...200, [49]),
      ("sgdr --cycle-length 10 --cycle-length-decay 1 stepped --every 100", 0...2500, [999, 1999]),
    ] as [(String, ClosedRange<Int>, [Int])])
  func endsAreWhereACurveStartsAnew(_ curve: String, _ range: ClosedRange<Int>, _ expected: [Int]) throws {
    #expect(try schedule(curve).cycleEnds(in: range) == expected)
  }

  /// Stairs that rise or fall, a single cycle and a warmup are no cycles.
  @Test(arguments: [
    "cosine", "step --step-size 100", "one-cycle", "cosine warmup --length 100 stepped --every 7", "constant --lr 0.1",
    "torch.OneCycleLR --max_lr 1 --total_steps 500", "constant --lr 0.1 for 100 then constant --lr 0.5",
  ]) func otherCurvesHaveNone(_ curve: String) throws {
    #expect(try schedule(curve).cycleEnds(in: 0...1000) == [])
  }

  @Test func moreThanAreHeldAreNotTold() throws {
    let curve = try schedule("clr --step-size 1")
    #expect(throws: CycleEnds.Fault.tooMany(limit: 100)) { try curve.cycleEnds(in: 0...1_000_000_000_000, atMost: 100) }
    #expect(try curve.cycleEnds(in: 1_000_000_000_000...1_000_000_000_003) == [1_000_000_000_001, 1_000_000_000_003])
  }

  /// Where a phase is that of many parts, each costs: what the budget does not reach is said to be unknown.
  @Test func phasesOfManyPartsAreWalkedAsFarAsTheBudgetGoes() throws {
    let cycles = (3...22).map { "sgdr --max 1 --cycle-length \($0)" }.joined(separator: " times ")
    let curve = try schedule(cycles)
    #expect(try curve.cycleEnds(in: 0...100).prefix(4) == [2, 3, 4, 5])
    #expect {
      try curve.cycleEnds(in: 0...1_000_000, work: 100 * curve.cost.rate)
    } throws: { error in
      guard case .unknown(let last)? = error as? CycleEnds.Fault else { return false }
      return (10...40).contains(last)
    }
  }
}
