import Catalogue
import Schedules

extension CodeRequest {
  /// The most updates that a table is written of.
  package static let mostRows = 100_000

  /// The program of the curve: of its closed form where it has one, else a table of its run.
  ///
  /// - Returns: The program, and whether it is a table.
  /// - Throws: A ``CodeFault`` where the rates are decided by a metric, or the table would be too long.
  func program() throws(CodeFault) -> (program: CodeProgram, isTable: Bool) {
    if let metric = config.stages.first(where: { $0.isMetricDriven }) {
      throw .metricDriven(metric.definition.name)
    }
    if !isTable, let form = schedule.form?.normalized, let program = try? FormProgram.program(of: form) {
      return (program.simplified, false)
    }
    return (try table(), true)
  }

  /// A table of the run's rates, the last of which holds.
  ///
  /// - Returns: The program.
  /// - Throws: ``CodeFault/tooLong(most:)``.
  func table() throws(CodeFault) -> CodeProgram {
    guard length <= Self.mostRows else { throw .tooLong(most: Self.mostRows) }
    let rates = (0..<max(1, length)).map { schedule($0) }
    let last = Code.whole(rates.count - 1)
    let body: [CodeStep] = [.result(.element("rates", .call(.min, [.name("t"), last])))]
    let main = CodeFunction(name: "learning_rate", argument: "t", takesReal: false, body: body)
    return CodeProgram(lists: [("rates", rates, false)], helpers: [], main: main)
  }

  /// Five updates of the run with their rates, for a check in the code.
  var checks: [(update: Int, rate: Double)] {
    let last = max(0, length - 1)
    var seen: Set<Int> = []
    return [0, 1, last / 4, last / 2, last].filter { $0 <= last && seen.insert($0).inserted }.sorted().map {
      ($0, schedule($0))
    }
  }

  /// How the code was made, for its first lines.
  func remarks(_ how: String) -> [String] {
    ["Made by: \(command)", how]
  }
}

extension Stage {
  /// Whether a metric decides its rates.
  var isMetricDriven: Bool {
    definition.parameters.contains { $0.kind == .series }
  }
}

/// Python without any import but `math`: one function `learning_rate(t)`.
enum PythonTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let (program, isTable) = try request.program()
    let how =
      isTable
      ? "A table of the \(max(1, request.length)) updates of the run; after them the last rate holds."
      : "From the curve's closed form; t is the number of updates already made, from 0."
    var lines = request.remarks(how).map { "# \($0)" }
    lines += PythonWriter().lines(
      of: program, remark: "Returns the learning rate of update t, which is made after t others.")
    return lines + check(request)
  }

  /// Five rates that must come out.
  static func check(_ request: CodeRequest, function: String = "learning_rate") -> [String] {
    let language = PythonLanguage()
    let pairs = request.checks.map { "(\($0.update), \(language.number($0.rate)))" }
    return [
      "", "if __name__ == \"__main__\":", "    for t, rate in [\(pairs.joined(separator: ", "))]:",
      "        assert math.isclose(\(function)(t), rate, rel_tol=1e-9, abs_tol=1e-15), (t, \(function)(t), rate)",
    ]
  }
}
