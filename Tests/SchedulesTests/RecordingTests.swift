import Schedules
import Testing

@Suite("Recordings")
struct RecordingTests {
  private func recording(isInterpolated: Bool) throws -> Recording {
    try Recording(updates: [3, 5, 9], rates: [1, 3, 2], isInterpolated: isInterpolated)
  }

  @Test("A rate holds until the next; before the first its rate holds, behind the last one that one's")
  func holds() throws {
    let recording = try recording(isInterpolated: false)
    #expect((0...11).map { recording($0) } == [1, 1, 1, 1, 1, 3, 3, 3, 3, 2, 2, 2])
    #expect(recording.length == 10)
    #expect(recording.nextJump(after: 0) == .at(5))
    #expect(recording.nextJump(after: 5) == .at(9))
    #expect(recording.nextJump(after: 9) == .none)
  }

  @Test("Rates that run on to the next do so in a straight line")
  func interpolates() throws {
    let recording = try recording(isInterpolated: true)
    #expect((0...11).map { recording($0) } == [1, 1, 1, 1, 2, 3, 2.75, 2.5, 2.25, 2, 2, 2])
    #expect(recording.nextJump(after: 0) == .none)
  }

  @Test("Bounds are exact over every range, and evaluating many is evaluating each", arguments: [false, true])
  func bounds(isInterpolated: Bool) throws {
    // A generator of numbers that goes through all residues of 1009.
    var updates: [Int] = []
    var rates: [Double] = []
    var (update, residue) = (2, 1)
    for _ in 0..<9000 {
      residue = residue * 11 % 1009
      update += 1 + residue % 3
      updates.append(update)
      rates.append(Double(residue))
    }
    let recording = try Recording(updates: updates, rates: rates, isInterpolated: isInterpolated)
    let all = (0...update + 5).map { recording($0) }
    var many = [Double](repeating: 0, count: all.count)
    recording.evaluate(&many, from: 0, by: 1)
    #expect(many == all)
    for (first, last) in [
      (0, 0), (0, 5), (10, 11), (100, 163), (64, 8191), (4000, 9001), (0, update + 5), (17, 12_345),
    ] {
      let bounds = recording.bounds(over: first...last)
      let part = all[first...last]
      #expect(bounds.areExact)
      #expect(bounds.range == part.min()!...part.max()!)
    }
  }

  @Test("A table of the recording has its rates")
  func form() throws {
    let recording = try recording(isInterpolated: false)
    let form = try #require(recording.form)
    #expect((0...11).allSatisfy { form.rate(at: $0) == recording($0) })
  }

  @Test("Updates out of order and rates that are no numbers are refused")
  func refuses() {
    #expect(throws: ScheduleError.self) { try Recording(updates: [1, 1], rates: [1, 2]) }
    #expect(throws: ScheduleError.self) { try Recording(updates: [], rates: []) }
    #expect(throws: ScheduleError.self) { try Recording(updates: [0], rates: [.nan]) }
  }
}
