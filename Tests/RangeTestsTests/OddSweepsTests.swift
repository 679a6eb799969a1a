import RealModule
import SeededRandom
import Testing

@testable import RangeTests

struct OddSweepsTests {
  private func rates(_ count: Int) -> [Double] { (0..<count).map { 1e-5 * Double.pow(10, Double($0) / 20) } }

  private func doubts(of test: RangeTest, _ name: String) throws -> [String] {
    try #require(test.suggestions.first { $0.rule.name == name }).doubts.map(\.code)
  }

  @Test func aSinglePointTellsNothing() throws {
    let test = RangeTest(RateSweep(rates: [0.1], losses: [2]))
    #expect(test.pick == nil)
    #expect(try doubts(of: test, "ktrain.valley").contains("few-points"))
    let none = RangeTest(RateSweep(rates: [], losses: []))
    #expect(none.pick == nil && none.suggestions.allSatisfy { $0.trust == .none })
  }

  @Test func lossesThatAreAllNoNumbersTellNothing() throws {
    for smoothing in [nil, Smoothing.none, .fastai, .lightning, .exponential(weight: 0.1)] {
      let test = RangeTest(
        RateSweep(rates: rates(40), losses: [Double](repeating: .nan, count: 40)), smoothing: smoothing)
      #expect(test.pick == nil && test.recorded.count == 40)
      #expect(test.suggestions.allSatisfy { $0.trust == .none || $0.trust == .doubtful })
      #expect(try doubts(of: test, "ktrain.min_loss/10").contains("not-falling"))
    }
  }

  @Test func aConstantLossDoesNotFall() throws {
    let test = RangeTest(RateSweep(rates: rates(60), losses: [Double](repeating: 2.3, count: 60)))
    #expect(test.pick == nil && !test.traits.isFalling && test.traits.steepestRate == nil)
    #expect(try doubts(of: test, "torch_lr_finder.steepest").first == "not-falling")
  }

  /// A loss that falls from 2 to 1 around a rate of 0.01, and diverges from 1 on.
  private func bowl(_ count: Int) -> RateSweep {
    let rates = rates(count)
    return RateSweep(
      rates: rates, losses: rates.map { 1 + 1 / (1 + $0 * 100) + ($0 > 1 ? ($0 - 1) * 10 : 0) })
  }

  @Test func ratesThatFallOrRepeatAreNoRangeTest() throws {
    let bowl = bowl(120)
    let falling = RangeTest(RateSweep(rates: bowl.rates.reversed(), losses: bowl.losses.reversed()))
    #expect(falling.pick == nil)
    #expect(try doubts(of: falling, "fastai.valley").contains("rates-not-rising"))
    let twice = RangeTest(RateSweep(rates: bowl.rates + bowl.rates, losses: bowl.losses + bowl.losses))
    #expect(twice.pick == nil)
    // A rate that was tried twice in a row is still one of a range test.
    let doubled = RateSweep(rates: bowl.rates.flatMap { [$0, $0] }, losses: bowl.losses.flatMap { [$0, $0] })
    #expect(RangeTest(doubled).traits.isRising)
    let constant = RangeTest(RateSweep(rates: [Double](repeating: 0.1, count: 120), losses: bowl.losses))
    #expect(constant.pick == nil)
  }

  @Test func thePickLiesWithinItsBandBelowTheLowestLoss() throws {
    let test = RangeTest(bowl(120))
    let pick = try #require(test.pick)
    #expect(test.smoothing == .none && pick.rule.name == "fastai.lr_find.valley" && !pick.isLowerBound)
    #expect(pick.band.contains(pick.rate) && pick.rate < 1)
    // Over the logarithm of the rate, 1 / (1 + 100 r) falls steepest where 100 r is 1.
    let steepest = try #require(test.traits.steepestRate)
    #expect(abs(Double.log10(steepest) + 2) < 0.1)
    let lowest = try #require(test.traits.lowestRate)
    #expect((0.5...1.2).contains(lowest))
  }

  @Test func aSweepThatEndsTooEarlyGivesALowerBound() throws {
    let early = bowl(120)
    let test = RangeTest(RateSweep(rates: Array(early.rates.prefix(65)), losses: early.losses))
    #expect(try #require(test.pick).isLowerBound)
    #expect(try doubts(of: test, "ignite.lr_suggestion") == ["still-falling"])
  }

  @Test func whatIsWrongAtARateIsTold() throws {
    let bowl = bowl(120)
    let traits = SweepTraits(of: bowl)
    let rule = try #require(FinderRules.named("fastai.minimum"))
    func codes(_ rate: Double) -> [String] { traits.doubts(about: rate, by: rule).map(\.code) }
    #expect(codes(1e-6) == ["below-range"])
    #expect(codes(1e-5) == ["at-edge", "not-begun"])
    #expect(codes(2e-5) == ["not-begun"])
    #expect(codes(0.01) == [])
    #expect(codes(0.75) == ["at-lowest"])
    #expect(codes(1.05) == ["beyond-lowest"])
    #expect(codes(1.2) == ["above-start"])
    #expect(codes(5) == ["diverged"])
  }

  @Test func aSlopeOfASingleBatchIsNotTrusted() throws {
    var losses = bowl(120).losses
    losses[30] += 3
    let test = RangeTest(RateSweep(rates: rates(120), losses: losses), smoothing: Smoothing.none)
    #expect(try doubts(of: test, "torch_lr_finder.steepest").contains("spike"))
    let noisy = losses.enumerated().map { $1 + ($0 % 2 == 0 ? 0.2 : -0.2) }
    let other = RangeTest(RateSweep(rates: rates(120), losses: noisy), smoothing: Smoothing.none)
    #expect(try doubts(of: other, "ignite.lr_suggestion").contains("noise"))
    #expect(RangeTest(RateSweep(rates: rates(120), losses: noisy)).smoothing == .fastai)
  }

  @Test func noSweepTraps() {
    var random = SeededGenerator(state: 1)
    let values: [Double] = [
      0, -0.0, 1, -1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNonzeroMagnitude, 1e-5,
      0.1, 2.3,
    ]
    for _ in 0..<300 {
      let count = Int.random(in: 0...60, using: &random)
      let rates = (0..<count).map { _ in values.filter(\.isFinite).randomElement(using: &random) ?? 1 }
      let losses = (0..<count).map { _ in values.randomElement(using: &random) ?? 1 }
      let sorted = Bool.random(using: &random) ? rates.sorted() : rates
      for smoothing in [nil, Smoothing.none, .fastai, .lightning, .exponential(weight: 0.05)] {
        let test = RangeTest(RateSweep(rates: sorted, losses: losses), smoothing: smoothing)
        #expect(test.suggestions.count == FinderRules.all.count)
        #expect(test.suggestions.allSatisfy { (try? $0.rate.get())?.isFinite ?? true })
      }
    }
  }

  @Test(arguments: [
    ("none", Smoothing.none), ("FASTAI", .fastai), ("ema:0.1", .exponential(weight: 0.1)),
    ("ignite", .exponential(weight: 0.05)),
  ])
  func waysAreRead(text: String, smoothing: Smoothing) { #expect(Smoothing(text) == smoothing) }

  @Test(arguments: ["", "ema:", "ema:0", "ema:1.5", "ema:nan", "ema:-1", "gauss"])
  func otherWaysAreNot(text: String) { #expect(Smoothing(text) == nil) }
}
