import Documents

/// Words what is wrong with a table: the file as a whole, or a place in it.
enum TableSentences {
  /// Returns the sentence for a table that cannot be read.
  static func sentence(_ error: TableError, path: String) -> String {
    let file = "The file \(SafeText.path(path))"
    switch error {
    case .empty: return "\(file) is empty."
    case .onlyBlankLines: return "\(file) has only blank lines."
    case .onlyComments: return "\(file) has only comments and blank lines."
    case .onlyNames: return "\(file) has a line of names and no row below it."
    case .noNames(let columns):
      return "\(file) has \(columns == 1 ? "a column" : "\(columns) columns") without "
        + "\(columns == 1 ? "a name" : "names"): give a number behind a colon, \(column("#\(columns)", of: path))."
    case .severalColumns(let names):
      return "\(file) has several columns: name one behind a colon, \(column(names.last ?? "", of: path)). "
        + "It has \(listed(names))."
    case .noValues(nil): return "\(file) has no values."
    case .noValues(let name?): return "The column \(SafeText.quoted(name)) of \(SafeText.path(path)) has no values."
    case .unknownColumn(let name, let columns):
      return "\(file) has no column \(SafeText.quoted(name)). It has \(listed(columns))."
        + Suggestions.question(name, among: columns.map { SafeText.plain($0, limit: 40) })
    case .repeatedColumn(let name, let numbers):
      let choices = numbers.prefix(4).map { column("#\($0)", of: path) }
      return "\(file) has \(numbers.count) columns called \(SafeText.quoted(name)): give a number behind a colon, "
        + "\(Suggestions.joined(choices, "or"))."
    case .notText(let line): return "\(file) is not UTF-8 text: see line \(line)."
    case .at(_, let fault): return sentence(fault)
    }
  }

  /// Returns the sentence for what is wrong at a place.
  static func sentence(_ fault: TableFault) -> String {
    switch fault {
    case .openQuote: "The quote \" is not closed."
    case .textBehindQuote:
      "Only a divider or the end of the line may follow a closing quote; a quote within a field is doubled."
    case .rowTooLong(let columns):
      "The row has more fields than there are columns: \(columns == 1 ? "one" : "\(columns)")."
    case .rowTooShort(let column): "The row ends before the column \(SafeText.quoted(column))."
    case .notANumber(let text): "The number must be a number, not \(SafeText.quoted(text))."
    case .otherDecimalSign(let text):
      "\(SafeText.quoted(text)) has another decimal sign than numbers before it: all have a point, or all a comma."
    case .numbersBesideNames(let text):
      "\(SafeText.quoted(text)) is no number: the first row has the names of all columns, or numbers as those below it."
    }
  }

  private static func column(_ name: String, of path: String) -> String { SafeText.path("\(path):\(name)") }

  /// The names of columns, the first few of them.
  static func listed(_ columns: [String]) -> String {
    let names = columns.prefix(12).map { SafeText.plain($0, limit: 40) }.joined(separator: ", ")
    return columns.count > 12 ? "\(names) and \(columns.count - 12) more" : names
  }
}
