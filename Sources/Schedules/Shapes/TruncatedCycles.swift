import RealModule

/// Where cycles begin whose lengths are `⌊first · growth^k⌋`, each from the first length and not from the one before
/// it.
///
/// Neighbouring cycles of one length are one entry, so that a cycle is found by a binary search.
struct TruncatedCycles: Sendable {
  /// The number of entries that are laid out; cycles beyond them are further away than any run.
  static let limit = 1 << 16

  /// One cycle.
  struct Cycle: Equatable {
    var index: Int
    var start: Int
    var length: Int
  }

  /// Cycles in a row of one length.
  private struct Run: Sendable {
    var firstIndex: Int
    var start: Int
    var length: Int
    var count: Int
  }

  private let runs: [Run]
  /// The first iteration that no cycle holds any more: the cycles have shrunk to nothing, or too many were to be laid
  /// out.
  let end: Int
  /// Whether the cycles end because the next one would have no iterations.
  let isExhausted: Bool

  /// Lays out the cycles.
  ///
  /// - Parameters:
  ///   - firstLength: The number of iterations of the first cycle, at least 1.
  ///   - growth: What the length is multiplied by from cycle to cycle, above 0.
  init(firstLength: Int, growth: Double) {
    if growth == 1 {
      runs = [Run(firstIndex: 0, start: 0, length: firstLength, count: .max)]
      (end, isExhausted) = (.max, false)
      return
    }
    var runs: [Run] = []
    var (index, start) = (0, 0)
    func length(_ index: Int) -> Int { Int(saturating: Double(firstLength) * .pow(growth, index)) }
    while start < .max, length(index) > 0, runs.count < Self.limit {
      // Lengths go one way, so those equal to this one lie together: doubling finds an end, halving the last of them.
      let own = length(index)
      var (known, beyond) = (index, index + 1)
      while length(beyond) == own, beyond < 1 << 61 { (known, beyond) = (beyond, index + 2 * (beyond - index)) }
      while beyond - known > 1 {
        let middle = known + (beyond - known) / 2
        if length(middle) == own { known = middle } else { beyond = middle }
      }
      let count = beyond - index
      runs.append(Run(firstIndex: index, start: start, length: own, count: count))
      start = start.addingSaturating(own.multipliedSaturating(by: count))
      index = beyond
    }
    self.runs = runs
    end = start
    isExhausted = length(index) == 0
  }

  /// Returns the cycle that an iteration before the end belongs to.
  func cycle(at iteration: Int) -> Cycle {
    let run = runs[max(0, runs.firstIndexAscending { $0.start > iteration } - 1)]
    let number = min((iteration - run.start) / run.length, run.count - 1)
    return Cycle(
      index: run.firstIndex.addingSaturating(number), start: run.start + number * run.length, length: run.length)
  }
}
