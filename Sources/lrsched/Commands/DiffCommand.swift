import CairoCanvas
import Catalogue
import Charts
import CommandLanguage
import Reports
import RunComparison
import Runs
import ScheduleCharts
import Schedules

/// `lrsched diff`: whether a run did what was planned, and what explains it where it did not.
enum DiffCommand {
  static func run(_ invocation: Invocation) throws {
    try OutputCheck.check(invocation)
    let (comparison, report, recorded) = try compared(invocation)
    try draw(comparison, recorded, invocation)
    if invocation.isJSON {
      try OutputFile.standardOutput { $0.write("\(report.object)\n") }
    } else {
      try Page.write(report.lines)
    }
    if !comparison.agrees { throw Difference() }
  }

  /// Holds the log of a command against its plan.
  ///
  /// - Parameter invocation: The command, with a plan and a log.
  /// - Returns: The comparison, what is told of it, and the log as a curve.
  /// - Throws: What is wrong with the two, or with the plan.
  static func compared(
    _ invocation: Invocation
  ) throws -> (comparison: PlanComparison, report: PlanComparisonReport, recorded: CurveRequest) {
    let (request, recorded, log) = try invocation.planAndLog()
    let plan = try planned(request, invocation)
    let rows = LogRows(log, StepAccounting(plan.context.run.facts))
    let comparison = PlanComparison(of: rows, with: plan)
    return (comparison, PlanComparisonReport(comparison, of: log, with: request), recorded)
  }

  /// The plan by itself: how long the log is tells nothing of how long the run was to be.
  private static func planned(_ request: CurveRequest, _ invocation: Invocation) throws -> PlannedRun {
    var alone = invocation
    alone.curves = [request]
    let series = try SeriesFiles.numbers(for: alone)
    let evaluation = try alone.evaluation(series: series)
    // The curve of a config can be changed where its words are known.
    if let plan = request.plans.first, request.plans.count == 1, request.config.operations.isEmpty {
      var facts = plan.facts
      facts.updatesPerEpoch = facts.updatesPerEpoch ?? evaluation.run.facts.updatesPerEpoch
      let context = RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: facts), series: series)
      if let schedule = try? plan.curve.schedule(in: context) { return PlannedRun(plan.curve, in: context, schedule) }
    }
    guard let schedule = evaluation.curves.first?.schedule else { throw UsageError.missingOperand(invocation.command) }
    return PlannedRun(request.config, in: evaluation.context, schedule)
  }

  /// Draws the plan, the log and what explains it.
  private static func draw(_ comparison: PlanComparison, _ recorded: CurveRequest, _ invocation: Invocation) throws {
    guard !invocation.destinations.isEmpty else { return }
    var evaluation = try invocation.evaluation(series: SeriesFiles.numbers(for: invocation))
    if let cause = comparison.causes.first,
      let curve = cause.curve(over: comparison.rows, after: comparison.plan.schedule)
    {
      evaluation = evaluation.adding(curve, cause.config, label: "explained: \(cause.hypothesis)")
    }
    try PlotCommand.draw(try Chart(of: evaluation, invocation), invocation)
  }
}

/// A log is not what was planned, which ends the program as differences end `diff`.
struct Difference: Error {}
