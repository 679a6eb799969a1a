/// The updates that something was recorded of, in ascending order: a list of its own, or the steps of a log, which stay where they
/// are, since a log may have more of them than memory has room for twice.
package struct RecordedUpdates: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case list([Int])
    case steps([Double], offset: Int)
  }

  private let storage: Storage
  package let endIndex: Int
  package var startIndex: Int { 0 }

  /// Takes a list.
  ///
  /// - Parameter list: The updates.
  package init(_ list: [Int]) {
    storage = .list(list)
    endIndex = list.count
  }

  /// Takes the steps of a log; `nil` unless all of them are whole numbers that ascend strictly and, with the offset, begin at 0
  /// or behind it.
  ///
  /// - Parameters:
  ///   - steps: The steps.
  ///   - offset: By how much an update is greater than its step.
  package init?(steps: [Double], offset: Int) {
    var before = -Double(offset) - 1
    // Beyond this not every whole number is a `Double`.
    guard offset.magnitude < 1 << 32, steps.last.map({ $0 < 0x1p52 }) ?? true else { return nil }
    for step in steps {
      guard step > before, step == step.rounded(.down) else { return nil }
      before = step
    }
    storage = .steps(steps, offset: offset)
    endIndex = steps.count
  }

  package subscript(position: Int) -> Int {
    switch storage {
    case .list(let list): list[position]
    case .steps(let steps, let offset): Int(steps[position]) &+ offset
    }
  }
}
