internal import Documents

/// The rows of a JSON text: an object of lists, a list of objects, or an object a line.
struct SweepJSON {
  /// Columns by their names, and the values of the rows, of which some may be missing.
  struct Table {
    var names: [String] = []
    var rows: [[Double?]] = []
  }

  /// What was read.
  let table: Table

  private static let limits = NodeLimits(values: 4_000_000, bytes: 64 << 20)

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  /// - Throws: What is wrong with it.
  init(_ bytes: [UInt8], path: String) throws(SweepFault) {
    let source = SourceText(bytes, name: path)
    let whole: Document
    do throws(JSONFault) {
      whole = try JSONReader.document(of: source, limits: Self.limits, acceptsNonFinite: true)
    } catch {
      guard case .textBehindEnd = error.reason, let table = Self.lines(of: bytes, path: path) else {
        throw .json(error)
      }
      self.table = table
      return
    }
    guard let table = Self.table(of: whole.root) else { throw .noRows }
    self.table = table
  }

  /// The table of a value; `nil` where it holds none.
  private static func table(of node: Node) -> Table? {
    if let elements = node.elements { return table(ofObjects: elements) }
    guard let entries = node.entries else { return nil }
    let lists = entries.filter { $0.value.elements?.contains { number($0) != nil } == true }
    if !lists.isEmpty { return table(ofLists: lists) }
    // The rows may be one of several things that are kept, as `log_history` is.
    for entry in entries {
      if let elements = entry.value.elements, let table = table(ofObjects: elements) { return table }
    }
    return node.entries.flatMap { entries in
      entries.contains { number($0.value) != nil } ? table(ofObjects: [node]) : nil
    }
  }

  private static func table(ofLists entries: [Node.Entry]) -> Table {
    let columns = entries.map { $0.value.elements ?? [] }
    let count = columns.map(\.count).max() ?? 0
    let rows = (0..<count).map { row in columns.map { row < $0.count ? number($0[row]) : nil } }
    return Table(names: entries.map { $0.key.string ?? "" }, rows: rows)
  }

  private static func table(ofObjects nodes: [Node]) -> Table? {
    var table = Table()
    var places: [String: Int] = [:]
    var values: [[Int: Double]] = []
    for node in nodes {
      guard let entries = node.entries else { continue }
      var row: [Int: Double] = [:]
      for entry in entries {
        guard let name = entry.key.string, let value = number(entry.value) else { continue }
        let place = places[name] ?? table.names.count
        if place == table.names.count {
          places[name] = place
          table.names.append(name)
        }
        row[place] = value
      }
      values.append(row)
    }
    guard !table.names.isEmpty else { return nil }
    table.rows = values.map { row in table.names.indices.map { row[$0] } }
    return table
  }

  /// The objects of lines; a last line that is cut off is left out.
  private static func lines(of bytes: [UInt8], path: String) -> Table? {
    var nodes: [Node] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      let source = SourceText(Array(line), name: path)
      guard let document = try? JSONReader.document(of: source, limits: limits, acceptsNonFinite: true) else {
        if index == lines.count - 1 { break }
        return nil
      }
      nodes.append(document.root)
    }
    return table(ofObjects: nodes)
  }

  /// The number of a value; also of text that says that it is none, as some write it.
  private static func number(_ node: Node) -> Double? {
    switch node.value {
    case .integer(let text), .number(let text): return Double(text)
    case .string(let text):
      switch text.lowercased() {
      case "nan": return .nan
      case "inf", "infinity": return .infinity
      case "-inf", "-infinity": return -.infinity
      default: return Double(text)
      }
    default: return nil
    }
  }
}
