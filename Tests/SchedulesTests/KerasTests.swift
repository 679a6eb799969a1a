import Testing

@testable import Schedules

struct KerasTests {
  @Test func boundaryStillHasTheValueBeforeIt() throws {
    let curve = "keras.PiecewiseConstantDecay --boundaries 30,80 --values 3,2,1"
    #expect(try [30, 31, 80, 81].map { try rate(of: curve, at: $0) } == [3, 2, 2, 1])
  }

  @Test func boundariesOutOfOrderAddUp() throws {
    // Recorded with Keras: 0.1, 0.1, 0.4, 0.4, 0.3, 0.3.
    let curve = try schedule("keras.PiecewiseConstantDecay --boundaries 3,1 --values 0.1,0.2,0.3")
    for (iteration, rate) in [0.1, 0.1, 0.4, 0.4, 0.3, 0.3].enumerated() { #expect(isClose(curve(iteration), rate)) }
  }

  @Test func wrongNumberOfValuesIsRefusedInItsWords() {
    #expect(
      refusal(of: "keras.PiecewiseConstantDecay --boundaries 1,2 --values 0.1,0.2")
        == .refused(
          framework: "keras.optimizers.schedules.PiecewiseConstantDecay",
          reason: """
            The length of boundaries should be 1 less than the length of values. Received: boundaries=[1, 2] of \
            length 2, and values=[0.1, 0.2] of length 2.
            """))
  }

  @Test func warmupStepsAloneAreIgnored() throws {
    let curve = "keras.CosineDecay --initial_learning_rate 0.1 --decay_steps 50"
    let (with, without) = (try schedule(curve + " --warmup_steps 30"), try schedule(curve))
    for iteration in 0..<60 { #expect(with(iteration) == without(iteration)) }
  }

  @Test func decayStepsBeginAfterTheWarmup() throws {
    let curve = "keras.CosineDecay --initial_learning_rate 0 --decay_steps 100 --warmup_target 2 --warmup_steps 30"
    #expect(try isClose(rate(of: curve, at: 15), 1))
    #expect(try isClose(rate(of: curve, at: 80), 1))
    #expect(try rate(of: curve, at: 130) == 0)
  }

  @Test func cyclicalPolynomialJumpsAfterEveryMultiple() throws {
    let curve = try schedule(
      "keras.PolynomialDecay --initial_learning_rate 1 --end_learning_rate 0 --decay_steps 10 --cycle")
    #expect([9, 10].map { isClose(curve($0), $0 == 9 ? 0.1 : 0, of: 1) } == [true, true])
    // On the line over twenty steps, eleven are done.
    #expect(isClose(curve(11), 0.45))
    #expect(curve.nextJump(after: 3) == .at(11))
    #expect(curve.nextJump(after: 10) == .at(11))
    #expect(curve.nextJump(after: 11) == .at(21))
    #expect(isClose(curve(1_000_000_000_001), 1 - 1_000_000_000_001 / 1_000_000_000_010, of: 1))
  }

  @Test func restartsAreExactWhereALogarithmWouldMiss() throws {
    // The fifth restart of lengths 1, 3, 9, 27, 81 and the third of 1, 10, 100.
    for (growth, restart) in [(3, 121), (10, 111), (3, 3_280)] {
      let curve = "keras.CosineDecayRestarts --initial_learning_rate 0.1 --first_decay_steps 1 --t_mul \(growth)"
      #expect(try rate(of: curve, at: restart) == 0.1)
      #expect(try rate(of: curve, at: restart - 1) < 0.001)
      #expect(try schedule(curve).nextJump(after: restart - 1) == .at(restart))
    }
  }

  @Test func shrinkingCyclesRunUntilTheyAreNothing() throws {
    // Recorded with Keras: cycles of 4, 2 and 1 steps and a part of one; nan from step 4 / (1 - 0.5) on.
    let curve = try schedule("keras.CosineDecayRestarts --initial_learning_rate 0.1 --first_decay_steps 4 --t_mul 0.5")
    let recorded = [
      0.10000000149011612, 0.08535534143447876, 0.04999999701976776, 0.014644661918282509, 0.10000000149011612,
      0.04999999701976776, 0.10000000149011612, 0.10000000149011612,
    ]
    for (iteration, rate) in recorded.enumerated() { #expect(isClose(curve(iteration), rate, to: 1e-6)) }
    #expect(curve.refusal?.iteration == 8)
  }

  @Test func alphaIsAFloorThatShrinkingHeightsKeep() throws {
    let curve = try schedule(
      "keras.CosineDecayRestarts --initial_learning_rate 1 --first_decay_steps 10 --t_mul 1 --m_mul 0.5 --alpha 0.2")
    #expect(isClose(curve(10), 0.2 + 0.8 * 0.5))
    #expect(isClose(curve(25), 0.2 + 0.8 * 0.25 * 0.5))
  }

  @Test(arguments: [
    ("keras.decay --lr 0.5 --decay 0.005", "time-based --lr 0.5 --decay 0.005"),
    (
      "keras.ExponentialDecay --initial_learning_rate 0.3 --decay_steps 9 --decay_rate 0.8 --staircase",
      "step --lr 0.3 --gamma 0.8 --step-size 9"
    ),
    (
      "keras.PolynomialDecay --initial_learning_rate 0.3 --decay_steps 90 --power 2",
      "polynomial --lr 0.3 --finish-lr 0.0001 --length 90 --power 2"
    ),
    (
      "keras.CosineDecayRestarts --initial_learning_rate 0.3 --first_decay_steps 20", "sgdr --max 0.3 --cycle-length 20"
    ),
    (
      "keras.CosineDecayRestarts --initial_learning_rate 0.3 --first_decay_steps 20 --t_mul 1 --m_mul 0.5",
      "sgdr --max 0.3 --cycle-length 20 --cycle-length-decay 1 --cycle-magnitude-decay 0.5"
    ),
  ]) func sameCurveAsOurs(_ theirs: String, _ ours: String) throws {
    let (left, right) = (try schedule(theirs), try schedule(ours))
    for iteration in 0..<400 { #expect(isClose(left(iteration), right(iteration), of: 0.3), "at \(iteration)") }
  }
}
