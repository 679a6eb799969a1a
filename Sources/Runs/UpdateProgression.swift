import Numbers

/// Updates at the same distance from each other, however many: 0, 1000, 2000 …
package struct UpdateProgression: Hashable, Sendable {
  /// The first update, from 0.
  package let first: Int
  /// How many updates there are, at least 1.
  package let count: Int
  /// The distance from each to the next, at least 1.
  package let stride: Int

  /// Creates the updates from one to another.
  ///
  /// - Parameters:
  ///   - first: The first update; below 0 counts as 0.
  ///   - last: The update that none lies beyond; `nil` is returned where it lies before the first.
  ///   - stride: The distance from each to the next; fewer than 1 count as 1.
  package init?(from first: Int, through last: Int, by stride: Int = 1) {
    let (first, stride) = (max(0, first), max(1, stride))
    guard first <= last else { return nil }
    self.first = first
    self.stride = stride
    count = ((last - first) / stride).addingSaturating(1)
  }

  /// A single update.
  ///
  /// - Parameter update: The update; below 0 counts as 0.
  package init(_ update: Int) { (first, count, stride) = (max(0, update), 1, 1) }

  /// The last update.
  package var last: Int { self[count - 1] }

  /// Returns one of the updates.
  ///
  /// - Parameter index: Its place among them, from 0.
  package subscript(index: Int) -> Int { first.addingSaturating(index.multipliedSaturating(by: stride)) }
}
