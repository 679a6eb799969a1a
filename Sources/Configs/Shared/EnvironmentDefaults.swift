import Documents

/// Values with `${VARIABLE:default}` in them, as Primus has them: what stands behind the colon counts where nothing else is known.
enum EnvironmentDefaults {
  /// Returns a value with the defaults of its variables.
  ///
  /// - Parameter node: The value.
  /// - Returns: The value; text with a variable without a default is a reference.
  static func filled(_ node: Node) -> Node {
    var copy = node
    switch node.value {
    case .map(let entries): copy.value = .map(entries.map { Node.Entry($0.key, filled($0.value)) })
    case .list(let elements): copy.value = .list(elements.map(filled))
    case .string(let text) where text.contains("${"):
      guard let result = filled(text) else {
        copy.value = .reference(text)
        return copy
      }
      copy.value = ScalarRules.yaml11.value(of: result)
    default: break
    }
    return copy
  }

  private static func filled(_ text: String) -> String? {
    var (result, rest) = ("", text[...])
    while let open = rest.firstRange(of: "${") {
      result += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.firstIndex(of: "}"), let colon = rest[..<close].firstIndex(of: ":") else { return nil }
      let standard = rest[rest.index(after: colon)..<close]
      // `${A:-5}` of a shell means the same.
      result += standard.hasPrefix("-") && Double(standard) == nil ? standard.dropFirst() : standard
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
