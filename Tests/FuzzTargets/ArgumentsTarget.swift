import Catalogue
import CommandLanguage
import Paths

/// Feeds bytes to the parser of command lines.
enum ArgumentsTarget {
  static func run(_ bytes: [UInt8], buildsSchedules: Bool) throws(Finding) {
    let words = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(64)
    try run(words.map { ByteText.text(of: Array($0)) }, buildsSchedules: buildsSchedules)
  }

  /// Code that begins a curve, with a rate and a name given to it.
  static func runCode(_ bytes: [UInt8]) throws(Finding) {
    let code = ByteText.text(of: Array(bytes.prefix(4096).filter { $0 != 0 }))
    try run(["plot", "-n", "300", code, "--lr", "0.1"], buildsSchedules: true)
    try run(["plot", "-n", "300", code, "--set", "n=30"], buildsSchedules: false)
  }

  /// Parses words, holds their recipe against them and, if that is asked for, builds and asks their schedules.
  static func run(_ words: [String], buildsSchedules: Bool) throws(Finding) {
    let invocation: Invocation
    do {
      invocation = try CommandLineParser().invocation(words) {
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
      read = try CommandLineParser().invocation(line: String(recipe.dropFirst("lrsched ".count))) {
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
    // A metric that is no number is the same as another, although no two such numbers are equal.
    let isSame = read == expected || String(describing: read) == String(describing: expected)
    try Finding.unless(isSame, "the recipe asks for something else: \(recipe)")
  }
}
