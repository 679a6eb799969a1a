import CommandLanguage
import Reports
import RunComparison
import Runs

/// `lrsched fit`: the schedule that made a log.
enum FitCommand {
  static func run(_ invocation: Invocation) throws {
    let (_, log) = try invocation.recordedCurve()
    let evaluation = try invocation.evaluation()
    let rows = LogRows(log, StepAccounting(evaluation.run.facts))
    let fit = LogFit(of: rows, in: evaluation.context)
    let report = FitReport(fit, of: rows, in: log)
    if invocation.isJSON {
      try OutputFile.standardOutput { $0.write("\(report.object)\n") }
    } else {
      try Page.write(report.lines)
    }
    if !fit.isWhole { throw Difference() }
  }
}
