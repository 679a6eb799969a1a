import Schedules

/// Finds entries of the catalogue by their names and aliases, however many there are.
package struct DefinitionIndex: Sendable {
  private let definitions: [ScheduleDefinition]
  /// Where the entry of each name stands; of several with one name the first counts.
  private let positions: [WrittenName: Int]

  /// Creates an index.
  ///
  /// - Parameter definitions: The entries to find; of several with one name the first is found.
  package init(_ definitions: [ScheduleDefinition]) {
    var positions: [WrittenName: Int] = [:]
    positions.reserveCapacity(definitions.count + definitions.count / 2)
    // Backwards, so that the first of several stays.
    for (position, definition) in definitions.enumerated().reversed() {
      for name in definition.aliases { positions[WrittenName(text: name)] = position }
      positions[WrittenName(text: definition.name)] = position
    }
    self.definitions = definitions
    self.positions = positions
  }

  /// Returns the entry of a name or alias, or `nil` when there is none.
  ///
  /// `-` and `_` are one and the same in names; capitals count.
  ///
  /// - Parameter name: The name as a person wrote it.
  /// - Returns: The entry; `nil` where there is none.
  /// - Complexity: O(1).
  package func definition(named name: String) -> ScheduleDefinition? {
    positions[WrittenName(text: name)].map { definitions[$0] }
  }
}

/// A name that equals others as ``Parameter/isSame(_:_:)`` has it.
private struct WrittenName: Hashable {
  let text: String

  static func == (left: WrittenName, right: WrittenName) -> Bool { Parameter.isSame(left.text, right.text) }

  func hash(into hasher: inout Hasher) {
    // One number of all bytes (Fowler, Noll & Vo 1991) costs no copy of the text.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte)) &* 0x0000_0100_0000_01b3
    }
    hasher.combine(hash)
  }
}
