/// Reads YAML through libyaml, each value with its place: nothing that a tag names is made or run.
///
///     let document = try YAMLReader.document(of: SourceText("lr: 1e-4"))
///     document.root["lr"]?.value  // string("1e-4"): PyYAML reads no number there
///
/// - Complexity: O(n), with what aliases and `<<` repeat counted each time.
package struct YAMLReader {
  private let source: SourceText
  private let rules: ScalarRules
  private let limits: NodeLimits
  private let events: YAMLEvents
  private var places: ScalarPlaces

  private var depth = 0
  private var values = 0
  private var anchors: [String: Anchored] = [:]
  /// The anchors of the lists and maps that are being read.
  private var open: Set<String> = []
  private var repeatedKeys: [Document.RepeatedKey] = []

  /// A value with a name, and how much it holds.
  private struct Anchored {
    var node: Node
    var values: Int
    var depth: Int
  }

  /// A value that was read, and how much it holds.
  private struct Read {
    var node: Node
    /// The end of what is written there: of an alias that of its name, while the value stands where the anchor is.
    var end: Int
    var values = 1
    /// The most lists and maps within each other, itself included.
    var depth = 0

    /// Counts a value that it holds.
    mutating func add(_ inner: Read) {
      values += inner.values
      depth = max(depth, inner.depth + 1)
      end = max(end, inner.end)
    }
  }

  /// Reads the only document of a text.
  ///
  /// - Parameters:
  ///   - source: The text; a byte order mark may stand before it. Without a document it is null.
  ///   - rules: What words without quotes are.
  ///   - limits: How much it may hold.
  /// - Returns: The only document.
  /// - Throws: What is wrong first, and where; a second document is.
  package static func document(
    of source: SourceText, rules: ScalarRules = .yaml11, limits: NodeLimits = NodeLimits()
  ) throws(DocumentFault) -> Document {
    let documents = try read(source, rules, limits, most: 1)
    return documents.first ?? Document(root: Node(.null, Span(0, 0, of: source), isPlain: true), repeatedKeys: [])
  }

  /// Reads all documents of a text, which `---` divides.
  ///
  /// - Parameters:
  ///   - source: The text; a byte order mark may stand before it.
  ///   - rules: What words without quotes are.
  ///   - limits: How much all of them may hold together.
  /// - Returns: All documents.
  /// - Throws: What is wrong first, and where.
  package static func documents(
    of source: SourceText, rules: ScalarRules = .yaml11, limits: NodeLimits = NodeLimits()
  ) throws(DocumentFault) -> [Document] {
    try read(source, rules, limits, most: .max)
  }

  private static func read(
    _ source: SourceText, _ rules: ScalarRules, _ limits: NodeLimits, most: Int
  ) throws(DocumentFault) -> [Document] {
    if let fault = limits.fault(of: source) { throw fault }
    if let fault = source.firstFault { throw DocumentFault("no UTF-8 text stands there", fault) }
    try checkDirectives(of: source)
    return try source.bytes.withUnsafeBufferPointer { (bytes) throws(DocumentFault) in
      let text = UnsafeBufferPointer(rebasing: bytes[source.whole.start...])
      var reader = YAMLReader(
        source: source, rules: rules, limits: limits, events: YAMLEvents(text),
        places: ScalarPlaces(bytes, from: source.whole.start))
      return try reader.documents(most: most)
    }
  }

  /// libyaml compares every `%TAG` with all before it.
  private static func checkDirectives(of source: SourceText) throws(DocumentFault) {
    let most = 100
    guard source.bytes.contains(UInt8(ascii: "%")) else { return }
    var count = 0
    for line in source.lines where line.bytes.starts(with: "%TAG".utf8) {
      count += 1
      guard count <= most else { throw DocumentFault("more than \(most) lines of %TAG", line) }
    }
  }

  private init(
    source: SourceText, rules: ScalarRules, limits: NodeLimits, events: YAMLEvents, places: ScalarPlaces
  ) {
    (self.source, self.rules, self.limits, self.events, self.places) = (source, rules, limits, events, places)
  }

  // MARK: Events

  private mutating func next() throws(DocumentFault) -> YAMLEvent {
    do throws(YAMLProblem) {
      return try events.next()
    } catch {
      let offset =
        switch error.place {
        case .scalar(let count): places.offset(of: count)
        case .byte(let count): source.whole.start + count
        }
      throw DocumentFault(error.reason, Span(offset, offset, of: source))
    }
  }

  private mutating func span(_ start: Int, _ end: Int) -> Span {
    let first = places.offset(of: start)
    return Span(first, places.offset(of: end), of: source)
  }

  private mutating func span(of event: YAMLEvent) -> Span { span(event.start, event.end) }

  /// The place of a value, without the tag and the anchor that stand before it.
  private mutating func span(of event: YAMLEvent, behind properties: YAMLEvent.Properties) -> Span {
    let whole = span(of: event)
    guard properties.tag != nil || properties.anchor != nil else { return whole }
    var start = whole.start
    let bytes = source.bytes
    while start < whole.end, bytes[start] == UInt8(ascii: "!") || bytes[start] == UInt8(ascii: "&") {
      while start < whole.end, bytes[start] > 0x20 { start += 1 }
      while start < whole.end, bytes[start] <= 0x20 { start += 1 }
    }
    return Span(start, whole.end, of: source)
  }

  // MARK: Documents

  private mutating func documents(most: Int) throws(DocumentFault) -> [Document] {
    var documents: [Document] = []
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd: return documents
      case .documentStart:
        guard documents.count < most else {
          throw DocumentFault("a second document begins here, and only one is read", span(of: event))
        }
        (anchors, open, repeatedKeys) = ([:], [], [])
        let root = try value(try next()).node
        documents.append(Document(root: root, repeatedKeys: repeatedKeys))
      default: break
      }
    }
  }

  // MARK: Values

  private mutating func value(_ event: YAMLEvent) throws(DocumentFault) -> Read {
    try count(1, event)
    switch event.kind {
    case .alias(let name): return try alias(name, event)
    case .scalar(let scalar):
      try checkIsNew(scalar.properties, event)
      let node = try self.scalar(scalar, event)
      return finished(Read(node: node, end: node.span.end), scalar.properties)
    case .listStart(let properties): return try list(properties, event)
    case .mapStart(let properties): return try map(properties, event)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .listEnd, .mapEnd:
      // The grammar of events has no such place.
      throw DocumentFault("a value should stand here", span(of: event))
    }
  }

  private mutating func count(_ more: Int, _ event: YAMLEvent) throws(DocumentFault) {
    values += more
    guard values <= limits.values else {
      let reason = "more than \(limits.values) values, those that aliases repeat counted each time"
      throw DocumentFault(reason, span(of: event))
    }
  }

  /// Keeps a value that has a name.
  private mutating func finished(_ read: Read, _ properties: YAMLEvent.Properties) -> Read {
    if let anchor = properties.anchor {
      open.remove(anchor)
      anchors[anchor] = Anchored(node: read.node, values: read.values, depth: read.depth)
    }
    return read
  }

  private mutating func alias(_ name: String, _ event: YAMLEvent) throws(DocumentFault) -> Read {
    let span = span(of: event)
    if open.contains(name) { throw DocumentFault("'*\(name)' stands within the value that it names", span) }
    guard let anchored = anchors[name] else {
      throw DocumentFault("no value before this has the anchor '&\(name)'", span)
    }
    guard depth + anchored.depth <= limits.depth else { throw tooDeep(span) }
    try count(anchored.values - 1, event)
    return Read(node: anchored.node, end: span.end, values: anchored.values, depth: anchored.depth)
  }

  private func tooDeep(_ span: Span) -> DocumentFault {
    DocumentFault("more than \(limits.depth) lists and maps within each other", span)
  }

  private mutating func enter(_ properties: YAMLEvent.Properties, _ event: YAMLEvent) throws(DocumentFault) {
    try checkIsNew(properties, event)
    depth += 1
    guard depth <= limits.depth else { throw tooDeep(span(of: event)) }
    if let anchor = properties.anchor { open.insert(anchor) }
  }

  /// PyYAML refuses an anchor that is there twice, which YAML allows.
  private mutating func checkIsNew(_ properties: YAMLEvent.Properties, _ event: YAMLEvent) throws(DocumentFault) {
    guard let anchor = properties.anchor else { return }
    if open.contains(anchor) || anchors[anchor] != nil {
      throw DocumentFault(
        "the anchor '&\(anchor)' is there twice", span(of: event), earlier: anchors[anchor]?.node.span)
    }
  }

  private mutating func list(_ properties: YAMLEvent.Properties, _ event: YAMLEvent) throws(DocumentFault) -> Read {
    try enter(properties, event)
    let start = span(of: event, behind: properties)
    var elements: [Node] = []
    var whole = Read(node: Node(.null, start), end: start.start, depth: 1)
    while true {
      let next = try self.next()
      if case .listEnd = next.kind {
        whole.end = end(of: next, behind: whole.end)
        whole.node = tagged(Node(.list(elements), Span(start.start, whole.end, of: source)), properties)
        depth -= 1
        return finished(whole, properties)
      }
      let element = try value(next)
      whole.add(element)
      elements.append(element.node)
    }
  }

  private mutating func map(_ properties: YAMLEvent.Properties, _ event: YAMLEvent) throws(DocumentFault) -> Read {
    try enter(properties, event)
    let start = span(of: event, behind: properties)
    var entries: [Node.Entry] = []
    var merged: [Node.Entry] = []
    var known = KnownKeys()
    var whole = Read(node: Node(.null, start), end: start.start, depth: 1)
    while true {
      let next = try self.next()
      if case .mapEnd = next.kind {
        whole.end = end(of: next, behind: whole.end)
        let all = Self.merging(merged, under: entries)
        whole.node = tagged(Node(.map(all), Span(start.start, whole.end, of: source)), properties)
        depth -= 1
        return finished(whole, properties)
      }
      if case .scalar(let scalar) = next.kind, scalar.isPlain, scalar.isImplicit, scalar.text == "<<" {
        let value = try self.value(try self.next())
        whole.add(value)
        merged += try self.merged(value.node)
        continue
      }
      let key = try self.value(next).node
      values -= 1
      switch key.value {
      case .list, .map: throw DocumentFault("a list or a map cannot be a key", key.span)
      default: break
      }
      if let first = known.place(of: key.value, in: entries) {
        let name = key.string ?? key.span.text
        repeatedKeys.append(Document.RepeatedKey(name: name, first: entries[first].key.span, again: key.span))
      }
      let value = try self.value(try self.next())
      whole.add(value)
      entries.append(Node.Entry(key, value.node))
    }
  }

  /// Where a list or a map ends: behind its bracket, or behind its last value, since libyaml ends a block where the next line begins.
  private mutating func end(of event: YAMLEvent, behind last: Int) -> Int {
    event.end > event.start ? places.offset(of: event.end) : last
  }

  // MARK: Merge keys

  /// The entries that `<<` brings in: of a map, or of a list of maps of which earlier ones count before later ones.
  private func merged(_ node: Node) throws(DocumentFault) -> [Node.Entry] {
    switch node.value {
    case .map(let entries): return entries
    case .list(let elements):
      var all: [Node.Entry] = []
      for element in elements.reversed() {
        guard case .map(let entries) = element.value else {
          throw DocumentFault("'<<' takes a map or a list of maps", element.span)
        }
        all += entries
      }
      return all
    default: throw DocumentFault("'<<' takes a map or a list of maps", node.span)
    }
  }

  /// The entries of a map with what it takes over: of the same key its own count, of those taken over the last.
  private static func merging(_ merged: [Node.Entry], under own: [Node.Entry]) -> [Node.Entry] {
    guard !merged.isEmpty else { return own }
    var taken = Set(own.map(\.key.value))
    let kept = merged.reversed().filter { taken.insert($0.key.value).inserted }
    return kept.reversed() + own
  }

  // MARK: Tags

  private static let standard = "tag:yaml.org,2002:"

  private mutating func scalar(_ scalar: YAMLEvent.Scalar, _ event: YAMLEvent) throws(DocumentFault) -> Node {
    let span = span(of: event, behind: scalar.properties)
    guard let tag = scalar.properties.tag, tag != "!" else {
      guard scalar.isImplicit else { return Node(.string(scalar.text), span) }
      return Node(rules.value(of: scalar.text), span, isPlain: scalar.isPlain)
    }
    guard tag.hasPrefix(Self.standard) else { return tagged(word(scalar, span), scalar.properties) }
    let text = scalar.text
    switch tag.dropFirst(Self.standard.utf8.count) {
    case "str": return Node(.string(text), span)
    case "null": return Node(.null, span)
    case "timestamp": return Node(.date(text), span)
    case "bool":
      guard let isTrue = YAMLScalar.boolean(text) else {
        throw DocumentFault("'\(text.prefix(40))' is neither true nor false", span)
      }
      return Node(.boolean(isTrue), span)
    case "int":
      guard case .integer(let digits) = rules.value(of: text) else {
        throw DocumentFault("'\(text.prefix(40))' is no whole number", span)
      }
      return Node(.integer(digits), span)
    case "float":
      switch rules.value(of: text) {
      case .integer(let number), .number(let number): return Node(.number(number), span)
      default: break
      }
      guard let number = PythonScalar.float(text) else {
        throw DocumentFault("'\(text.prefix(40))' is no number", span)
      }
      return Node(.number(number), span)
    default: return tagged(word(scalar, span), scalar.properties)
    }
  }

  /// What a word behind a tag that is not known would be without it.
  private func word(_ scalar: YAMLEvent.Scalar, _ span: Span) -> Node {
    guard scalar.isPlain else { return Node(.string(scalar.text), span) }
    return Node(rules.value(of: scalar.text), span, isPlain: true)
  }

  /// A value with the tag that stands before it, as it is written in short.
  private func tagged(_ node: Node, _ properties: YAMLEvent.Properties) -> Node {
    guard let tag = properties.tag, tag != "!" else { return node }
    guard tag.hasPrefix(Self.standard) else { return Node(.call(Node.Call(tag, arguments: [node])), node.span) }
    let name = tag.dropFirst(Self.standard.utf8.count)
    if ["seq", "map", "set", "omap", "pairs"].contains(name) { return node }
    return Node(.call(Node.Call("!!\(name)", arguments: [node])), node.span)
  }
}
