import Runs
import Testing

@testable import Catalogue
@testable import Schedules

/// Our own schedules call the same thing by the same name.
struct VocabularyTests {
  /// Without a peak of their own: noam's follows from its width, that of piecewise from its values.
  private static let withoutPeak: Set<String> = ["noam", "piecewise"]
  private static let ofPeak = Own.schedules.filter { !withoutPeak.contains($0.name) }

  @Test(arguments: ofPeak) func everyPeakHasTheSameNames(_ definition: ScheduleDefinition) throws {
    let peak = try #require(definition.parameters.spelled("lr"), "\(definition)")
    for name in ["max", "peak", "max-lr"] {
      #expect(definition.parameters.named(name)?.name == peak.name, "\(definition): \(name)")
    }
  }

  /// The range test is a search up to a rate that is too high, not a run below a peak.
  @Test(arguments: ofPeak.filter { $0.name != "range-test" })
  func everyPeakIsOneByDefault(_ definition: ScheduleDefinition) throws {
    #expect(definition.parameters.spelled("lr")?.standard == .value(.number(1)), "\(definition)")
  }

  @Test(arguments: Own.schedules.filter { $0.parameters.named("min") != nil })
  func everyFloorHasTheSameNames(_ definition: ScheduleDefinition) {
    for name in ["min-lr", "floor", "eta-min"] {
      #expect(
        definition.parameters.named(name)?.name == definition.parameters.named("min")?.name, "\(definition): \(name)")
    }
  }

  @Test(arguments: Own.schedules.filter { $0.parameters.named("length") != nil } + [Own.cyclical])
  func everyLengthHasTheSameNames(_ definition: ScheduleDefinition) {
    for name in ["cycle-length", "steps", "total-steps", "T-max"] {
      #expect(definition.parameters.named(name)?.name == "length", "\(definition): \(name)")
    }
    #expect(definition.parameters.named("epochs") == nil, "\(definition)")
  }

  @Test(arguments: [Own.sgdr, Own.cyclical]) func everyGrowthHasTheSameNames(_ definition: ScheduleDefinition) {
    for name in ["t-mult", "T_mult", "cycle-length-decay"] {
      #expect(definition.parameters.named(name)?.name == "cycle-mult", "\(definition): \(name)")
    }
  }

  /// Inside of the length a line leads from 0 to the peak; behind it the curve is that of a length without the warmup.
  @Test(arguments: [
    "cosine", "linear", "polynomial --power 2", "rex", "tanh", "k-decay --k 2", "half-cosine", "linear-cosine",
    "hyperbolic", "exp-hyperbolic", "linear-to-zero",
  ])
  func theLengthIsThatWithTheWarmup(_ curve: String) throws {
    let led = try schedule("\(curve) --lr 0.3 --length 1000 --warmup 128")
    let alone = try schedule("\(curve) --lr 0.3 --length 872")
    // The tangent begins a millionth below its peak.
    #expect(isClose(alone(0), 0.3, to: curve == "tanh" ? 1e-6 : 0))
    for update in 0..<128 {
      #expect(isClose(led(update), alone(0) * Double(update) / 128, of: 0.3), "\(curve) at \(update)")
    }
    for update in 128...1200 { #expect(led(update) == alone(update - 128), "\(curve) at \(update)") }
  }

  /// What has no length of its own begins behind the warmup.
  @Test(arguments: [
    "exponential --gamma 0.99", "step --gamma 0.5 --step-size 100", "time-based", "constant",
    "sgdr --length 60 --cycle-mult 1.5",
  ])
  func whatHasNoLengthBeginsBehindTheWarmup(_ curve: String) throws {
    let (led, alone) = (try schedule("\(curve) --lr 0.3 --warmup 40"), try schedule("\(curve) --lr 0.3"))
    for update in 0..<40 { #expect(isClose(led(update), 0.3 * Double(update) / 40, of: 0.3), "\(curve) at \(update)") }
    for update in 40...600 { #expect(led(update) == alone(update - 40), "\(curve) at \(update)") }
  }

  @Test func milestonesCountFromTheFirstUpdate() throws {
    let steps = try schedule("multistep --lr 1 --warmup 20 --milestones 10,50 --gamma 0.5")
    #expect([0, 5, 19, 20, 49, 50].map { steps($0) } == [0, 0.25, 0.95, 0.5, 0.5, 0.25])
  }

  @Test func theWayUpOfATriangleIsItsWarmup() throws {
    for curve in [
      "triangular --lr 1 --min 0.2 --length 100 --warmup 20", "one-cycle --lr 1 --min 0.2 --length 100 --warmup 20",
    ] {
      let triangle = try schedule(curve)
      for (update, rate) in [(0, 0.2), (10, 0.6), (20, 1), (60, 0.6), (100, 0.2)] {
        #expect(isClose(triangle(update), rate), "\(curve) at \(update)")
      }
    }
    #expect(
      refusal(of: "triangular --warmup 20 --inc-fraction 0.2") == .exclusive(parameters: ["inc-fraction", "warmup"]))
  }

  @Test func aFloorMayBeAShareOfThePeak() throws {
    for (shared, plain) in [
      ("cosine --lr 3e-4 --min 10% --length 100", "cosine --lr 3e-4 --min 3e-5 --length 100"),
      ("linear --lr 2 --min 150% --length 100", "linear --lr 2 --min 3 --length 100"),
      ("wsd --lr 2 --min 25% --length 1000", "wsd --lr 2 --min 0.5 --length 1000"),
      ("clr --lr 2 --min 25%", "clr --lr 2 --min 0.5"), ("one-cycle --lr 2 --min 25%", "one-cycle --lr 2 --min 0.5"),
      ("sgdr --lr 2 --min 25%", "sgdr --lr 2 --min 0.5"),
      ("wsd-s --lr 2", "wsd-s --lr 2 --min 0.2"),
      ("infinite --lr 2", "infinite --lr 2 --constant-lr 1 --min 0.2"),
      ("tri-stage --lr 2 --min 25%", "tri-stage --lr 2 --final-scale 0.25"),
    ] {
      let (left, right) = (try schedule(shared), try schedule(plain))
      for update in 0...1200 { #expect(left(update) == right(update), "\(shared) at \(update)") }
    }
  }

  /// Llama's: the first 2,000 of a million updates lead up, the others are half a cosine down to a tenth.
  @Test func aCosineOfAMillionUpdates() throws {
    let llama = try schedule("cosine --lr 3e-4 --min 10% --warmup 2000", iterations: 1_000_000)
    let given = RunContext(Run(length: Fact(1_000_000, .option("iterations"))))
    let run = try CurveText.config("cosine --lr 3e-4 --min 10% --warmup 2000").schedule(in: given)
    #expect(llama.length != 1_000_000)
    for (update, rate) in [(0, 0), (1000, 1.5e-4), (2000, 3e-4), (501_000, 1.65e-4), (1_000_000, 3e-5)] {
      #expect(isClose(run(update), rate, of: 3e-4), "at \(update)")
    }
  }

  @Test func aWarmupLeavesSomethingOfTheLength() throws {
    for name in ["cosine", "rex", "one-cycle", "linear-to-zero", "flat-cosine", "hyperbolic"] {
      #expect(
        refusal(of: "\(name) --length 100 --warmup 100")
          == .relation(
            .parameter("length"), value: "100", relation: .above, others: [.parameter("warmup")], sum: "100"))
    }
    // Where nobody gave a length, there is room for the warmup that somebody did give.
    for name in ["cosine", "linear", "polynomial", "rex", "triangular"] {
      #expect(try schedule("\(name) --warmup 2000").length == 10_000)
      #expect(try schedule("\(name) --warmup 10").length == (name == "polynomial" ? 100 : 1000))
    }
  }

  @Test func everyCycleIsLedUpTo() throws {
    let cycles = try schedule("cosine --length 100 --warmup 20 cyclical --cycle-mult 2")
    let (first, second) = (try schedule("cosine --length 80"), try schedule("cosine --length 180"))
    for update in 0..<20 {
      #expect(isClose(cycles(update), Double(update) / 20, of: 1))
      #expect(isClose(cycles(100 + update), Double(update) / 20, of: 1))
    }
    for update in 20..<100 { #expect(cycles(update) == first(update - 20)) }
    for update in 20..<200 { #expect(cycles(100 + update) == second(update - 20)) }
  }

  @Test func cyclesTakeTheLengthOfTheFirst() throws {
    let (left, right) = (
      try schedule("cosine cyclical --length 30 --t-mult 2"), try schedule("sgdr --length 30 --t-mult 2")
    )
    for update in 0...500 { #expect(left(update) == right(update)) }
    let odd = try schedule("clr --lr 1 --length 5")
    #expect((0...5).map { odd($0) } == [0, 0.5, 1, 2.0 / 3, 1.0 / 3, 0])
    #expect(refusal(of: "clr --length 5 --step-size 2") == .exclusive(parameters: ["length", "step-size"]))
  }

  @Test func theStagesOfALengthFillIt() throws {
    let stages = try schedule("tri-stage --lr 1 --length 1000 --warmup 50")
    #expect(stages.length == 1000)
    for (update, rate) in [(50, 1), (500, 1), (750, 0.1), (1000, 0.01)] { #expect(isClose(stages(update), rate)) }
  }
}
