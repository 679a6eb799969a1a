import Catalogue
import Numbers
import Schedules

extension CodeRequest {
  /// The most updates that a table is written of.
  package static let mostRows = 100_000

  /// The program of the curve: of its closed form where it has one, else a table of its run.
  ///
  /// - Returns: The program, and how it came about, in a sentence.
  /// - Throws: ``CodeFault/tooLong(most:)``.
  func program() throws(CodeFault) -> (program: CodeProgram, how: String) {
    if !isTable, let form = schedule.form?.normalized, let program = try? FormProgram.program(of: form) {
      return (program.simplified, "From the curve's closed form; t is the number of updates already made, from 0.")
    }
    return try table()
  }

  /// A table of the rates, the last of which holds.
  ///
  /// A curve without a closed form that still changes when its course is over is followed for as long again.
  ///
  /// - Returns: The program, and how far it is the curve, in a sentence.
  /// - Throws: ``CodeFault/tooLong(most:)``.
  func table() throws(CodeFault) -> (program: CodeProgram, how: String) {
    let run = max(1, length)
    guard run <= Self.mostRows else { throw .tooLong(most: Self.mostRows) }
    let horizon = Self.mostRows - 1
    let last = schedule.refusal.map { min(horizon, max(0, $0.iteration - 1)) } ?? horizon
    // Behind the first update from which on bounds prove that the rate stays, nothing is left to tell.
    let tail = schedule.firstOfConstantTail(in: 0...last)
    let isWhole = tail < last && (!isTable || tail <= run)
    let count = isWhole ? tail + 1 : isTable ? run : min(run.multipliedSaturating(by: 2), last + 1)
    let rates = (0..<count).map { schedule($0) }
    let reach = Code.whole(count - 1)
    let body: [CodeStep] = [.result(.element("rates", .call(.min, [.name("t"), reach])))]
    let main = CodeFunction(name: "learning_rate", argument: "t", takesReal: false, body: body)
    let how =
      isWhole
      ? "A table of \(count) updates, after which the rate stays as it is."
      : "A table of the rates over the \(count) updates of the run; after them the last one holds."
    return (CodeProgram(lists: [("rates", rates, false)], helpers: [], main: main), how)
  }

  /// Five updates of the run with their rates, for a check in the code.
  var checks: [(update: Int, rate: Double)] {
    let last = max(0, length - 1)
    var seen: Set<Int> = []
    return [0, 1, last / 4, last / 2, last].filter { $0 <= last && seen.insert($0).inserted }.sorted().map {
      ($0, schedule($0))
    }
  }

  /// The checks as pairs of Python.
  var pairs: String {
    let language = PythonLanguage()
    return checks.map { "(\($0.update), \(language.number($0.rate)))" }.joined(separator: ", ")
  }

  /// How the code was made, for its first lines, each of which becomes a comment.
  func remarks(_ how: String) -> [String] {
    // A label may hold what ends a line, and with it the comment.
    var lines = "Made by: \(command)".split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
      String.init)
    lines.append("")
    var isEnd = false
    // A sentence a line.
    for character in how {
      if isEnd, character == " " {
        lines.append("")
      } else {
        lines[lines.count - 1].append(character)
      }
      isEnd = character == "."
    }
    return lines
  }
}

extension Stage {
  /// Whether a metric decides its rates.
  var isMetricDriven: Bool {
    definition.parameters.contains { $0.kind == .series }
  }

  /// What the framework calls it in full: `torch.optim.lr_scheduler.ReduceLROnPlateau`.
  var frameworkName: String {
    // The source of an entry is its framework with the release, and behind a comma where that has it.
    guard definition.dialect != nil, let comma = definition.source.firstIndex(of: ",") else { return definition.name }
    return String(definition.source[comma...].dropFirst().prefix { $0 != ";" && $0 != "," }.drop { $0 == " " })
  }
}

/// Python without any import but `math`: one function `learning_rate(t)`.
enum PythonTarget {
  /// What the docstring of the function of one update says.
  static let remark = "Returns the learning rate of update t, which is made after t others."

  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let (program, how) = try request.program()
    let lines = PythonWriter().lines(of: program, remark: remark) + check(request)
    return PythonLayout.spaced(
      request.remarks(how).map { "# \($0)" } + [""] + PythonLayout.math(for: lines) + lines)
  }

  /// Five rates that must come out.
  static func check(_ request: CodeRequest) -> [String] {
    [
      "", "if __name__ == \"__main__\":", "    for t, expected in [\(request.pairs)]:", "        lr = learning_rate(t)",
      "        assert math.isclose(lr, expected, rel_tol=1e-9, abs_tol=1e-15), (t, lr, expected)",
    ]
  }
}
