import Schedules
import Testing

@Suite("Updates that were recorded")
struct RecordedUpdatesTests {
  @Test("Steps of a log stand for updates, and are the same as a list of them")
  func steps() throws {
    let updates = try #require(RecordedUpdates(steps: [1, 5, 9], offset: -1))
    #expect(Array(updates) == [0, 4, 8])
    let rates = [1.0, 3, 2]
    let list = try Recording(updates: [0, 4, 8], rates: rates, isInterpolated: true)
    let shared = try Recording(updates: updates, rates: rates, isInterpolated: true)
    for update in 0..<12 { #expect(list(update) == shared(update)) }
    #expect(list.length == shared.length)
  }

  @Test(
    "What is no ascending row of whole numbers from 0 has to be a list",
    arguments: [
      ([0, 0], 0), ([2, 1], 0), ([0.5], 0), ([-1], 0), ([0], -1), ([.nan], 0), ([.infinity], 0), ([0, 0x1p53], 0),
    ] as [([Double], Int)])
  func none(steps: [Double], offset: Int) { #expect(RecordedUpdates(steps: steps, offset: offset) == nil) }
}
