/// Some updates of a run as a person asks for them: one, a range, a slice as Python has it, or the ends of cycles.
package enum UpdateSelection: Hashable, Sendable {
  /// A single update.
  case one(Mark)
  /// The updates from one to another, both included; what is left out is the first or the last of the run.
  case range(from: Mark?, to: Mark?)
  /// Every so manieth update from one on, and before another: what is left out is the first of the run, and its end.
  case slice(from: Mark?, before: Mark?, by: UpdateCount)
  /// The last update of each cycle.
  case cycleEnds

  /// A place in a run.
  package enum Mark: Hashable, Sendable {
    /// So many updates from the beginning.
    case count(UpdateCount)
    /// So many updates before the end of the run: 1 is the last update.
    case fromEnd(UpdateCount)
    /// The last update of the run.
    case last
  }

  /// The words that stand for the ends of cycles.
  package static let cycleEndsWord = "cycle-ends"
  /// The word that stands for the last update.
  package static let lastWord = "last"

  /// The counts that it is made of.
  package var counts: [UpdateCount] {
    switch self {
    case .one(let mark): [mark.count].compactMap(\.self)
    case .range(let from, let to): [from?.count, to?.count].compactMap(\.self)
    case .slice(let from, let end, let step): [from?.count, end?.count, step].compactMap(\.self)
    case .cycleEnds: []
    }
  }
}

extension UpdateSelection.Mark {
  /// The count that it is made of; `nil` for the last update.
  fileprivate var count: UpdateCount? {
    switch self {
    case .count(let count), .fromEnd(let count): count
    case .last: nil
    }
  }
}

extension UpdateSelection: CustomStringConvertible {
  /// The updates as they are written on a command line.
  package var description: String {
    func text(_ mark: Mark?) -> String { mark?.description ?? "" }
    switch self {
    case .one(let mark): return text(mark)
    case .range(let from, let to): return "\(text(from))..\(text(to))"
    case .slice(let from, let end, .updates(1)): return "\(text(from)):\(text(end))"
    case .slice(let from, let end, let step): return "\(text(from)):\(text(end)):\(step)"
    case .cycleEnds: return Self.cycleEndsWord
    }
  }
}

extension UpdateSelection.Mark: CustomStringConvertible {
  /// The place as it is written on a command line.
  package var description: String {
    switch self {
    case .count(let count): count.description
    case .fromEnd(let count): "-\(count)"
    case .last: UpdateSelection.lastWord
    }
  }
}
