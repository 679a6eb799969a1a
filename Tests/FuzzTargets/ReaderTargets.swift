import Documents

/// Feeds bytes to the readers of texts: what comes out are nodes that stand in the text, or an error with a place and a reason.
enum ReaderTargets {
  static func run(_ target: FuzzTarget, _ bytes: [UInt8]) throws(Finding) {
    let source = SourceText(bytes, name: "run")
    let nodes: [Node]
    do throws(DocumentFault) {
      nodes = try read(source, by: target)
    } catch {
      return try check(error, of: source)
    }
    for node in nodes {
      var count = 0
      try check(node, of: source, depth: 0, count: &count)
    }
  }

  /// What a text is read as, by all that reads it.
  private static func read(_ source: SourceText, by target: FuzzTarget) throws(DocumentFault) -> [Node] {
    switch target {
    case .json:
      do throws(JSONFault) {
        return [try JSONReader.document(of: source, acceptsNonFinite: true).root]
      } catch {
        throw DocumentFault(error)
      }
    case .yaml:
      let roots = try YAMLReader.documents(of: source).map(\.root)
      return roots + roots.flatMap { root in ScalarRules.allCases.map { root.reading(as: $0) } }
    case .toml: return [try TOMLReader.document(of: source).root]
    default: return []
    }
  }

  // MARK: Promises

  private static func check(_ fault: DocumentFault, of source: SourceText) throws(Finding) {
    try Finding.unless(fault.span.source === source, "the error is in another text: \(fault)")
    try Finding.unless(fault.span.excerpt.line > 0, "the error has no line: \(fault)")
    let hasWords = !fault.reason.isEmpty && fault.reason.utf8.count < 400
    try Finding.unless(hasWords && fault.reason.last != ".", "the reason is no part of a sentence: \(fault.reason)")
  }

  private static func check(
    _ node: Node, of source: SourceText, depth: Int, count: inout Int
  ) throws(Finding) {
    let limits = NodeLimits()
    count += 1
    try Finding.unless(count <= 2 * limits.values, "more than \(count) values")
    try Finding.unless(depth <= 2 * limits.depth, "nested \(depth) deep")
    try Finding.unless(node.span.source === source, "\(node.value) stands in another text")
    try Finding.unless(node.span.start <= node.span.end, "\(node.value) ends before it begins")
    switch node.value {
    case .integer(let text):
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
      try Finding.unless(isNumber, "'\(text)' is no whole number")
    case .number(let text): try Finding.unless(Double(text) != nil, "'\(text)' is no number")
    case .null, .boolean, .date, .string, .reference: break
    case .list(let elements):
      for element in elements { try check(element, of: source, depth: depth + 1, count: &count) }
    case .map(let entries): try check(entries, of: source, depth: depth + 1, count: &count)
    case .call(let call):
      for argument in call.arguments { try check(argument, of: source, depth: depth + 1, count: &count) }
      try check(call.keywords, of: source, depth: depth + 1, count: &count)
    }
  }

  private static func check(
    _ entries: [Node.Entry], of source: SourceText, depth: Int, count: inout Int
  ) throws(Finding) {
    for entry in entries {
      try check(entry.key, of: source, depth: depth, count: &count)
      try check(entry.value, of: source, depth: depth, count: &count)
    }
  }

  // MARK: Seeds

  /// Texts that a target begins with.
  static func seeds(of target: FuzzTarget) -> [String] {
    switch target {
    case .json:
      return [
        "{\"lr\": 1e-4, \"betas\": [0.9, 0.999], \"name\": \"a\\u00e9\\n\", \"x\": {\"y\": null, \"z\": true}}",
        "[NaN, -Infinity]",
        "{\"a\": 1, \"a\": [[[]]]}",
      ]
    case .yaml:
      return [
        "base: &b {lr: 1e-4, wd: 2}\nrun:\n  <<: *b\n  lr: 0x1F # text\n",
        "- 'it''s'\n- \"\\u00e9\\n\"\n- |\n  one\n   two\n- >-\n  x\n",
        "%TAG !e! tag:e.org,2000:\n---\na: !!python/tuple [1:30, 2001-12-14]\nb: !e!x {c: ~, ? d}\n...\n--- !!float 1e-3\n",
        "? a\n: &x [*x]\nyes: .inf\n\"k\": 60_000\n", "\u{FEFF}é: ß\r\nb: [1, 'x', {y: z}]\r\n",
      ]
    case .toml:
      return [
        "title = \"a\\u00e9\" # x\n[optimizer]\nlr = 3e-4\nbetas = [0.9, 0.999,]\n[[stage]]\nsteps.n = 1_000\n[[stage]]\n",
        "a.b.c = 1\n'q r' = {x = 0x1F, y.z = [1, {}]}\nt = 1979-05-27 07:32:00.5Z\nd = 07:32:00\n",
        "s = \"\"\"\nx \\\n  y\"\"\"\"\nl = '''\n'it''''\ni = -inf\n",
      ]
    default: return []
    }
  }
}
