import Testing

@testable import Catalogue
@testable import Schedules

/// What is said of two curves is so at every iteration, or is said of a sample.
struct CurveComparisonTests {
  private static let context = RunContext(iterations: 1500)

  private static func schedule(_ text: String) throws -> any Schedule {
    try CurveText.config(text).schedule(in: context)
  }

  private static func comparison(_ one: String, _ other: String, upTo last: Int, work: Int = 1 << 22) throws
    -> CurveComparison
  {
    let reference = ReferenceCurve(try schedule(one), over: 0...last, work: 1 << 22)
    var work = work
    return reference.comparison(with: try schedule(other), work: &work)
  }

  /// Milestones as regular as steps, but for one that comes three iterations late.
  private static let lateMilestone =
    "multistep --lr 1 --gamma 0.99 --milestones "
    + (1...210).map { "\(1000 * $0 + ($0 == 70 ? 3 : 0))" }.joined(separator: ",")

  /// Pairs that are the same at nearly every iteration: the first and the last that differ, and by how much at most.
  static let pairs: [(String, String, ClosedRange<Int>, Double)] = [
    (lateMilestone, "step --lr 1 --gamma 0.99 --step-size 1000", 70_000...70_002, 0.00499837),
    (
      "torch.LambdaLR --lr 0.1 --lr_lambda '1 + 5*max(0, 1-abs(epoch-12345))'", "constant --lr 0.1", 12_345...12_345,
      0.5
    ),
    (
      "cosine --cycle-length 100 cyclical", "cosine --cycle-length 100 cyclical shift --by 1", 1...100_000,
      0.99975
    ),
    ("constant --lr 1", "constant --lr 1 for 77777 then constant --lr 0.5", 77_777...100_000, 0.5),
    ("linear --length 65536", "linear --length 65537", 5...65_536, 1 / 65_537.0),
  ]

  @Test(arguments: pairs) func oneIterationTellsTwoCurvesApart(
    _ one: String, _ other: String, _ places: ClosedRange<Int>, _ largest: Double
  ) throws {
    for (left, right) in [(one, other), (other, one)] {
      let comparison = try Self.comparison(left, right, upTo: 100_000)
      #expect(comparison.evidence == .everyIteration)
      let difference = try #require(comparison.difference, "\(left) | \(right)")
      #expect(difference.first == places.lowerBound)
      #expect(places.contains(difference.iteration))
      #expect((difference.largest - largest).magnitude <= 1e-5 * largest)
    }
  }

  @Test func theLastIterationsThatCanBeCountedAreCompared() throws {
    let (one, other) = (try Self.schedule("cosine cyclical"), try Self.schedule("cosine cyclical shift --by 1"))
    for first in [Int.max - 5000, .max - 1, .max] {
      var work = 1 << 22
      let reference = ReferenceCurve(one, over: first...Int.max, work: 1 << 22)
      let same = reference.comparison(with: one, work: &work)
      #expect(same.difference == nil && same.evidence == .everyIteration)
      #expect(reference.comparison(with: other, work: &work).difference?.first == first)
    }
  }

  /// Over 10^12 iterations not every one can be compared, but corners and bounds lead to where the curves differ.
  @Test(arguments: pairs) func aSampleOfALongRunMeetsWhatTellsCurvesApart(
    _ one: String, _ other: String, _ places: ClosedRange<Int>, _ largest: Double
  ) throws {
    let comparison = try Self.comparison(one, other, upTo: 1_000_000_000_000)
    #expect(!comparison.isProvenSame)
    #expect(comparison.difference != nil)
  }

  /// What runs on for ever is compared one by one, and what has come to its end by bounds.
  @Test(arguments: [
    ("cosine --max 0.1 --cycle-length 100000", "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 100000"),
    ("exponential --lr 0.1 --gamma 0.999", "torch.ExponentialLR --lr 0.1 --gamma 0.999"),
    ("constant --lr 0.3", "hf.constant --lr 0.3"),
    ("step --lr 1 --gamma 0.1 --step-size 300000", "torch.StepLR --lr 1 --gamma 0.1 --step_size 300000"),
  ]) func theSameIsProvenOverATrillionIterations(one: String, other: String) throws {
    #expect(try Self.comparison(one, other, upTo: 1_000_000_000_000).isProvenSame)
  }

  @Test func withoutProofItIsAStatementOnASample() throws {
    let comparison = try Self.comparison(
      "cosine --cycle-length 1000000000000", "optax.cosine_decay_schedule --decay_steps 1000000000000 --init_value 1",
      upTo: 2_000_000_000_000)
    #expect(comparison.difference == nil && !comparison.isProvenSame)
    #expect(comparison.evidence == .sample(comparison.comparedCount) && comparison.comparedCount > 50_000)
  }

  /// Random curves and ones like them, over ranges in which levels, stretches and samples all occur.
  /// What is looked at because it stands out says nothing of how often it happens.
  @Test func theShareOfASampleIsThatOfItsRandomPlaces() throws {
    func formula(_ text: String) throws -> any Schedule {
      try CurveText.config("torch.LambdaLR --lr 0.1 --lr_lambda '\(text)'").schedule(in: Self.context)
    }
    let constant = try Constant(rate: 0.1)
    for (text, share) in [("2 if epoch % 1000003 == 77 else 1", 1 / 1_000_003.0), ("2 if epoch % 4 == 1 else 1", 0.25)]
    {
      let one = try formula(text)
      for (reference, other) in [(one, constant as any Schedule), (constant, one)] {
        var work = 1 << 24
        let comparison = ReferenceCurve(reference, over: 0...999_999_999_999, work: 1 << 24)
          .comparison(with: other, work: &work)
        #expect(comparison.evidence != .everyIteration)
        guard let difference = comparison.difference else { continue }
        // Of a level 256 places are looked at, of all others 65,536.
        #expect((difference.share - share).magnitude <= 0.12, "\(text): \(difference.share)")
        if share < 1e-4 { #expect(difference.share <= 1e-4, "\(text): \(difference.share)") }
      }
    }
  }

  @Test func figuresAreThoseOfBruteForce() throws {
    var (compared, different, sampled) = (0, 0, 0)
    for seed in 0..<160 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let one = try? config.schedule(in: Self.context) else { continue }
      let other: any Schedule =
        switch seed % 4 {
        case 0: one
        case 1: Shifted(one, by: 1)
        case 2: try Scaled(one, by: 1.005)
        default: try Sequential(Cut(one, after: 3000 + seed), then: one)
        }
      let range = 0...(seed % 3 == 0 ? 20_000 : 6000)
      let reference = ReferenceCurve(one, over: range, work: 1 << 24)
      let truth = Truth(one, other, over: range, allowing: reference.allowance)
      var (much, little) = (1 << 24, 1 << 12)
      let whole = reference.comparison(with: other, work: &much)
      #expect(whole.evidence == .everyIteration)
      #expect(whole.difference?.first == truth.first, "\(config)")
      compared += 1
      let small = ReferenceCurve(one, over: range, work: 1 << 12).comparison(with: other, work: &little)
      if small.evidence != .everyIteration { sampled += 1 }
      if small.isProvenSame { #expect(truth.first == nil, "\(config)") }
      guard let difference = whole.difference else { continue }
      different += 1
      #expect(difference.largest == truth.largest && difference.iteration == truth.place, "\(config)")
      #expect((difference.share - truth.share).magnitude <= 1e-12, "\(config)")
      guard let sample = small.difference else { continue }
      // A sample's difference is one, at most the largest and at or after the first.
      #expect((one(sample.iteration) - other(sample.iteration)).magnitude == sample.largest, "\(config)")
      #expect(sample.largest <= truth.largest && sample.first >= difference.first, "\(config)")
    }
    #expect(compared > 60 && different > 40 && sampled > 20)
  }

  /// How two curves differ, visited one by one.
  private struct Truth {
    var (largest, place, count) = (0.0, 0, 0)
    var first: Int?
    var share = 0.0

    init(_ one: any Schedule, _ other: any Schedule, over range: ClosedRange<Int>, allowing allowance: Double) {
      for iteration in range {
        let distance = (one(iteration) - other(iteration)).magnitude
        if distance > largest { (largest, place) = (distance, iteration) }
        guard distance > allowance else { continue }
        if first == nil { first = iteration }
        count += 1
      }
      share = Double(count) / Double(range.count)
    }
  }

  @Test(arguments: [2, 40, 500]) func aComparisonKeepsToItsBudget(parts: Int) throws {
    for last in [1_000_000, 1_000_000_000_000] {
      var schedule: any Schedule = try Cosine(cycleLength: 777)
      for _ in 1..<parts { schedule = Product(schedule, try Cosine(cycleLength: 777_777)) }
      let counter = CountingSchedule(schedule)
      let reference = ReferenceCurve(counter, over: 0...last, work: 1 << 22)
      var work = 1 << 22
      _ = reference.comparison(with: counter, work: &work)
      #expect(work >= 0)
      #expect(counter.rates > 0 && counter.work <= 1 << 24, "\(counter.work)")
    }
  }
}
