package import Catalogue
package import Configs
import Documents
package import Runs
package import Schedules

extension CheckedRun {
  /// Looks at a curve in lrsched's words.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - path: What it is called: the file that it stands in, or its words.
  ///   - facts: What is known of the run.
  ///   - length: The updates of the run; `nil` for as many as the curve takes.
  ///   - built: The curve's schedule in a run of that length, where it is there already with what it has worked out.
  package init?(
    curve: ScheduleConfig, path: String, facts: RunFacts, length: Int?, schedule built: (any Schedule)? = nil
  ) {
    let context = RunContext(
      Run(length: length.map { Fact($0, .option("length")) } ?? Fact(1000, .standard), facts: facts))
    guard let schedule = built ?? (try? curve.schedule(in: context)) else { return nil }
    let updates = length ?? max(1, curve.course(of: schedule).updates)
    let plan = RunPlan(of: curve, path: path, facts: facts, updates: updates)
    let source = SourceText("", name: path)
    self.init(
      file: ConfigFile(path: path, source: source, syntax: .yaml, root: Node(.map([]), source.whole)), plan: plan,
      schedule: length == nil ? nil : schedule)
  }

  /// Looks at a run that was read before, whose file is not at hand: rules that ask what other values would do find nothing.
  ///
  /// - Parameter plan: The run.
  package init(plan: RunPlan) {
    let root = plan.root ?? Node(.map([]), SourceText("", name: plan.path).whole)
    self.init(file: ConfigFile(path: plan.path, source: root.span.source, syntax: .yaml, root: root), plan: plan)
  }

  /// The curve in its run, as the rules of curves look at it; `nil` where its rates cannot be known.
  var curveInRun: CurveInRun? {
    guard let trace else { return nil }
    return CurveInRun(
      plan.curve, trace.schedule,
      in: RunContext(Run(length: Fact(trace.updates, .option("length")), facts: plan.facts)), length: trace.updates)
  }
}
