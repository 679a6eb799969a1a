import Numbers
import Testing

@testable import Catalogue
@testable import Schedules

struct ScheduleSummaryTests {
  private static func schedule(_ text: String) throws -> any Schedule {
    try CurveText.config(text).schedule(in: RunContext(iterations: 1500))
  }

  private static func mean(of schedule: any Schedule, over range: ClosedRange<Int>) -> Double {
    var sum = CompensatedSum()
    for iteration in range { sum.add(schedule(iteration)) }
    return sum.value / Double(range.count)
  }

  /// One update in a million million is easily missed; what is told of it must be so all the same.
  @Test(arguments: [77_777, 7_777_777, 7_777_777_777])
  func theIterationThatIsToldHasTheRateThatIsTold(spike: Int) throws {
    let schedule = try Self.schedule("torch.LambdaLR --lr 0.1 --lr_lambda '1 if epoch != \(spike) else 2'")
    var searched = 0
    for work in [1 << 12, 1 << 18, 1 << 24] {
      let summary = ScheduleSummary(of: schedule, over: 0...999_999_999_999, work: work)
      #expect(summary.highest <= 0.2 && summary.lowest >= 0.1)
      guard summary.areExtremesSearched else { continue }
      searched += 1
      #expect(schedule(summary.highestIteration) == summary.highest, "\(work): \(summary.highestIteration)")
      #expect(schedule(summary.lowestIteration) == summary.lowest, "\(work): \(summary.lowestIteration)")
    }
    #expect(searched > 0, "no budget suffices to search")
  }

  /// Random curves over ranges that a small budget cannot visit.
  @Test func theExactMeanLiesWithinTheErrorThatIsTold() {
    var (byBounds, bySamples) = (0, 0)
    for seed in 0..<800 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: RunContext(iterations: 1500)) else { continue }
      let range = 3...3000 + seed * 50
      let summary = ScheduleSummary(of: schedule, over: range, work: 1 << 10)
      // Rates beyond those that a run can have add up to no number.
      guard summary.highest < 1e290 else { continue }
      let exact = Self.mean(of: schedule, over: range)
      let rounding = 1e-12 * max(summary.highest.magnitude, summary.lowest.magnitude)
      #expect((summary.mean.value - exact).magnitude <= summary.mean.error + rounding, "\(config)")
      switch summary.mean.evidence {
      case .everyIteration: break
      case .bounds: byBounds += 1
      case .samples: bySamples += 1
      }
    }
    #expect(byBounds > 50 && bySamples > 20)
  }

  /// Curves whose rates add up in a small part of a run, or for ever, over more iterations than are visited.
  @Test(arguments: [
    "exponential --lr 0.1 --gamma 0.99", "inverse-sqrt --lr 1 --warmup 100", "cosine --cycle-length 1000",
    "step --lr 1 --gamma 0.5 --step-size 4000", "time-based --lr 0.1 --decay 0.01", "noam --warmup 400",
    "constant --lr 1 for 500 then constant --lr 1e-9",
  ]) func theMeanOfALongRunHasSixSureDigits(text: String) throws {
    let schedule = try Self.schedule(text)
    let range = 1...1_300_000
    let summary = ScheduleSummary(of: schedule, over: range)
    let exact = Self.mean(of: schedule, over: range)
    #expect(range.count > ScheduleSummary.largestExactCount)
    #expect((summary.mean.value - exact).magnitude <= summary.mean.error + 1e-12 * exact)
    #expect(summary.mean.error <= 1e-5 * exact, "\(summary.mean)")
  }

  /// Rates that are all the same but for rounding, and such as come near their highest for long.
  @Test(arguments: [
    "range-test --min 1e-5 --max 1e-05", "range-test --min 0.3 --max 0.3", "exponential --lr 0.7 --gamma 1",
    "range-test --min 1e-7 --max 1e-05 --length 3000", "cosine --cycle-length 3000000", "linear --length 5000000",
    "inverse-sqrt --warmup 900000", "k-decay --length 2000000 --k 9",
  ]) func theFirstOfEqualRatesIsFoundOnAPlateau(text: String) throws {
    let schedule = try Self.schedule(text)
    for range in [0...1_100_000, 5...1_100_007] {
      var extremes = MetExtremes(at: range.lowerBound, of: schedule)
      schedule.forEachRate(of: range) { extremes.include($1, at: $0) }
      let summary = ScheduleSummary(of: schedule, over: range)
      #expect(summary.lowest == extremes.lowest.rate && summary.highest == extremes.highest.rate)
      #expect(summary.lowestIteration == extremes.lowest.iteration)
      #expect(summary.highestIteration == extremes.highest.iteration)
    }
  }

  @Test func aSumBeyondAllNumbersIsToldApartFromInfiniteRates() throws {
    let vast = ScheduleSummary(of: try Self.schedule("constant --lr 1e300"), over: 0 ... .max)
    #expect(vast.mean.value == 1e300 && vast.area == nil)
    let few = ScheduleSummary(of: try Self.schedule("constant --lr 1e300"), over: 0...9)
    #expect(few.area == 1e301)
    let infinite = ScheduleSummary(
      of: try Self.schedule("constant --lr 1e300 times constant --lr 1e300"), over: 0...9)
    #expect(infinite.area == .infinity)
  }

  /// However many parts a curve has and however many curves share the work.
  @Test(arguments: [2, 40, 500], [1, 10, 100]) func aSummaryKeepsToItsBudget(parts: Int, share: Int) throws {
    for last in [1_000_000, 1_000_000_000_000] {
      var schedule: any Schedule = try Cosine(cycleLength: 777)
      for index in 1..<parts { schedule = Product(schedule, try Cyclical(Cosine(cycleLength: 1000 + index))) }
      let counter = CountingSchedule(schedule)
      let work = ScheduleSummary.usualWork / share
      _ = ScheduleSummary(of: counter, over: 1...last, work: work)
      // Some looks are worth their price in any case.
      let least = 400 * (counter.cost.bounds + counter.cost.rate)
      #expect(counter.rates > 0 && counter.work <= 2 * work + least, "\(counter.work) of \(work)")
    }
  }

  @Test func figuresOfASmallBudgetSayWhatTheyAre() throws {
    let cosine = try Self.schedule("cosine --cycle-length 1000")
    #expect(ScheduleSummary(of: cosine, over: 1...1500, work: 1 << 10).mean.isExact == false)
    #expect(ScheduleSummary(of: cosine, over: 1...1500, work: 1 << 12).mean.isExact)
    let product = Product(cosine, try Self.schedule("clr --step-size 7 times clr --step-size 11"))
    #expect(!ScheduleSummary(of: product, over: 1...1_000_000, work: 1 << 12).areExtremesSearched)
    #expect(ScheduleSummary(of: product, over: 1...1_000_000).areExtremesSearched)
  }
}
