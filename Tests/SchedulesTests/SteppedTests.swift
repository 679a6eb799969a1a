import RealModule
import Runs
import Testing

@testable import Catalogue
@testable import Schedules

/// A scheduler's clock that is not that of the updates.
struct SteppedTests {
  /// PyTorch's StepLR, stepped after each epoch of 100 iterations: `lr · γ^⌊e / step_size⌋` of the epoch e.
  @Test func aStepOnceAnEpochCountsEpochs() throws {
    let curve = try schedule("torch.StepLR --lr 0.1 --step_size 30 --gamma 0.1 stepped --every 100")
    for update in [0, 99, 100, 2999, 3000, 3001, 5999, 6000] {
      let expected = 0.1 * Double.pow(0.1, update / 100 / 30)
      #expect(isClose(curve(update), expected, to: 1e-14, of: 0.1), "\(update)")
    }
    // Three steps, on the clock of updates.
    #expect(curve.course.updates == 3 * 30 * 100)
    #expect(curve.jumps(in: 0...8999, atMost: 9).found.map(\.iteration) == [3000, 6000])
  }

  /// accelerate steps once for each of N processes: get_linear_schedule_with_warmup at the step N · k.
  @Test(arguments: [1, 3, 4, 7]) func severalStepsAnUpdateRunAhead(_ processes: Int) throws {
    let curve = try schedule(
      "hf.linear --lr 1e-4 --num_warmup_steps 10000 --num_training_steps 200000 stepped --times \(processes)")
    for update in [0, 1, 1250, 2500, 2501, 5000, 28_571, 50_000, 66_667, 200_001] {
      let step = Double(update * processes)
      let factor = step < 10_000 ? step / 10_000 : max(0, (200_000 - step) / 190_000)
      #expect(isClose(curve(update), 1e-4 * factor, to: 1e-14, of: 1e-4), "\(update)")
    }
    #expect(curve.course.updates == (200_000 + processes - 1) / processes)
  }

  @Test func aFractionOfAStepIsRoundedDown() throws {
    let curve = try schedule("linear --start-lr 1000 --finish-lr 0 --length 1000 stepped --times 2.5")
    #expect((0..<6).map { 1000 - curve($0) } == [0, 2, 5, 7, 10, 12])
    #expect(curve.length == 400)
    // 0.29 · 100 is 29, not the 28.999999999999996 of binary numbers.
    let slow = try schedule("linear --start-lr 1000 --finish-lr 0 --length 1000 stepped --times 0.29")
    #expect(1000 - slow(100) == 29 && 1000 - slow(99) == 28)
  }

  @Test(arguments: ["--every 1", "--every 7", "--times 3", "--times 0.3", "--times 1.7", "--times 10"])
  func boundsAreExactOverCyclesOutOfStep(_ clock: String) throws {
    let curve = try schedule("sgdr --max 1 --min 0.1 --cycle-length 37 --cycle-length-decay 1 stepped \(clock)")
    for range in [0...0, 0...1, 3...5, 5...60, 100...900, 12_345...12_999] {
      let rates = range.map { curve($0) }
      let extent = curve.extent(over: range)
      #expect(extent.lowerBound == rates.min() && extent.upperBound == rates.max(), "\(range)")
      let bounds = curve.bounds(over: range)
      #expect(bounds.range.lowerBound <= extent.lowerBound && bounds.range.upperBound >= extent.upperBound)
      #expect(bounds.lowestAtMost >= extent.lowerBound && bounds.highestAtLeast <= extent.upperBound)
    }
  }

  @Test func jumpsAreMetAtTheFirstUpdateBehindThem() throws {
    let fast = try schedule("multistep --lr 1 --gamma 0.5 --milestones 10,20,21,40 stepped --times 4")
    // At step 12, 20 and 24, the second and third milestone at one update.
    #expect(fast.jumps(in: 0...50, atMost: 9).found.map(\.iteration) == [3, 5, 6, 10])
    let faster = try schedule("multistep --lr 1 --gamma 0.5 --milestones 10,20,21,40 stepped --times 25")
    #expect(faster.jumps(in: 0...50, atMost: 9).found.map(\.iteration) == [1, 2])
    // Each step of a slow clock is a stair.
    let slow = try schedule("linear --start-lr 1 --finish-lr 0 --length 3 stepped --times 0.4")
    #expect(slow.jumps(in: 0...50, atMost: 9).found.map(\.iteration) == [3, 5, 8])
  }

  /// The same curve in the framework's words on the clock of updates has the same normal form.
  @Test(arguments: [
    [
      "hf.linear --lr 1 --num_warmup_steps 10000 --num_training_steps 200000 stepped --times 4",
      "hf.linear --lr 1 --num_warmup_steps 2500 --num_training_steps 50000",
    ],
    [
      "step --lr 1 --gamma 0.5 --step-size 30 stepped --every 100", "step --lr 1 --gamma 0.5 --step-size 3000",
      "step --lr 1 --gamma 0.5 --step-size 60 stepped --every 200 ",
      "step --lr 1 --gamma 0.5 --step-size 30 stepped --every 10 stepped --every 10",
    ],
    ["cosine --cycle-length 100 cyclical stepped --times 5", "cosine --cycle-length 20 cyclical"],
    ["sgdr --cycle-length 30 stepped --every 2 stepped --times 6", "sgdr --cycle-length 30 stepped --times 3"],
    ["multistep --lr 1 --milestones 10,21 stepped --times 4", "multistep --lr 1 --milestones 3,6"],
  ]) func aClockIsOtherNumbersWhereItCanBe(_ curves: [String]) throws {
    let forms = try curves.map { try #require(try schedule($0).form?.normalized) }
    for (curve, form) in zip(curves, forms).dropFirst() {
      #expect(form.isSame(as: forms[0]) || curve.hasSuffix(" "), "\(curve): \(form), not \(forms[0])")
    }
  }

  @Test(arguments: [
    ("cosine stepped --every 100", 5000, 50), ("cosine warmup --length 10 stepped --every 100", 5000, 40),
    ("cosine stepped --every 100 warmup --length 1000", 5000, 40), ("cosine stepped --times 4", 5000, 20_000),
    ("constant for 10 then cosine stepped --every 100", 5000, 40),
  ]) func aLengthThatIsNotGivenIsThatOfTheRunOnItsClock(_ curve: String, _ run: Int, _ length: Int) throws {
    let context = RunContext(Run(length: Fact(run, .option("iterations")), facts: RunFacts()))
    let config = try CurveText.config(curve)
    let built = try config.schedule(in: context)
    #expect(built.length == run)
    let own = try schedule(curve.replacing("cosine", with: "cosine --cycle-length \(length)"))
    for update in stride(from: 0, to: run, by: 97) { #expect(built(update) == own(update)) }
  }

  /// An epoch is an epoch on any clock; a plain number counts steps.
  @Test func lengthsWithAUnitAreTimeInTraining() throws {
    var facts = RunFacts()
    facts.updatesPerEpoch = Fact(100, .option("steps-per-epoch"))
    let context = RunContext(Run(length: Fact(6000, .option("iterations")), facts: facts))
    func rates(_ curve: String) throws -> [Double] {
      let schedule = try CurveText.config(curve).schedule(in: context)
      return (0..<60).map { schedule($0 * 100 + 17) }
    }
    let steps = try rates("cosine --cycle-length 30 warmup --length 5 stepped --every 100")
    #expect(steps[4] < 1 && steps[5] == 1 && steps[35] == 0)
    for (length, warmup) in [("30ep", "5ep"), ("50%", "5ep"), ("30", "5ep")] {
      #expect(try rates("cosine --cycle-length \(length) warmup --length \(warmup) stepped --every 1ep") == steps)
    }
    #expect(
      try rates("cosine --cycle-length 30ep for 10ep then constant --lr 3 stepped --every 1ep")
        == rates("cosine --cycle-length 30 for 10 then constant --lr 3 stepped --every 100"))
    // Two clocks, one within the other: four steps at each epoch.
    #expect(
      try rates("cosine --cycle-length 30ep stepped --times 4 stepped --every 1ep")
        == rates("cosine --cycle-length 120 stepped --times 4 stepped --every 100"))
  }

  @Test func oneOfTheTwoIsGiven() {
    #expect(throws: ConfigError.self) { try schedule("cosine stepped") }
    #expect(throws: ConfigError.self) { try schedule("cosine stepped --every 2 --times 8") }
    #expect(throws: ConfigError.self) { try schedule("cosine stepped --times 0") }
  }

  @Test func aMillionMillionUpdatesAreAnsweredAtOnce() throws {
    let curve = try schedule("cosine --max 1 --cycle-length 3000000000000 stepped --times 3")
    #expect(isClose(curve(500_000_000_000), 0.5, to: 1e-12, of: 1))
    let extent = curve.extent(over: 1...999_999_999_999)
    #expect(extent == curve(999_999_999_999)...curve(1))
  }
}
