import Testing

@testable import Catalogue
@testable import Numbers
@testable import Schedules

/// A curve that is read on a clock of its own: once an epoch by a scheduler that counts epochs, or several steps an update.
struct StridedReadingTests {
  private static let clocks = [(1, 1), (1, 3), (4, 1), (5, 2), (3, 7), (6, 6)]

  @Test(arguments: clocks) func theCurveIsReadOnItsOwnClock(_ every: Int, _ stride: Int) throws {
    let curve = try Warmup(Cosine(cycleLength: 90), length: 11)
    let read = try Epochwise(curve, every: every, stride: stride)
    let form = try #require(read.form)
    for iteration in 0..<200 {
      #expect(read(iteration) == curve(iteration / every * stride))
      #expect(abs(form.rate(at: iteration) - read(iteration)) < 1e-15)
      #expect(abs(form.normalized.rate(at: iteration) - read(iteration)) < 1e-15)
    }
    for first in [0, 3, 17] {
      let range = first...first + 40
      let rates = range.map { read($0) }
      let bounds = read.bounds(over: range)
      #expect(rates.allSatisfy { bounds.range.contains($0) })
      let extent = read.extent(over: range, within: .exact)
      #expect(extent.lowerBound == rates.min())
      #expect(extent.upperBound == rates.max())
    }
  }

  @Test func stepsAreReadWhereTheClockHasReachedThem() throws {
    let curve = try Multistep(rate: 1, gamma: 0.5, milestones: [10, 11, 40])
    let read = try Epochwise(curve, every: 1, stride: 4)
    #expect(read.nextJump(after: 0) == .at(3))
    #expect(read.nextJump(after: 3) == .at(10))
    #expect(read.nextJump(after: 10) == .none)
    #expect(read(2) == 1)
    #expect(read(3) == 0.25)
    #expect(try #require(read.form).normalized == .table([0, 3, 10], [1, 0.25, 0.125]))
  }

  @Test func aFallOfOnceAPeriodIsOneOfAnEpoch() throws {
    let curve = try Exponential(rate: 1, gamma: 0.5, period: 7)
    let read = try Epochwise(curve, every: 3, stride: 7)
    let form = try #require(read.form).normalized
    for iteration in 0..<30 { #expect(abs(form.rate(at: iteration) - read(iteration)) < 1e-15) }
  }

  @Test func noClockRunsOverTheLastIteration() throws {
    let read = try Epochwise(Cosine(cycleLength: 90), every: 1, stride: .max)
    let last = try Cosine(cycleLength: 90)(.max)
    #expect(read(.max) == last)
    #expect(throws: ScheduleError.self) { try Epochwise(Cosine(cycleLength: 90), every: 1, stride: 0) }
  }
}
