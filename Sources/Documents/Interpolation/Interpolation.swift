/// Puts values in the place of OmegaConf's `${a.b}`: references to other keys, to variables, and to what projects define.
///
///     let root = try Interpolation.resolve(document.root)
///
/// What is known elsewhere only, as a resolver of a project or a variable without a default, becomes a
/// ``Node/Value-swift.enum/reference(_:)`` with its text.
package struct Interpolation {
  /// What a resolver of a project answers: its name, what is given to it, and `nil` for what it does not know.
  package typealias Resolver = (_ name: String, _ arguments: [Node]) -> Node?

  let root: Node
  let environment: [String: String]
  let limits: NodeLimits
  let resolver: Resolver?

  private var known: [[String]: Resolved] = [:]
  /// The paths whose values are being found out.
  private var open: Set<[String]> = []
  private var depth = 0
  private var values = 0
  private var bytes = 0

  /// A value without references, and how much it holds.
  struct Resolved {
    var node: Node
    var values = 1
    /// The most lists and maps within each other, itself included.
    var depth = 0
  }

  /// Returns a document without the references that can be followed.
  ///
  /// - Parameters:
  ///   - root: The document.
  ///   - environment: The variables that are known.
  ///   - limits: How much the result may hold.
  ///   - resolver: What resolvers answer that OmegaConf does not bring along.
  /// - Returns: The document.
  /// - Throws: A ``DocumentFault`` for references that lead back to themselves, and for more values than are kept.
  package static func resolve(
    _ root: Node, environment: [String: String] = [:], limits: NodeLimits = NodeLimits(), resolver: Resolver? = nil
  ) throws(DocumentFault) -> Node {
    var interpolation = Interpolation(root: root, environment: environment, limits: limits, resolver: resolver)
    return try interpolation.resolved(root, at: []).node
  }

  private init(root: Node, environment: [String: String], limits: NodeLimits, resolver: Resolver?) {
    (self.root, self.environment, self.limits, self.resolver) = (root, environment, limits, resolver)
  }

  // MARK: Values

  /// Returns a value without references.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - path: The keys that lead to it.
  /// - Returns: The value, and how much it holds.
  /// - Throws: A ``DocumentFault`` for references that lead back to themselves, and for more values than are kept.
  mutating func resolved(_ node: Node, at path: [String]) throws(DocumentFault) -> Resolved {
    try count(values: 1, bytes: 0, node.span)
    depth += 1
    defer { depth -= 1 }
    // Keys lead deeper, and so do references.
    guard depth <= 2 * limits.depth else { throw tooDeep(node.span) }
    var whole = Resolved(node: node)
    switch node.value {
    case .string(let text):
      guard text.utf8.contains(UInt8(ascii: "$")) else { return whole }
      return try InterpolatedText.resolved(text, of: node, at: path, &self)
    case .list(let elements):
      whole.depth = 1
      whole.node.value = .list(try resolved(elements, at: path, &whole))
    case .map(let entries):
      whole.depth = 1
      whole.node.value = .map(try resolved(entries, at: path, &whole))
    case .call(var call):
      whole.depth = 1
      call.arguments = try resolved(call.arguments, at: path, &whole)
      call.keywords = try resolved(call.keywords, at: path, &whole)
      whole.node.value = .call(call)
    case .null, .boolean, .integer, .number, .date, .reference: break
    }
    guard whole.depth <= limits.depth else { throw tooDeep(node.span) }
    return whole
  }

  private mutating func resolved(
    _ elements: [Node], at path: [String], _ whole: inout Resolved
  ) throws(DocumentFault) -> [Node] {
    var all: [Node] = []
    for (index, element) in elements.enumerated() {
      let inner = try resolved(element, at: path + [String(index)])
      whole.add(inner)
      all.append(inner.node)
    }
    return all
  }

  private mutating func resolved(
    _ entries: [Node.Entry], at path: [String], _ whole: inout Resolved
  ) throws(DocumentFault) -> [Node.Entry] {
    var all: [Node.Entry] = []
    for entry in entries {
      let inner = try resolved(entry.value, at: path + [entry.key.string ?? entry.key.span.text])
      whole.add(inner)
      all.append(Node.Entry(entry.key, inner.node))
    }
    return all
  }

  /// Returns the value that keys lead to, which may themselves be references; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - path: The keys, from the root on.
  ///   - span: The reference.
  /// - Returns: The value, and how much it holds.
  /// - Throws: A ``DocumentFault`` for references that lead back to themselves, and for more values than are kept.
  mutating func target(at path: [String], for span: Span) throws(DocumentFault) -> Resolved? {
    if let resolved = known[path] {
      try count(values: resolved.values, bytes: 0, span)
      return resolved
    }
    guard open.insert(path).inserted else {
      throw DocumentFault("'${\(path.joined(separator: ".").prefix(80))}' leads back to itself", span)
    }
    defer { open.remove(path) }
    var node = root
    for (index, key) in path.enumerated() {
      if let text = node.string, text.utf8.contains(UInt8(ascii: "$")), index > 0 {
        guard let inner = try target(at: Array(path[..<index]), for: span) else { return nil }
        node = inner.node
      }
      guard let next = node.value(at: CollectionOfOne(key)) else { return nil }
      node = next
    }
    let resolved = try resolved(node, at: path)
    known[path] = resolved
    return resolved
  }

  // MARK: Limits

  /// Counts what is made, for a few references can multiply it.
  mutating func count(values more: Int, bytes length: Int, _ span: @autoclosure () -> Span) throws(DocumentFault) {
    values += more
    bytes += length
    guard values <= limits.values, bytes <= limits.bytes else {
      throw DocumentFault("references repeat more than \(limits.values) values or \(limits.bytes) bytes", span())
    }
  }

  private func tooDeep(_ span: Span) -> DocumentFault {
    DocumentFault("references and values more than \(limits.depth) deep within each other", span)
  }
}

extension Interpolation.Resolved {
  /// Counts a value that it holds.
  fileprivate mutating func add(_ inner: Self) {
    values += inner.values
    depth = max(depth, inner.depth + 1)
  }
}
