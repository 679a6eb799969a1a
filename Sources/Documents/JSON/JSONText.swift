internal import Numbers

/// A value of JSON, which prints as its text: RFC 8259.
package indirect enum JSONText: Equatable, Sendable {
  /// Members in the order in which they are written.
  case object([Member])
  /// Values in their order.
  case array([JSONText])
  /// Text.
  case string(String)
  /// A number; one that is not finite has no text in JSON and becomes `null`.
  case number(Double)
  /// A whole number, exactly.
  case integer(Int)
  /// True or false.
  case boolean(Bool)
  /// Nothing.
  case null

  /// A name and its value.
  package struct Member: Equatable, Sendable {
    /// The name.
    package var name: String
    /// The value.
    package var value: JSONText

    /// Creates a member.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - value: The value.
    package init(_ name: String, _ value: JSONText) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONText: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
  /// An object whose members keep their order.
  package init(dictionaryLiteral elements: (String, JSONText)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// An array.
  package init(arrayLiteral elements: JSONText...) { self = .array(elements) }

  /// Text.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONText: CustomStringConvertible {
  /// The text, with a line for each member and element, indented by two blanks.
  package var description: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .object(let members):
      Self.write(members, in: ("{", "}"), to: &text, indent: indent) { member, text, indent in
        text += Self.quoted(member.name) + ": "
        member.value.write(to: &text, indent: indent)
      }
    case .array(let values):
      Self.write(values, in: ("[", "]"), to: &text, indent: indent) { $0.write(to: &$1, indent: $2) }
    case .string(let string): text += Self.quoted(string)
    case .number(let number): text += number.isFinite ? numberText(number) : "null"
    case .integer(let integer): text += String(integer)
    case .boolean(let isTrue): text += isTrue ? "true" : "false"
    case .null: text += "null"
    }
  }

  private static func write<Element>(
    _ elements: [Element], in brackets: (String, String), to text: inout String, indent: String,
    _ element: (Element, inout String, String) -> Void
  ) {
    text += brackets.0
    let inner = indent + "  "
    for (index, value) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + inner
      element(value, &text, inner)
    }
    text += (elements.isEmpty ? "" : "\n" + indent) + brackets.1
  }

  /// Returns text in quotes, with everything escaped that must not stand between them, or that would do something to
  /// a terminal or to the text around it: control and format characters, and line separators.
  ///
  /// - Parameter string: Any text.
  /// - Returns: The text.
  package static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{20}"..<"\u{7F}": text.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in String(scalar).utf16 { text += escaped(unit) }
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }

  private static func escaped(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
