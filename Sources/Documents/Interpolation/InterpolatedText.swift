/// A text in which `${…}` stands for values, by the grammar of OmegaConf 2.3.
enum InterpolatedText {
  private enum Piece {
    case text(String)
    /// What stands between `${` and `}`.
    case reference(Substring.UTF8View)
  }

  /// Returns what a text is with values in the place of its references: a lone reference is the value that it leads to.
  static func resolved(
    _ text: String, of node: Node, at path: [String], _ interpolation: inout Interpolation
  ) throws(DocumentFault) -> Interpolation.Resolved {
    guard let pieces = pieces(of: text) else {
      throw DocumentFault("a '${' is not closed", node.span)
    }
    let unknown = Interpolation.Resolved(node: Node(.reference(text), node.span))
    if pieces.count == 1, case .reference(let inner) = pieces[0] {
      return try value(of: inner, of: node, at: path, &interpolation) ?? unknown
    }
    var all = ""
    for piece in pieces {
      switch piece {
      case .text(let part): all += part
      case .reference(let inner):
        guard let value = try value(of: inner, of: node, at: path, &interpolation),
          let part = Self.text(of: value.node)
        else { return unknown }
        try interpolation.count(values: 0, bytes: part.utf8.count, node.span)
        all += part
      }
    }
    return Interpolation.Resolved(node: Node(.string(all), node.span))
  }

  /// What a value is within other text, as Python writes it; `nil` for what is not known or no text.
  private static func text(of node: Node) -> String? {
    switch node.value {
    case .null: "None"
    case .boolean(let isTrue): isTrue ? "True" : "False"
    case .integer(let text), .number(let text), .date(let text), .string(let text): text
    case .list, .map, .call, .reference: nil
    }
  }

  // MARK: Pieces

  /// Divides a text; `nil` where a `${` is not closed.
  private static func pieces(of text: String) -> [Piece]? {
    let bytes = text.utf8
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let slashes = bytes[index...].prefix { $0 == UInt8(ascii: "\\") }
      let behind = slashes.endIndex
      guard begins(bytes[behind...]) else {
        plain += slashes
        index = behind
        if index < bytes.endIndex {
          plain.append(bytes[index])
          index = bytes.index(after: index)
        }
        continue
      }
      // Two backslashes before a reference are one, and an odd one takes away its meaning.
      plain += [UInt8](repeating: UInt8(ascii: "\\"), count: slashes.count / 2)
      let inner = bytes.index(behind, offsetBy: 2)
      if !slashes.count.isMultiple(of: 2) {
        plain += "${".utf8
        index = inner
        continue
      }
      guard let end = end(of: bytes[inner...]) else { return nil }
      if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
      plain = []
      pieces.append(.reference(Substring(text[inner..<end]).utf8))
      index = bytes.index(after: end)
    }
    if !plain.isEmpty || pieces.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
    return pieces
  }

  private static func begins(_ bytes: Substring.UTF8View) -> Bool { bytes.starts(with: "${".utf8) }

  /// The closing brace of what stands behind an opening one.
  private static func end(of bytes: Substring.UTF8View) -> String.Index? {
    var open = 1
    var quote: UInt8?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if let mark = quote {
        if byte == UInt8(ascii: "\\") {
          index = bytes.index(after: index)
          if index == bytes.endIndex { return nil }
        } else if byte == mark {
          quote = nil
        }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "{") {
        open += 1
      } else if byte == UInt8(ascii: "}") {
        open -= 1
        if open == 0 { return index }
      }
      index = bytes.index(after: index)
    }
    return nil
  }

  // MARK: References

  private static func value(
    of inner: Substring.UTF8View, of node: Node, at path: [String], _ interpolation: inout Interpolation
  ) throws(DocumentFault) -> Interpolation.Resolved? {
    // References may stand within references.
    var text = String(Substring(inner))
    if text.utf8.contains(UInt8(ascii: "$")) {
      let whole = try resolved(text, of: Node(.string(text), node.span), at: path, &interpolation)
      guard let part = Self.text(of: whole.node) else { return nil }
      text = part
    }
    if let colon = text.firstIndex(of: ":") {
      let name = text[..<colon].filter { !$0.isWhitespace }
      return try call(String(name), String(text[text.index(after: colon)...]), node, path, &interpolation)
    }
    guard let keys = keys(of: text, at: path) else { return nil }
    return try interpolation.target(at: keys, for: node.span)
  }

  /// The keys from the root on that a reference names: dots at its beginning lead upwards from its own map.
  private static func keys(of text: String, at path: [String]) -> [String]? {
    let trimmed = text.filter { !$0.isWhitespace }
    let dots = trimmed.prefix { $0 == "." }.count
    guard dots <= path.count else { return nil }
    let base = dots == 0 ? [] : Array(path.dropLast(dots))
    let names = trimmed.dropFirst(dots).split { ".[]".contains($0) }.map(String.init)
    return names.isEmpty ? nil : base + names
  }

  private static func call(
    _ name: String, _ text: String, _ node: Node, _ path: [String], _ interpolation: inout Interpolation
  ) throws(DocumentFault) -> Interpolation.Resolved? {
    let arguments = arguments(of: text)
    func made(_ value: Node.Value) -> Interpolation.Resolved { Interpolation.Resolved(node: Node(value, node.span)) }
    switch name {
    case "oc.env", "env":
      guard let first = arguments.first else { return nil }
      if let value = interpolation.environment[first] {
        return made(name == "env" ? ScalarRules.hydra.value(of: value) : .string(value))
      }
      guard arguments.count > 1 else { return nil }
      let value = ScalarRules.hydra.value(of: arguments[1])
      // A default becomes text as a variable is, but for nothing.
      return made(name == "env" || value == .null ? value : .string(arguments[1]))
    case "oc.decode":
      return arguments.count == 1 ? made(ScalarRules.hydra.value(of: arguments[0])) : nil
    case "oc.select":
      guard let first = arguments.first, let keys = keys(of: first, at: path) else { return nil }
      if let target = try interpolation.target(at: keys, for: node.span) { return target }
      return arguments.count > 1 ? made(ScalarRules.hydra.value(of: arguments[1])) : nil
    default:
      let values = arguments.map { Node(ScalarRules.hydra.value(of: $0), node.span) }
      return interpolation.resolver?(name, values).map { Interpolation.Resolved(node: $0) }
    }
  }

  /// Divides what is given to a resolver at its commas, but for those in quotes and brackets.
  private static func arguments(of text: String) -> [String] {
    var arguments: [String] = []
    var current = ""
    var open = 0
    var quote: Character?
    for character in text {
      if let mark = quote {
        if character == mark { quote = nil } else { current.append(character) }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        continue
      case "[", "{", "(": open += 1
      case "]", "}", ")": open -= 1
      case "," where open <= 0:
        arguments.append(trimmed(current))
        current = ""
        continue
      default: break
      }
      current.append(character)
    }
    arguments.append(trimmed(current))
    return arguments
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
