/// A difference of two texts, as `diff -u` prints it and `patch` takes it.
package enum UnifiedDiff {
  /// How many lines stand around what has changed.
  private static let context = 3

  /// Returns the difference.
  ///
  /// - Parameters:
  ///   - old: The bytes as they were.
  ///   - new: The bytes as they are to be.
  ///   - path: The path of the file.
  /// - Returns: The bytes of the difference; none where nothing has changed.
  package static func bytes(from old: [UInt8], to new: [UInt8], path: String) -> [UInt8] {
    guard old != new else { return [] }
    let (before, after) = (lines(of: old), lines(of: new))
    let steps = steps(from: before, to: after)
    var text = Array("--- \(path)\n+++ \(path)\n".utf8)
    for hunk in hunks(of: steps) {
      let part = steps[hunk]
      let (first, second) = (part.first?.old ?? 0, part.first?.new ?? 0)
      let (removed, added) = (part.count { $0.kind != .added }, part.count { $0.kind != .removed })
      text += Array("@@ -\(range(first, removed)) +\(range(second, added)) @@\n".utf8)
      for step in part {
        let line = step.kind == .added ? after[step.new] : before[step.old]
        text.append(step.kind.rawValue)
        text += line
        if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
      }
    }
    return text
  }

  private enum Kind: UInt8 {
    case kept = 0x20
    case removed = 0x2D
    case added = 0x2B
  }

  /// A line of the difference, with how many lines of both texts stand before it.
  private struct Step {
    var kind: Kind
    var old: Int
    var new: Int
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func steps(from before: [ArraySlice<UInt8>], to after: [ArraySlice<UInt8>]) -> [Step] {
    let difference = after.difference(from: before)
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if old < before.count, removed.contains(old) {
        steps.append(Step(kind: .removed, old: old, new: new))
        old += 1
      } else if new < after.count, added.contains(new) {
        steps.append(Step(kind: .added, old: old, new: new))
        new += 1
      } else {
        steps.append(Step(kind: .kept, old: old, new: new))
        old += 1
        new += 1
      }
    }
    return steps
  }

  /// The ranges of lines that belong together.
  private static func hunks(of steps: [Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, step) in steps.enumerated() where step.kind != .kept {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// Lines as a hunk names them: counted from 1, and the one before where there is none.
  private static func range(_ first: Int, _ count: Int) -> String {
    count == 1 ? "\(first + 1)" : "\(count == 0 ? first : first + 1),\(count)"
  }
}
