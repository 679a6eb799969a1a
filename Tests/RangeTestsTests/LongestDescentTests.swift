import SeededRandom
import Testing

@testable import RangeTests

struct LongestDescentTests {
  /// The search as fastai writes it, which takes the square of the time.
  private func reference(_ losses: [Double]) -> (end: Int, start: Int) {
    var lengths = [Int](repeating: 1, count: losses.count)
    var (start, end) = (0, 0)
    for index in losses.indices.dropFirst() {
      for before in 0..<index {
        if losses[index] < losses[before], lengths[index] < lengths[before] + 1 { lengths[index] = lengths[before] + 1 }
        if lengths[end] < lengths[index] { (end, start) = (index, index - lengths[index]) }
      }
    }
    return (end, start)
  }

  @Test func anyLossesHaveTheDescentThatFastaiFinds() {
    var random = SeededGenerator(state: 1)
    for _ in 0..<400 {
      let count = Int.random(in: 1...40, using: &random)
      // Few different values, so that many are equal; some are none.
      let values: [Double] = [.nan, .infinity, -.infinity] + (0..<8).map(Double.init)
      let losses = (0..<count).map { _ in values.randomElement(using: &random) ?? 0 }
      let descent = LongestDescent(in: losses)
      let (end, start) = reference(losses)
      #expect(descent.end == end, "\(losses)")
      #expect(descent.length == 1 ? start == 0 : start == end - descent.length, "\(losses)")
    }
  }

  @Test func manyLossesTakeLittleTime() {
    let losses = (0..<1_000_000).map { 1 / Double($0 + 1) }
    #expect(LongestDescent(in: losses).length == 1_000_000)
  }
}
