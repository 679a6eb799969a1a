/// A word of a command line that changes a key of a config: `optim.lr=1e-3`, `+model.x=1`, `~seed`, `--lr=1e-3`.
package struct DottedOverride: Hashable, Sendable {
  /// The keys, from the outermost on.
  package var path: [String]
  /// The value; `nil` where the key is taken away.
  package var value: Node?

  /// Reads a word.
  ///
  /// - Parameters:
  ///   - word: The word, without the quotes of a shell. `+`, `++` and `--` before the key mean nothing here.
  ///   - rules: What values without quotes are. Values in brackets are read as YAML has them, but for a shell's text.
  ///   - limits: How much the value may hold, and the most keys.
  /// - Throws: A ``DocumentFault`` for a word without a key, and for a value in brackets that cannot be read.
  package init(_ word: Span, rules: ScalarRules, limits: NodeLimits = NodeLimits()) throws(DocumentFault) {
    var rest = word.text.utf8[...]
    let isDeletion = rest.first == UInt8(ascii: "~")
    while let first = rest.first, "+-~".utf8.contains(first) { rest = rest.dropFirst() }
    let name = rest.prefix { $0 != UInt8(ascii: "=") }
    let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }), parts.count <= limits.depth else {
      throw DocumentFault("a key with dots and '=' should stand here", word)
    }
    path = parts.map { String(Substring($0)) }
    guard name.endIndex < rest.endIndex else {
      guard isDeletion else { throw DocumentFault("the key needs '=' and a value", word) }
      value = nil
      return
    }
    guard !isDeletion else {
      value = nil
      return
    }
    let text = rest[name.endIndex...].dropFirst()
    value = try Self.value(word.dropFirst(word.end - word.start - text.count), rules, limits)
  }

  private static func value(
    _ span: Span, _ rules: ScalarRules, _ limits: NodeLimits
  ) throws(DocumentFault) -> Node {
    let text = span.text
    guard rules != .text, let first = text.utf8.first, "[{'\"".utf8.contains(first) else {
      return Node(rules.value(of: text), span, isPlain: rules != .text)
    }
    // The places of a text of its own would be told wrongly.
    do throws(DocumentFault) {
      let root = try YAMLReader.document(of: SourceText(text), rules: rules, limits: limits).root
      return root.moved(into: span)
    } catch {
      throw DocumentFault(error.reason, Span(span.start + error.span.start, span.end, of: span.source))
    }
  }
}

extension Node {
  /// The value with the place of the same text within another one.
  fileprivate func moved(into place: Span) -> Node {
    var copy = self
    copy.span = Span(place.start + span.start, place.start + span.end, of: place.source)
    switch value {
    case .list(let elements): copy.value = .list(elements.map { $0.moved(into: place) })
    case .map(let entries):
      copy.value = .map(entries.map { Entry($0.key.moved(into: place), $0.value.moved(into: place)) })
    case .call(var call):
      call.arguments = call.arguments.map { $0.moved(into: place) }
      call.keywords = call.keywords.map { $0.moved(into: place) }
      copy.value = .call(call)
    case .null, .boolean, .integer, .number, .date, .string, .reference: break
    }
    return copy
  }
}

extension Node.Entry {
  fileprivate func moved(into place: Span) -> Self { Self(key.moved(into: place), value.moved(into: place)) }
}
