import Testing

@testable import Schedules

struct CycleTests {
  /// The first cycles, worked out one after the other.
  private static func cycles(
    _ first: Int, _ growth: Double, _ lengths: CycleTable.Lengths, count: Int
  ) -> [CycleTable.Cycle] {
    var cycles: [CycleTable.Cycle] = []
    var (start, length, power) = (0, first, 1.0)
    while cycles.count < count, length > 0, start < 1 << 52 {
      cycles.append(CycleTable.Cycle(index: cycles.count, start: start, length: length))
      start += length
      power *= growth
      switch lengths {
      case .rounded(let rule): length = Int((Double(length) * growth).rounded(rule))
      case .truncatedPowers: length = Int(Double(first) * power)
      }
    }
    return cycles
  }

  @Test(arguments: [CycleTable.Lengths.rounded(.up), .rounded(.down), .truncatedPowers])
  func tableHasTheCyclesThatFollowOneAnother(_ lengths: CycleTable.Lengths) {
    // Powers of two and their halves have exact products, so that no two ways of taking a power may differ.
    for growth in [0.5, 0.75, 1, 1.25, 1.5, 2, 3] {
      for first in [1, 2, 3, 7, 100, 1000] {
        let table = CycleTable(firstLength: first, growth: growth, lengths: lengths)
        let expected = Self.cycles(first, growth, lengths, count: 60)
        for cycle in expected {
          for iteration in [cycle.start, cycle.start + cycle.length / 2, cycle.end - 1] {
            #expect(table.cycle(at: iteration) == cycle, "\(first) · \(growth), \(lengths), iteration \(iteration)")
          }
          #expect(table.cycle(cycle.index) == cycle, "\(first) · \(growth), \(lengths)")
        }
        let isOver = expected.count < 60 && (expected.last?.end ?? 0) < 1 << 50
        #expect(table.exhaustion == (isOver ? expected.last?.end : nil), "\(first) · \(growth), \(lengths)")
        #expect(table.end == table.exhaustion)
      }
    }
  }

  @Test(arguments: [1 + 1e-3, 1 + 1e-5, 1 + 1e-7, 1 - 1e-6])
  func slowlyChangingCyclesAreFewEntries(_ growth: Double) {
    for lengths in [CycleTable.Lengths.rounded(.up), .truncatedPowers] {
      let table = CycleTable(firstLength: 1000, growth: growth, lengths: lengths)
      #expect(table.runs.count <= 1 << 17)
      for iteration in [0, 1_000_000, 1_000_000_000_000_000] where iteration < table.end ?? .max {
        let cycle = table.cycle(at: iteration)
        #expect(cycle.start <= iteration && iteration < cycle.end)
      }
    }
  }

  @Test(arguments: [CycleTable.Lengths.rounded(.up), .rounded(.down), .truncatedPowers])
  func lengthsThatNumbersDoNotTellFromTheirNeighboursStay(_ lengths: CycleTable.Lengths) {
    for length in [1 << 53 - 1, 1 << 53 + 1, 1 << 61 - 1] {
      let table = CycleTable(firstLength: length, growth: 1, lengths: lengths)
      for (iteration, index) in [(0, 0), (5, 0), (length - 1, 0), (length, 1), (2 * length, 2), (3 * length - 1, 2)] {
        let expected = CycleTable.Cycle(index: index, start: index * length, length: length)
        #expect(table.cycle(at: iteration) == expected, "\(lengths), iteration \(iteration)")
      }
      #expect(table.runs.count == 1 && table.end == nil)
    }
  }

  @Test func theLastCountableIterationHasItsOwnCycle() {
    let cycle = CycleTable(firstLength: 255, growth: 1).cycle(at: .max)
    #expect(cycle.index == Int.max / 255 && cycle.start == Int.max / 255 * 255)
  }

  @Test func clockBeginsEveryCycleWhereItsNumberAppears() {
    let clocks: [CycleClock] = [
      .equal(length: 7), .equal(length: 2.5), .counted(count: 3, length: 100), .logarithmic(first: 10, growth: 3),
      .logarithmic(first: 10, growth: 1.1), .logarithmic(first: 50, growth: 0.9),
      .geometric(GeometricCycles(firstLength: 10, growth: 1.3)),
      .geometric(GeometricCycles(firstLength: 60, growth: 0.8)),
    ]
    for clock in clocks {
      let last = min(2000, (clock.end ?? .max) - 1)
      var previous = 0
      for iteration in 1...last {
        let cycle = clock.place(of: iteration).cycle
        if cycle == previous { continue }
        #expect(clock.start(ofCycle: cycle) == iteration, "\(clock), cycle \(cycle)")
        previous = cycle
      }
      #expect(previous > 2, "\(clock)")
    }
  }

  @Test(arguments: [Double.leastNonzeroMagnitude, 1e-154, 0.0003, 0.999, 1])
  func cyclesShorterThanAnUpdateAreNotCountedBeyondAllCounting(_ length: Double) throws {
    let rates = CycleRates(start: 2, end: 1)
    let cycles = try WarmRestarts(rates, fall: .curve(.cosine), clock: .equal(length: length))
    for iteration in [0, 1, 1000, .max - 1] {
      let phase = cycles.phase(at: iteration)
      #expect(phase.start <= iteration && phase.end.map { $0 > iteration } ?? true, "\(phase) at \(iteration)")
    }
  }

  @Test(arguments: [(1 << 62, 0.5), (1 << 60, 0.9), (Int.max / 1000, 0.999)])
  func shrinkingCyclesAreFoundJustBeforeTheyRunTogether(_ first: Int, _ growth: Double) throws {
    let cycles = GeometricCycles(firstLength: first, growth: growth)
    for iteration in [try #require(cycles.end) - 1, try #require(cycles.end) - 1000, first, first - 1] {
      let index = cycles.index(at: iteration)
      let (start, next) = (cycles.firstIteration(of: index), cycles.firstIteration(of: index + 1))
      #expect(start <= iteration && (next > iteration || next == .max), "\(index) at \(iteration): \(start)..<\(next)")
    }
  }

  @Test func growingCyclesEndWhereTheirNumberIsInfinite() throws {
    let clock = CycleClock(first: .leastNormalMagnitude, growth: 1.5)
    let end = try #require(clock.end)
    // 1 - t / first · (1 - growth), of which t / first is the first to exceed all numbers.
    let first = Int((Double.greatestFiniteMagnitude * .leastNormalMagnitude).rounded(.up))
    #expect((first...first + 1).contains(end), "\(end)")
    #expect(clock.place(of: end - 1).progress.isFinite)
    #expect(CycleClock(first: 1e-280, growth: 1.5).end == nil)
    // Python's floor has no whole number for infinitely many cycles of one length either.
    #expect(CycleClock(first: .leastNormalMagnitude, growth: 1).end == first)
    #expect(CycleClock(first: 1e-280, growth: 1).end == nil)
    #expect(try schedule("fairseq.cosine --lr 1 --lr_period_updates 1e-307 --t_mult 1.5").refusal?.iteration != nil)
  }

  @Test func boundsOfManyCyclesVisitFew() throws {
    for growth in [1.0, 1.00001, 1.001, 0.9999] {
      let shape = CountingShape(cycleLength: 100)
      let cycles = try Cyclical(shape, lengthDecay: growth, magnitudeDecay: 0.999)
      shape.counter.count = 0
      _ = cycles.extent(over: 17...1_000_000_000_000)
      #expect(shape.counter.count < 2000, "\(growth)")
    }
  }

  @Test func restartsThatDecayAreBoundedExactlyOverMoreCyclesThanAreVisited() throws {
    let curve = try schedule("fairseq.cosine --lr 1 --min_lr 0.1 --lr_period_updates 3.5 --lr_shrink 0.9")
    let rates = (5...100_000).map { curve($0) }
    let extent = curve.extent(over: 5...100_000)
    #expect(extent.upperBound == rates.max())
    #expect(extent.lowerBound <= rates.min() ?? 0)
  }
}

struct WrappedCycleTests {
  /// What wraps a cycle can be repeated as the cycle itself can.
  @Test func wrappedCyclesAreRepeated() throws {
    let cosine = try Cosine(minimum: 0.1, maximum: 1, cycleLength: 40)
    let wrapped = Named(try Clamped(Scaled(cosine, by: 0.5), minimum: 0.2, maximum: 0.4), "wrapped")
    let cycle = try #require(wrapped.cycle)
    #expect(cycle.cycleLength == 40)
    let repeated = try Cyclical(cycle, lengthDecay: 1.5)
    let reference = try Clamped(Scaled(Cyclical(cosine, lengthDecay: 1.5), by: 0.5), minimum: 0.2, maximum: 0.4)
    for iteration in 0..<500 { #expect(repeated(iteration) == reference(iteration)) }
    #expect(repeated.extent(over: 3...77) == reference.extent(over: 3...77))
    #expect(try Constant(rate: 1).cycle == nil && Named(Constant(rate: 1), "rest").cycle == nil)
  }

  @Test func rateOfTheOptimizerIsKnownThroughWhateverWrapsIt() throws {
    let ramp = Based(try Ramp(from: 0.01, to: 1, length: 10), on: 0.8)
    #expect(ramp.optimizerRate == 0.8 && Named(ramp, "way").optimizerRate == 0.8)
    #expect(try Scaled(Named(ramp, "way"), by: 0.5).optimizerRate == 0.4)
    #expect(try Constant(rate: 0.3).optimizerRate == 0.3)
  }
}

/// A shape of a cycle that counts how often it is asked.
private struct CountingShape: CycleSchedule {
  final class Counter: @unchecked Sendable { var count = 0 }

  let cycleLength: Int
  var counter = Counter()

  func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    CountingShape(cycleLength: cycleLength, counter: counter)
  }

  func callAsFunction(_ iteration: Int) -> Double {
    counter.count += 1
    return 1 - Double(iteration) / Double(cycleLength)
  }

  func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    RateBounds(exactly: self(iterations.upperBound)...self(iterations.lowerBound))
  }

  func phase(at iteration: Int) -> Phase { Phase("line", from: 0) }
  var length: Int? { cycleLength }
}
