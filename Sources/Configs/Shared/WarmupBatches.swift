import Numbers

/// The updates of a warmup over which ever more batches make an update: Ultralytics accumulates 1 batch at first, and at its end
/// as many as afterwards.
///
/// Batches of which as many make an update follow each other, so that the updates are told in a few pieces, however many there are.
struct WarmupBatches {
  /// Updates at evenly spaced batches.
  struct Piece {
    /// The batch of the first.
    var batch: Int
    /// The batches from one to the next.
    var stride: Int
    /// How many there are.
    var updates: Int
  }

  /// The pieces of the warmup.
  private(set) var pieces: [Piece] = []
  /// What follows it, to the end of the run.
  private(set) var rest = Piece(batch: 0, stride: 1, updates: 0)

  /// The most pieces that are told apart.
  static let limit = 20_000

  /// Follows the updates of a run; `nil` where there are more pieces than can be told apart.
  ///
  /// - Parameters:
  ///   - warmup: The last batch of the warmup; below 0 for none.
  ///   - aim: The batches of an update that the warmup leads to, which need not be whole.
  ///   - after: The batches of an update after it, at least 1.
  ///   - all: The batches of the run.
  init?(warmup: Int, aim: Double, after: Int, all: Int) {
    var last = -1
    let end = min(warmup, all - 1)
    let slope = warmup > 0 ? (aim - 1) / Double(warmup) : 0
    func needed(_ batch: Int) -> Int {
      if batch == warmup { return max(1, Int(saturating: aim.rounded(.toNearestOrEven))) }
      return max(1, Int(saturating: (slope * Double(batch) + 1).rounded(.toNearestOrEven)))
    }
    while last < end {
      // Where what is needed grows more slowly than the batches that are there, it is met once and for all; else at once or never.
      let next =
        slope < 1
        ? firstIndex(in: last + 1..<end + 1) { $0 - last >= needed($0) } : needed(last + 1) <= 1 ? last + 1 : end + 1
      guard next <= end else { break }
      let stride = needed(next)
      let bound = firstIndex(in: next..<end + 1) { needed($0) != stride }
      let updates = (bound - 1 - next) / stride + 1
      pieces.append(Piece(batch: next, stride: stride, updates: updates))
      guard pieces.count <= Self.limit else { return nil }
      last = next + (updates - 1) * stride
    }
    let first = max(end + 1, last.addingSaturating(after))
    rest = Piece(batch: first, stride: after, updates: first < all ? (all - 1 - first) / after + 1 : 0)
  }

  /// The updates of the run.
  var updates: Int { pieces.reduce(rest.updates) { $0.addingSaturating($1.updates) } }
}
