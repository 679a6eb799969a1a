import RealModule
import Testing

@testable import RangeTests

struct FinderRulesTests {
  /// Some of the finders compute with 32-bit numbers.
  private static let tolerance = 2e-6

  @Test func rulesSuggestWhatTheFindersDo() throws {
    var count = 0
    for recorded in try RecordedSweep.all() {
      for (name, expected) in recorded.suggestions {
        let rule = try #require(FinderRules.named(name), "\(name)")
        let rate = try? rule.suggestion(on: recorded.sweep)
        #expect((rate == nil) == (expected == nil), "\(recorded.name) \(name)")
        guard let rate, let expected else { continue }
        #expect(abs(rate - expected) <= Self.tolerance * abs(expected), "\(recorded.name) \(name): \(rate)")
        count += 1
      }
    }
    #expect(count > 190)
  }

  @Test func namesAreUnique() {
    #expect(Set(FinderRules.all.map(\.name)).count == FinderRules.all.count)
  }

  /// The rates of a whole finder's batches, from the first on.
  private static func rates(_ finder: String, _ recorded: RecordedSweep) -> [Double] {
    guard let (start, end, count) = recorded.bounds else { return [] }
    return recorded.sweep.losses.indices.map { index in
      func place(_ index: Double, _ count: Int) -> Double {
        let part = index / Double(count)
        return recorded.isLinear ? start + part * (end - start) : start * Double.pow(end / start, part)
      }
      switch finder {
      case "lightning": return index == 0 ? start : place(Double(index + 1), count)
      case "torch_lr_finder": return place(Double(index), count - 1)
      case "ignite": return place(Double(recorded.isLinear ? index : index + 1), count)
      default: return place(Double(index), count)
      }
    }
  }

  @Test(arguments: [
    (
      "fastai", Smoothing.fastai,
      [
        "valley": "fastai.lr_find.valley", "slide": "fastai.lr_find.slide", "minimum": "fastai.lr_find.minimum",
        "steep": "fastai.lr_find.steep",
      ]
    ),
    ("lightning", .lightning, ["suggestion": "lightning.suggestion"]),
    ("torch_lr_finder", .exponential(weight: 0.05), ["steepest": "torch_lr_finder.steepest"]),
    ("ignite", .exponential(weight: 0.05), ["lr_suggestion": "ignite.lr_suggestion"]),
  ])
  func wholeFindersAreFollowed(finder: String, smoothing: Smoothing, rules: [String: String]) throws {
    var count = 0
    for recorded in try RecordedSweep.all() {
      guard let pipeline = recorded.pipelines[finder], pipeline["error"] == nil else { continue }
      let raw = RateSweep(rates: Self.rates(finder, recorded), losses: recorded.sweep.losses)
      let smoothed = smoothing.recorded(raw)
      #expect(smoothed.count == pipeline["recorded"] as? Int, "\(recorded.name)")
      let last = try #require(pipeline["last_rate"] as? Double)
      #expect(abs((smoothed.rates.last ?? 0) - last) <= Self.tolerance * last, "\(recorded.name)")
      if let loss = pipeline["last_smoothed"] as? Double {
        #expect(abs((smoothed.losses.last ?? 0) - loss) <= 1e-4 * abs(loss), "\(recorded.name)")
      }
      for (key, name) in rules {
        let rule = try #require(FinderRules.named(name))
        let rate = try? rule.suggestion(on: smoothed)
        let expected = pipeline[key] as? Double
        #expect((rate == nil) == (expected == nil), "\(recorded.name) \(name)")
        guard let rate, let expected else { continue }
        #expect(abs(rate - expected) <= Self.tolerance * expected, "\(recorded.name) \(name): \(rate), not \(expected)")
        count += 1
      }
    }
    #expect(count >= 8)
  }

  @Test func pythonsLastPlaceIsMeantByOneBelowZero() throws {
    // Two losses that fall: the search begins one before the first, and 0.67 / 3 rounds to 0.
    let rule = try #require(FinderRules.named("ktrain.valley"))
    #expect(try rule.suggestion(on: RateSweep(rates: [1, 2], losses: [1, 0])) == 2)
    #expect(try rule.suggestion(on: RateSweep(rates: [1, 2], losses: [0, 1])) == 1)
  }

  @Test func lossesBeyond32BitsAreInfiniteToLightning() throws {
    let rates = (0..<30).map { Double($0 + 1) }
    var losses = [Double](repeating: 1, count: 30)
    (losses[20], losses[21]) = (1e39, 0.5)
    let rule = try #require(FinderRules.named("lightning.suggestion"))
    // As a 64-bit number the fall from 1e39 would be the steepest.
    #expect(try rule.suggestion(on: RateSweep(rates: rates, losses: losses)) == 20)
  }
}
