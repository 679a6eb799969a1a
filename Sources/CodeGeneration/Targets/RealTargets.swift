import Schedules

/// C, JavaScript and Swift: one function of the update, with a check at the end.
enum RealTargets {
  static func lines(_ request: CodeRequest, _ dialect: RealLanguage.Dialect) throws(CodeFault) -> [String] {
    var (program, how) = try request.program()
    // What only Python says becomes a table.
    if !program.isPortable { (program, how) = try request.table() }
    let remark = "Returns the learning rate of an update, which is made after so many others."
    let language = RealLanguage(dialect: dialect)
    let checks = request.checks.map { (String($0.update), language.number($0.rate)) }
    var lines = request.remarks(how).map { "// \($0)" }
    switch dialect {
    case .c:
      let body = RealWriter(.c).lines(of: program, remark: remark)
      lines += ["", "#include <math.h>", ""]
      if body.contains(where: { $0.contains("PI") }) { lines += ["static const double PI = 3.141592653589793;", ""] }
      lines += body + ["#ifdef LEARNING_RATE_CHECK", "#include <assert.h>", "", "int main(void) {"]
      lines += checks.map { "    assert(fabs(learning_rate(\($0.0)) - (\($0.1))) <= 1e-9 * fabs(\($0.1)) + 1e-15);" }
      lines += ["    return 0;", "}", "#endif"]
    case .javaScript:
      lines += [""] + RealWriter(.javaScript).lines(of: program, remark: remark)
      let pairs = checks.map { "[\($0.0), \($0.1)]" }.joined(separator: ", ")
      lines += [
        "if (typeof module !== \"undefined\") {", "  module.exports = { learningRate };",
        "  if (require.main === module) {", "    for (const [t, rate] of [\(pairs)]) {",
        "      if (Math.abs(learningRate(t) - rate) > 1e-9 * Math.abs(rate) + 1e-15) {",
        "        throw new Error(`update ${t}: ${learningRate(t)}, not ${rate}`);", "      }", "    }", "  }", "}",
      ]
    case .swift:
      lines += ["import Foundation", ""] + RealWriter(.swift).lines(of: program, remark: remark)
      let pairs = checks.map { "(\($0.0), \($0.1))" }.joined(separator: ", ")
      lines += [
        "#if LEARNING_RATE_CHECK", "for (t, rate) in [\(pairs)] {",
        "  precondition(abs(learningRate(t) - rate) <= 1e-9 * abs(rate) + 1e-15, \"update \\(t)\")", "}", "#endif",
      ]
    }
    return lines
  }
}
