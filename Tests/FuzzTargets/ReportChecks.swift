package import CommandLanguage
import Reports

/// What the words about the curves of any command line promise: no number in them is none, and each is a line.
package enum ReportChecks {
  /// Tries a command line, its schedules, and what is told of them.
  ///
  /// - Parameter words: The words of the command line, which names no files.
  /// - Throws: A ``Finding`` for an answer that is not sound.
  package static func check(words: [String]) throws(Finding) {
    try ArgumentsTarget.run(words, buildsSchedules: true)
    let invocation = try? CommandLineParser().invocation(words) { (path) throws(FileError) in throw .missing(path: path)
    }
    if let invocation { try check(invocation) }
  }

  /// Tells what the commands tell of the curves of a command line.
  ///
  /// - Parameter invocation: A command line that names no files.
  /// - Throws: A ``Finding`` for words that are not sound.
  package static func check(_ invocation: Invocation) throws(Finding) {
    guard let evaluation = try? invocation.evaluation() else { return }
    try check(Notes.sentences(of: evaluation), invocation)
    switch invocation.command {
    case .explain:
      for curve in evaluation.curves {
        let explanation = Explanation(of: curve, evaluation)
        let lines = ExplanationText(explanation).lines
        try Finding.unless(lines.count > 1, "nothing is told: \(invocation.recipe)")
        // The first line is the curve as it was asked for, which may name a metric of nan.
        try check(Array(lines.dropFirst()), invocation)
        try check(["\(ExplanationJSON(explanation).object)"], invocation)
      }
    case .compare:
      let table = ComparisonTable(of: evaluation.curves, over: evaluation.shown)
      try check(table.lines(), invocation)
      try check(["\(table.json)"], invocation)
    default: break
    }
  }

  private static func check(_ lines: [String], _ invocation: Invocation) throws(Finding) {
    for line in lines {
      let recipe = invocation.recipe
      try Finding.unless(!isNaNTold(in: line) || isNaNTold(in: recipe), "'\(line)': \(recipe)")
    }
  }

  private static func isNaNTold(in text: String) -> Bool {
    text.split { " ,:()[]=".contains($0) }.contains { ["nan", "-nan"].contains($0.lowercased()) }
  }
}
