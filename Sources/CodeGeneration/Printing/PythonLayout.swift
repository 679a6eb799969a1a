import Schedules

/// How lines of Python stand on a page, as formatters lay them out.
enum PythonLayout {
  /// The longest line.
  static let width = 100

  /// A list, as many values a line as there is room for.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - values: The texts of its values.
  /// - Returns: The lines.
  static func list(_ name: String, _ values: [String]) -> [String] {
    var lines = ["\(name) = ["]
    var line = "   "
    for value in values {
      if line.count + value.count + 2 > width {
        lines.append(line)
        line = "   "
      }
      line += " \(value),"
    }
    return lines + [line, "]"]
  }

  /// A call, on one line where there is room, else an argument a line.
  ///
  /// - Parameters:
  ///   - head: What stands before the bracket.
  ///   - arguments: The texts of its arguments.
  ///   - room: The columns that are taken by what stands around it.
  /// - Returns: The lines.
  static func call(_ head: String, _ arguments: [String], room: Int = 0) -> [String] {
    let line = "\(head)(\(arguments.joined(separator: ", ")))"
    if line.count + room <= width { return [line] }
    return ["\(head)("] + arguments.map { "    \($0)," } + [")"]
  }

  /// Two empty lines before each definition and behind it, one behind imports, and never more.
  ///
  /// - Parameter lines: The lines.
  /// - Returns: The same lines with other empty ones between them.
  static func spaced(_ lines: [String]) -> [String] {
    var result: [String] = []
    var isInside = false
    for (index, line) in lines.enumerated() where !line.isEmpty || index == 0 {
      let isEmptyBefore = index > 0 && lines[index - 1].isEmpty
      let isIndented = line.hasPrefix(" ") || line.hasPrefix(")") || line.hasPrefix("]")
      let begins = ["def ", "class ", "@", "if __name__"].contains { line.hasPrefix($0) }
      let isDecorated = result.last?.hasPrefix("@") == true
      if !result.isEmpty, !isDecorated {
        let isEnd = isInside && !isIndented
        let isOfImports = result.last.map(isImport) == true && !isImport(line)
        let count = (begins || isEnd) && !isIndented ? 2 : isEmptyBefore || isOfImports ? 1 : 0
        result += Array(repeating: "", count: count)
      }
      if begins { isInside = true } else if !isIndented { isInside = false }
      result.append(line)
    }
    return result
  }

  private static func isImport(_ line: String) -> Bool { line.hasPrefix("import ") || line.hasPrefix("from ") }

  /// The import of `math`, where lines need it.
  ///
  /// - Parameter lines: The lines.
  /// - Returns: The line of the import, or none.
  static func math(for lines: [String]) -> [String] {
    lines.contains { $0.contains("math.") } ? ["import math", ""] : []
  }
}
