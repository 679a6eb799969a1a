/// `History.history` of Keras as JSON: lists by name, or what pandas makes of them.
package enum KerasHistory: LogFormat {
  package static let name = "keras-history"
  package static let title = "history of Keras"
  package static let signs = "one JSON object of lists of numbers, or of objects with the keys \"0\", \"1\", …"
  package static let belongs = "all updates of this epoch; epochs from 0"

  package static func recognises(_ head: LogHead) -> Bool {
    guard head.firstByte == UInt8(ascii: "{") else { return false }
    return head.bytes.withUnsafeBufferPointer { bytes in
      var tokens = JSONTokens(BufferSource(bytes: bytes))
      guard (try? tokens.next()) == .beginObject, (try? tokens.next()) == .string, (try? tokens.next()) == .colon,
        let value = try? tokens.next()
      else { return false }
      guard value == .beginArray || value == .beginObject else { return false }
      if value == .beginObject {
        guard (try? tokens.next()) == .string, tokens.text == [UInt8(ascii: "0")], (try? tokens.next()) == .colon else {
          return false
        }
      }
      guard (try? tokens.next()) == .word, tokens.number() != nil else { return false }
      // A config may begin with a list of numbers, but it has no rate for each epoch.
      return head.hasListOfMeasures
    }
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.writer = "Keras"
    reading.stepColumns = ["\0epoch"]
    reading.clock = .epochs(first: 0, .start)
    reading.attribution = .thisEpoch
    reading.digits = .full
    var tokens = JSONTokens(InputSource(input: input))
    var isWhole = try tokens.next() == .beginObject
    var lists: [(name: [UInt8], values: [LogNumber])] = []
    while isWhole {
      let token = try tokens.next()
      if token == .comma { continue }
      if token == .endObject { break }
      guard token == .string else {
        isWhole = false
        break
      }
      let name = tokens.text
      guard try tokens.next() == .colon else {
        isWhole = false
        break
      }
      let first = try tokens.next()
      guard first == .beginArray || first == .beginObject else {
        isWhole = try tokens.skip(first)
        continue
      }
      var values: [LogNumber] = []
      isWhole = try list(first, &tokens, &values)
      lists.append((name, values))
    }
    for row in 0..<(lists.map(\.values.count).max() ?? 0) {
      reading.table.set("\0epoch", Double(row))
      for list in lists where row < list.values.count { reading.table.set(list.name, list.values[row]) }
      reading.table.end()
    }
    if !isWhole { reading.problems.append(.documentCut) }
    if Set(lists.map(\.values.count)).count > 1 { reading.notes.append("its lists are of different lengths") }
  }

  /// Takes the numbers of a list, or of an object whose keys count from 0.
  private static func list(
    _ first: JSONTokens<InputSource>.Token, _ tokens: inout JSONTokens<InputSource>, _ values: inout [LogNumber]
  ) throws(LogFault) -> Bool {
    while true {
      let token = try tokens.next()
      switch token {
      case .comma: continue
      case .endArray, .endObject: return true
      case .string where first == .beginObject:
        guard try tokens.next() == .colon else { return false }
        let value = try tokens.next()
        guard value == .word || value == .string else { return false }
        values.append(tokens.number() ?? LogNumber(value: LogTable.missing))
      case .word, .string: values.append(tokens.number() ?? LogNumber(value: LogTable.missing))
      case .beginArray, .beginObject:
        guard try tokens.skip(token) else { return false }
        values.append(LogNumber(value: LogTable.missing))
      case .end, .colon, .broken: return false
      }
    }
  }
}

extension LogHead {
  /// Whether a list, or what pandas makes of one, stands behind the key of a rate or of what is measured each epoch.
  fileprivate var hasListOfMeasures: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let line = TextLine(bytes: bytes, isEnded: true)
      let keys: [StaticString] = [
        "\"lr\"", "\"learning_rate\"", "\"loss\"", "\"val_loss\"", "\"accuracy\"", "\"acc\"",
      ]
      return keys.contains { key in
        guard let place = line.behind(key) else { return false }
        let value = line.end({ $0 > 0x20 && $0 != UInt8(ascii: ":") }, from: place)
        return value < bytes.count && (bytes[value] == UInt8(ascii: "[") || bytes[value] == UInt8(ascii: "{"))
      }
    }
  }
}
