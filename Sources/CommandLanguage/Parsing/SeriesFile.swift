/// A file of numbers that a parameter names: a column of a table, or plain numbers.
///
/// A table has a line of names and then rows, divided by commas, semicolons or tabs; an empty field has no number, as in logs
/// that have a validation loss only now and then. Without a line of names, every number of the file counts. `#` begins a
/// comment. Metrics that are not finite are numbers too: a framework sees them.
public enum SeriesFile {
  /// Divides `log.csv:val_loss` into the path and the column.
  ///
  /// - Parameter name: A path, perhaps with a colon and the name of a column behind it.
  /// - Returns: The two; `nil` when no colon divides the name.
  public static func divided(_ name: String) -> (path: String, column: String)? {
    guard let colon = name.lastIndex(of: ":") else { return nil }
    let (path, column) = (name[..<colon], name[name.index(after: colon)...])
    return path.isEmpty || column.isEmpty ? nil : (String(path), String(column))
  }

  /// Returns the numbers of a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  ///   - column: The column of a table; `nil` for its only one besides a counter such as `epoch` or `step`.
  /// - Throws: ``UsageError/file(_:)`` for a file without numbers, without the column or that is no text, and
  ///   ``UsageError/inFile(_:_:)`` for the first field that is no number.
  public static func numbers(in bytes: [UInt8], path: String, column: String? = nil) throws(UsageError) -> [Double] {
    let lines: [Substring]
    do { lines = try TextFile.lines(of: bytes, path: path) } catch { throw .file(error) }
    let rows = lines.enumerated().map { Row(path: path, number: $0.offset + 1, line: $0.element) }
      .filter { !$0.content.allSatisfy(\.isBlank) }
    var numbers: [Double] = []
    if let heading = rows.first, column != nil || heading.isHeading {
      let index = try heading.index(of: column)
      for row in rows.dropFirst() { if let number = try row.number(inField: index) { numbers.append(number) } }
    } else {
      for row in rows { numbers += try row.numbers() }
    }
    if numbers.isEmpty { throw .file(.empty(path: path)) }
    return numbers
  }
}

/// A line of the file.
private struct Row {
  let path: String
  let number: Int
  let line: Substring

  /// The names of columns that only count: nobody means them by "the metric".
  private static let counters: Set<String> = ["", "epoch", "step", "iteration", "iter", "batch", "time", "index"]

  /// The line without its comment.
  var content: Substring { line.prefix { $0 != "#" } }

  /// Whether the line names columns instead of holding numbers.
  var isHeading: Bool { content.split(whereSeparator: Self.isDivider).contains { Self.number(Self.bare($0)) == nil } }

  /// The place of a column among the fields.
  func index(of column: String?) throws(UsageError) -> Int {
    let names = fields.map { String(Self.bare($0)) }
    let candidates = names.indices.filter { index in
      column.map { $0 == names[index] } ?? !Self.counters.contains(names[index].lowercased())
    }
    if candidates.count == 1 || column == nil && names.count == 1 { return candidates.first ?? 0 }
    if column != nil, let first = candidates.first { return first }
    throw .file(.unknownColumn(path: path, column: column, columns: names))
  }

  /// The number of a field, or `nil` when there is nothing in it.
  func number(inField index: Int) throws(UsageError) -> Double? {
    let fields = fields
    guard index < fields.count, !Self.bare(fields[index]).isEmpty else { return nil }
    return try number(of: fields[index])
  }

  /// All numbers of the line.
  func numbers() throws(UsageError) -> [Double] {
    var numbers: [Double] = []
    for word in content.split(whereSeparator: Self.isDivider) { numbers.append(try number(of: word)) }
    return numbers
  }

  /// The fields between the dividers of a table; blanks are part of them.
  private var fields: [Substring] {
    content.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ";" || $0 == "\t" }
  }

  private func number(of field: Substring) throws(UsageError) -> Double {
    let word = Self.bare(field)
    if let number = Self.number(word) { return number }
    let place = line.distance(from: line.startIndex, to: word.startIndex) + 1
    throw .inFile(
      FileExcerpt(path: path, line: number, column: place, text: String(line)),
      .notANumber(.word("number"), value: String(word)))
  }

  /// The field without blanks and quotes around it.
  private static func bare(_ field: Substring) -> Substring {
    var field = field
    while let first = field.first, first.isBlank || first == "\"" { field.removeFirst() }
    while let last = field.last, last.isBlank || last == "\"" { field.removeLast() }
    return field
  }

  private static func number(_ word: Substring) -> Double? {
    (try? NumberReader.number(word)) ?? NumberReader.notFinite(word)
  }

  private static func isDivider(_ character: Character) -> Bool {
    character == "," || character == ";" || character.isBlank
  }
}

extension Character {
  /// Whether it is white space; of ASCII without asking the tables of Unicode, for files hold millions of characters.
  fileprivate var isBlank: Bool { asciiValue.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? isWhitespace }
}
