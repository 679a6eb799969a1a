import Documents

/// Reads what a model card of the Trainer tells of its run.
///
/// The values are a map of the hyperparameters, with the release under `transformers` and the rows of the results under
/// `results`, each with its `epoch` and `step`.
enum ModelCardReader {
  /// Returns what a file holds.
  ///
  /// - Parameter source: The text.
  /// - Returns: The file.
  /// - Throws: A `DocumentFault` for a text without the hyperparameters of a training.
  static func file(_ source: SourceText) throws(DocumentFault) -> ConfigFile {
    var entries: [Node.Entry] = []
    var results: [Node] = []
    var section = Section.other
    var columns: (epoch: Int, step: Int)?
    for line in source.lines {
      let text = line.text.trimmed
      if text.hasPrefix("#") {
        section = Section(text)
        columns = nil
        continue
      }
      switch section {
      case .hyperparameters: if let entry = item(line) { entries.append(entry) }
      case .versions: if let entry = version(line) { entries.append(entry) }
      case .results:
        guard text.hasPrefix("|") else { continue }
        let cells = cells(line)
        if let known = columns {
          if let row = row(cells, known, line) { results.append(row) }
        } else if let epoch = cells.firstIndex(where: { $0.text == "Epoch" }),
          let step = cells.firstIndex(where: { $0.text == "Step" })
        {
          columns = (epoch, step)
        }
      case .other: break
      }
    }
    guard entries.contains(where: { $0.key.value != .string("transformers") }) else {
      throw DocumentFault("no training hyperparameters stand there, as the Trainer writes them", source.whole)
    }
    if !results.isEmpty {
      entries.append(
        Node.Entry(Node(.string("results"), source.whole), Node(.list(results), results.first?.span ?? source.whole)))
    }
    return ConfigFile(path: source.name, source: source, syntax: .card, root: Node(.map(entries), source.whole))
  }

  /// The parts of a card that tell something.
  private enum Section {
    case hyperparameters
    case results
    case versions
    case other

    init(_ heading: some StringProtocol) {
      let words = heading.drop { $0 == "#" }.trimmed.lowercased()
      switch words {
      case "training hyperparameters": self = .hyperparameters
      case "training results": self = .results
      case "framework versions": self = .versions
      default: self = .other
      }
    }
  }

  /// `- key: value`.
  private static func item(_ line: Span) -> Node.Entry? {
    guard let (start, text) = item(of: line), let colon = text.firstIndex(of: ":") else { return nil }
    let key = text[..<colon].trimmed
    let value = text[text.index(after: colon)...].trimmed
    guard !key.isEmpty, !value.isEmpty else { return nil }
    return entry(String(key), ScalarRules.python.value(of: String(value)), line, start)
  }

  /// `- Transformers 4.40.1`.
  private static func version(_ line: Span) -> Node.Entry? {
    guard let (start, text) = item(of: line) else { return nil }
    let words = text.split(separator: " ")
    guard words.count == 2, words[0] == "Transformers" else { return nil }
    return entry("transformers", .string(String(words[1])), line, start)
  }

  /// What stands behind the dash of an item, with the bytes before it.
  private static func item(of line: Span) -> (start: Int, text: String)? {
    let text = line.text
    let blanks = text.prefix { $0.isWhitespace }.utf8.count
    let rest = text.trimmed
    guard rest.hasPrefix("- ") || rest.hasPrefix("* ") else { return nil }
    return (blanks + 2, String(rest.dropFirst(2)))
  }

  private static func entry(_ key: String, _ value: Node.Value, _ line: Span, _ start: Int) -> Node.Entry {
    let span = Span(min(line.start + start, line.end), line.end, of: line.source)
    return Node.Entry(Node(.string(key), span), Node(value, span))
  }

  /// The cells of a row of a table.
  private static func cells(_ line: Span) -> [(text: String, span: Span)] {
    var cells: [(text: String, span: Span)] = []
    var start = line.start
    for part in line.text.split(separator: "|", omittingEmptySubsequences: false) {
      let end = min(start + part.utf8.count, line.end)
      cells.append((String(part.trimmed), Span(start, end, of: line.source)))
      start = min(end + 1, line.end)
    }
    return cells
  }

  private static func row(
    _ cells: [(text: String, span: Span)], _ columns: (epoch: Int, step: Int), _ line: Span
  ) -> Node? {
    guard cells.indices.contains(columns.epoch), cells.indices.contains(columns.step) else { return nil }
    let (epoch, step) = (cells[columns.epoch], cells[columns.step])
    guard Double(epoch.text) != nil, Int(step.text) != nil else { return nil }
    func entry(_ key: String, _ value: Node.Value, _ span: Span) -> Node.Entry {
      Node.Entry(Node(.string(key), span), Node(value, span))
    }
    return Node(
      .map([entry("epoch", .number(epoch.text), epoch.span), entry("step", .integer(step.text), step.span)]), line)
  }
}
