import Numbers
import Synchronization
import Testing

@testable import Schedules

/// Bounds of schedules within schedules are found by one search, not by searches within searches.
struct NestedBoundsTests {
  /// Counts what is asked of a schedule.
  private final class Counter: Schedule {
    let inner: any Schedule
    private let asked = Mutex(0)

    init(_ inner: any Schedule) { self.inner = inner }

    var count: Int { asked.withLock(\.self) }

    private func note() { asked.withLock { $0 += 1 } }

    func callAsFunction(_ iteration: Int) -> Double {
      note()
      return inner(iteration)
    }
    func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
      note()
      return inner.bounds(over: iterations)
    }
    func nextJump(after iteration: Int, work: inout Int) -> NextJump {
      note()
      return inner.nextJump(after: iteration, work: &work)
    }
    func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
    var length: Int? { inner.length }
  }

  /// Modifiers whose bounds are those of the schedule within them, somehow changed, and two that have to search.
  private static let modifiers: [(String, @Sendable (any Schedule) throws -> any Schedule)] = [
    ("epochwise", { try Epochwise($0, every: 7) }), ("times", { Product($0, try Triangular(cycleLength: 77_777_777)) }),
    ("scale", { try Scaled($0, by: 0.5) }), ("clamp", { try Clamped($0, minimum: 0.01, maximum: 0.9) }),
    ("shift", { Shifted($0, by: 5) }), ("cut", { Cut($0, after: 1_000_000_000) }),
    ("warmup", { try Warmup($0, length: 10) }),
    ("then", { try Sequential(Cut($0, after: 700_000_000), then: try Triangular()) }),
    ("cooldown", { try Cooldown($0, start: 900_000_000, length: 1000, finish: 0) }),
    ("fade", { try Faded($0, start: 500_000_000, length: 900_000_000, floor: 0, curve: .linear) }),
  ]

  @Test(arguments: modifiers.map(\.0)) func searchesDoNotMultiply(_ name: String) throws {
    let modify = try #require(Self.modifiers.first { $0.0 == name }?.1)
    let cycles = Counter(try Cyclical(Cosine(cycleLength: 250)))
    var schedule: any Schedule = Product(cycles, try Triangular(cycleLength: 1_000_000_000))
    for _ in 0..<4 {
      schedule = Product(try modify(try Epochwise(schedule, every: 3)), try Triangular(cycleLength: 99_999))
    }
    _ = schedule.extent(over: 123_456...800_000_000)
    // A search for each of two extremes looks at 1,024 parts and asks five times a part.
    #expect(cycles.count > 0 && cycles.count <= 2 * 1024 * 5 + 100, "\(cycles.count)")
  }

  /// Two cycles that are out of step, over more iterations than the search has parts for.
  @Test(arguments: [(251, 101), (997, 61), (1009, 499)]) func cyclesOutOfStepAreBoundedExactly(one: Int, other: Int)
    throws
  {
    let product = Product(
      Product(
        try Cyclical(Cosine(minimum: 0.1, cycleLength: one)),
        try CyclicalLearningRate(minimum: 0, maximum: 1, stepSize: other)),
      try Cyclical(Cosine(minimum: 0.2, cycleLength: other + 2)))
    for range in [0...60_000, 5_000_000...5_040_000] {
      let rates = range.map { product($0) }
      let extent = product.extent(over: range)
      #expect(extent.upperBound == rates.max() && extent.lowerBound == rates.min())
      let bounds = product.extent(over: range, within: Tolerance(absolute: 0.01))
      #expect(bounds.upperBound <= extent.upperBound && bounds.lowerBound >= extent.lowerBound)
    }
  }

  /// A billion steps beyond the bound are passed over by bounds, however many clamps stand around them.
  @Test(arguments: 1...4) func jumpsThatClampsCutAwayAreNotAskedForOneByOne(clamps: Int) throws {
    let steps = Counter(try Epochwise(Cosine(cycleLength: 1_000_000_000_000), every: 1000))
    var schedule: any Schedule = steps
    for _ in 0..<clamps { schedule = try Clamped(schedule, minimum: 0, maximum: 0.01) }
    let jump = try #require(schedule.nextJump(after: 5).iteration)
    #expect(schedule(jump - 1) == 0.01 && schedule(jump) < 0.01 && jump.isMultiple(of: 1000))
    #expect(steps.count <= 400 * clamps, "\(steps.count)")
  }
}
