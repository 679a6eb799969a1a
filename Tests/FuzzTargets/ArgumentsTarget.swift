import CommandLanguage
import Paths
import Schedules

/// Feeds bytes to the parser of command lines.
enum ArgumentsTarget {
  static func run(_ bytes: [UInt8], buildsSchedules: Bool) throws(Finding) {
    let words = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(64)
    let invocation: Invocation
    do {
      invocation = try CommandLineParser().invocation(words.map { ByteText.text(of: Array($0)) }) {
        (path) throws(FileError) in throw .missing(path: path)
      }
    } catch {
      return try Diagnostic(error).check()
    }
    guard invocation.curves.count <= 50 else { return }
    try checkRecipe(of: invocation)
    if buildsSchedules { try ScheduleChecks.check(invocation) }
  }

  /// The recipe of a command line asks for the same, but for where the result goes.
  private static func checkRecipe(of invocation: Invocation) throws(Finding) {
    let recipe = invocation.recipe
    var read: Invocation
    do {
      read = try CommandLineParser().invocation(Array(ShellWords.words(of: recipe).dropFirst())) {
        (path) throws(FileError) in throw .missing(path: path)
      }
    } catch {
      throw Finding("the recipe is refused: \(recipe): \(Diagnostic(error))")
    }
    var expected = invocation
    for (index, curve) in expected.curves.enumerated() where curve.label == nil { expected.curves[index].label = nil }
    expected.output.isQuiet = read.output.isQuiet
    expected.output.paths = read.output.paths
    try Finding.unless(read.recipe == recipe, "the recipe changes: \(recipe) becomes \(read.recipe)")
    try Finding.unless(read == expected, "the recipe asks for something else: \(recipe)")
  }
}

/// Divides a line into words as a POSIX shell does that has only single quotes, backslashes and bytes in `$'…'` to deal with.
enum ShellWords {
  static func words(of line: String) -> [String] {
    var words: [[UInt8]] = []
    var word: [UInt8]?
    var isQuoted = false
    var isEscaped = false
    var isDollarQuoted = false
    var octal: [UInt8] = []
    for byte in line.utf8 {
      if isEscaped, isDollarQuoted, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) {
        octal.append(byte - UInt8(ascii: "0"))
        guard octal.count == 3 else { continue }
        word = (word ?? []) + [octal.reduce(0) { $0 &* 8 &+ $1 }]
        (octal, isEscaped) = ([], false)
      } else if isEscaped {
        word = (word ?? []) + [byte]
        isEscaped = false
      } else if isDollarQuoted {
        switch byte {
        case UInt8(ascii: "'"): isDollarQuoted = false
        case UInt8(ascii: "\\"): isEscaped = true
        default: word = (word ?? []) + [byte]
        }
      } else if byte == UInt8(ascii: "'"), !isQuoted, word?.last == UInt8(ascii: "$") {
        // No other dollar stands outside of quotes.
        word?.removeLast()
        isDollarQuoted = true
      } else if byte == UInt8(ascii: "'") {
        isQuoted.toggle()
        word = word ?? []
      } else if byte == UInt8(ascii: "\\"), !isQuoted {
        isEscaped = true
      } else if byte == UInt8(ascii: " "), !isQuoted {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? []) + [byte]
      }
    }
    if let word { words.append(word) }
    return words.map(ByteText.text(of:))
  }
}
