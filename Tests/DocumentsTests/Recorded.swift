import Foundation
import Testing

@testable import Documents

/// What other readers have made of a text, as the programs of `Tests/Recordings/documents` record it.
indirect enum RecordedValue: Equatable {
  case null
  case boolean(Bool)
  case integer(String)
  case number(Double)
  case string(String)
  case date
  case bytes
  case list([RecordedValue])
  /// Keys and values, in the order of the text of the keys.
  case map([[RecordedValue]])
  case refused

  init?(_ json: Any?) {
    guard let parts = json as? [Any], let kind = parts.first as? String else { return nil }
    switch (kind, parts.dropFirst().first) {
    case ("null", _): self = .null
    case ("boolean", let value as Bool): self = .boolean(value)
    case ("integer", let text as String): self = .integer(text)
    case ("number", let text as String):
      guard let number = Double(text) else { return nil }
      self = .number(number)
    case ("string", let text as String): self = .string(text)
    case ("date", _): self = .date
    case ("bytes", _): self = .bytes
    case ("list", let elements as [Any]):
      let values = elements.compactMap(RecordedValue.init)
      guard values.count == elements.count else { return nil }
      self = .list(values)
    case ("map", let entries as [[Any]]):
      let pairs = entries.map { $0.compactMap(RecordedValue.init) }
      guard pairs.allSatisfy({ $0.count == 2 }) else { return nil }
      self = Self.map(of: pairs)
    case ("refused", _): self = .refused
    default: return nil
    }
  }

  /// What a value of ours is to Python: of entries with the same key the last one counts.
  init(_ node: Node) {
    switch node.value {
    case .null: self = .null
    case .boolean(let isTrue): self = .boolean(isTrue)
    case .integer(let text): self = .integer(text)
    case .number(let text): self = .number(Double(text) ?? -1)
    case .string(let text): self = .string(text)
    case .date: self = .date
    case .list(let elements): self = .list(elements.map(RecordedValue.init))
    case .map(let entries):
      var pairs: [[RecordedValue]] = []
      for entry in entries {
        let key = RecordedValue(entry.key)
        pairs.removeAll { $0[0].isSameKey(as: key) }
        pairs.append([key, RecordedValue(entry.value)])
      }
      self = Self.map(of: pairs)
    case .call(let call): self = call.name == "!!binary" ? .bytes : .string("call \(call.name)")
    case .reference(let text): self = .string("reference \(text)")
    }
  }

  private static func map(of pairs: [[RecordedValue]]) -> RecordedValue {
    .map(pairs.sorted { "\($0[0])" < "\($1[0])" })
  }

  /// Two keys may be the same to Python and be written otherwise, as `é` in two ways may not.
  private func isSameKey(as other: RecordedValue) -> Bool {
    if case .string(let text) = self, case .string(let second) = other { return text.utf8.elementsEqual(second.utf8) }
    return self == other
  }

  static func == (left: RecordedValue, right: RecordedValue) -> Bool {
    switch (left, right) {
    case (.null, .null), (.date, .date), (.bytes, .bytes), (.refused, .refused): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right || left.isNaN && right.isNaN
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    default: false
    }
  }
}

/// The lines of a fixture.
enum RecordedFile {
  /// Returns the objects that the lines of a file are.
  ///
  /// - Parameter name: The name of the file below Fixtures, without its ending.
  /// - Throws: What reading the file fails with.
  /// - Returns: The objects.
  static func lines(of name: String) throws -> [[String: Any]] {
    let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }
}
