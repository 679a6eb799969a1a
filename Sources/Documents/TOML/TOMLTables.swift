/// The tables of a TOML text while it is read: they are opened again and again until all of it is known.
struct TOMLTables {
  /// What a key stands for.
  enum Slot {
    case value(Node)
    case table(Int)
    /// An array of tables, of which the last is open.
    case array(Int)
  }

  private struct Table {
    var keys: [Node] = []
    var slots: [Slot] = []
    var places: [String: Int] = [:]
    var span: Span
    /// Whether a header has opened it, after which nothing else may.
    var hasHeader = false
    /// The section in which dotted keys have made it or added to it; only there may they go on.
    var dottedSection: Int?
  }

  private let source: SourceText
  private var tables: [Table]
  private var arrays: [[Int]] = []
  /// The number of headers so far.
  private(set) var section = 0

  /// The table that is all of the text.
  static let root = 0

  init(_ source: SourceText, _ span: Span) {
    self.source = source
    tables = [Table(span: span)]
  }

  // MARK: Headers

  /// Opens the table of a header.
  ///
  /// - Parameters:
  ///   - path: The keys of the header.
  ///   - span: The header.
  ///   - isElement: Whether it is `[[path]]`, which adds a table to an array.
  /// - Throws: ``DocumentFault`` where that cannot be done.
  /// - Returns: The table.
  mutating func open(_ path: [Node], _ span: Span, isElement: Bool) throws(DocumentFault) -> Int {
    section += 1
    var table = Self.root
    for key in path.dropLast() { table = try descend(into: key, of: table) }
    guard let last = path.last else { return table }
    return isElement ? try addElement(last, to: table, span) : try openTable(last, of: table, span)
  }

  private mutating func descend(into key: Node, of table: Int) throws(DocumentFault) -> Int {
    switch slot(of: key, in: table) {
    case nil: return add(key, to: table, span: key.span)
    case .table(let inner): return inner
    case .array(let array): return arrays[array][arrays[array].count - 1]
    case .value: throw notATable(key, in: table)
    }
  }

  private mutating func openTable(_ key: Node, of table: Int, _ span: Span) throws(DocumentFault) -> Int {
    switch slot(of: key, in: table) {
    case nil:
      let opened = add(key, to: table, span: span)
      tables[opened].hasHeader = true
      return opened
    case .table(let inner) where !tables[inner].hasHeader && tables[inner].dottedSection == nil:
      tables[inner].hasHeader = true
      tables[inner].span = span
      return inner
    case .table(let inner):
      throw DocumentFault("the table '\(Self.name(of: key))' is there twice", key.span, earlier: tables[inner].span)
    case .array:
      throw DocumentFault(
        "'\(Self.name(of: key))' is an array of tables: '[[…]]' adds one", key.span,
        earlier: keySpan(of: key, in: table))
    case .value: throw notATable(key, in: table)
    }
  }

  private mutating func addElement(_ key: Node, to table: Int, _ span: Span) throws(DocumentFault) -> Int {
    let array: Int
    switch slot(of: key, in: table) {
    case nil:
      array = arrays.count
      arrays.append([])
      append(key, .array(array), to: table)
    case .array(let known): array = known
    case .table:
      throw DocumentFault(
        "'\(Self.name(of: key))' is one table, to which '[[…]]' adds none", key.span,
        earlier: keySpan(of: key, in: table))
    case .value: throw notATable(key, in: table)
    }
    tables.append(Table(span: span, hasHeader: true))
    arrays[array].append(tables.count - 1)
    return tables.count - 1
  }

  // MARK: Values

  /// Gives a value to a key that may have dots.
  mutating func set(_ path: [Node], to value: Node, in table: Int) throws(DocumentFault) {
    var table = table
    for key in path.dropLast() {
      switch slot(of: key, in: table) {
      case nil:
        table = add(key, to: table, span: key.span)
        tables[table].dottedSection = section
      case .table(let inner):
        guard !tables[inner].hasHeader, tables[inner].dottedSection.map({ $0 == section }) ?? true else {
          throw DocumentFault(
            "the table '\(Self.name(of: key))' is defined elsewhere, and dotted keys cannot add to it", key.span,
            earlier: tables[inner].span)
        }
        tables[inner].dottedSection = section
        table = inner
      case .array, .value: throw notATable(key, in: table)
      }
    }
    guard let last = path.last else { return }
    if slot(of: last, in: table) != nil {
      throw DocumentFault(
        "the key '\(Self.name(of: last))' is there twice", last.span, earlier: keySpan(of: last, in: table))
    }
    append(last, .value(value), to: table)
  }

  /// Makes a table reach to the end of what it holds.
  mutating func extend(_ table: Int, to end: Int) {
    tables[table].span = Span(tables[table].span.start, max(end, tables[table].span.end), of: source)
  }

  // MARK: Nodes

  /// Returns a table with all that it holds.
  ///
  /// - Complexity: Its depth is that of the keys that led to its tables, which the reader limits.
  func node(of table: Int = root) -> Node {
    let read = tables[table]
    let entries = zip(read.keys, read.slots).map { key, slot in
      switch slot {
      case .value(let value): return Node.Entry(key, value)
      case .table(let inner): return Node.Entry(key, node(of: inner))
      case .array(let array):
        let elements = arrays[array].map { node(of: $0) }
        return Node.Entry(key, Node(.list(elements), elements.first?.span ?? key.span))
      }
    }
    return Node(.map(entries), read.span)
  }

  // MARK: Keys

  private static func name(of key: Node) -> String { String((key.string ?? "").prefix(60)) }

  private func slot(of key: Node, in table: Int) -> Slot? {
    tables[table].places[key.string ?? ""].map { tables[table].slots[$0] }
  }

  private func keySpan(of key: Node, in table: Int) -> Span? {
    tables[table].places[key.string ?? ""].map { tables[table].keys[$0].span }
  }

  private func notATable(_ key: Node, in table: Int) -> DocumentFault {
    DocumentFault("'\(Self.name(of: key))' is a value and no table", key.span, earlier: keySpan(of: key, in: table))
  }

  private mutating func add(_ key: Node, to table: Int, span: Span) -> Int {
    tables.append(Table(span: span))
    append(key, .table(tables.count - 1), to: table)
    return tables.count - 1
  }

  private mutating func append(_ key: Node, _ slot: Slot, to table: Int) {
    tables[table].places[key.string ?? ""] = tables[table].keys.count
    tables[table].keys.append(key)
    tables[table].slots.append(slot)
  }
}
