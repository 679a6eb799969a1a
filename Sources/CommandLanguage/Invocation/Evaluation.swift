package import Catalogue
package import Runs
import Schedules

/// What a command line evaluates: the run that its curves share, the part of it that is shown, and the curves built for it.
package struct Evaluation: Sendable {
  /// What the curves were built for; the length of its run is known.
  package let context: RunContext
  /// The updates of the whole run, at least 1.
  package let length: Int
  /// The updates that are shown.
  package let shown: ClosedRange<Int>
  /// The curves, in their order.
  package let curves: [LabelledCurve]

  /// The run.
  package var run: Run { context.run }

  /// All updates of the run.
  package var whole: ClosedRange<Int> { 0...max(0, length - 1) }
}

extension Invocation {
  /// Finds out how long the run is, builds the curves for it, and names them.
  ///
  /// This is the only place that makes a run of a command line, whoever shows it. What options do not tell, a stage of any
  /// curve may: `--steps_per_epoch` of a scheduler serves the whole run.
  ///
  /// - Parameters:
  ///   - series: The numbers of the files that parameters name, by path.
  ///   - raisesRefusals: Whether it is an error that a framework refuses to go on before the last update that is asked for,
  ///     unless `--past-end` lets the last rate hold there.
  /// - Returns: The out how long the run.
  /// - Throws: What is wrong with the run, or with the first curve that cannot be built, or that the curves are too much
  ///   together.
  package func evaluation(
    series: [String: [Double]] = [:], raisesRefusals: Bool = false
  ) throws(CurveFault) -> Evaluation {
    let search: RunSearch
    do { search = RunSearch(self, facts: try runFacts(), series: series) } catch { throw .run(error) }
    let (context, length, schedules) = try search.result()
    let shown: ClosedRange<Int>
    let last: Int
    do {
      shown = try self.shown(of: context.run, length: length)
      last = try lastPosition(in: context.run) ?? shown.upperBound
    } catch {
      throw .run(error)
    }
    // While the run was looked for, the last update was not known yet.
    var size = CurvesSize()
    for schedule in schedules { try size.add(schedule, upTo: last) }
    if raisesRefusals, self.run.pastEnd == .raise,
      let refusal = schedules.lazy.compactMap({ self.refusal(of: $0, by: last) }).first
    {
      throw .refused(refusal)
    }
    let labels = CurveLabels.labels(for: curves)
    let labelled = zip(curves, zip(schedules, labels)).map { request, built in
      LabelledCurve(request: request, schedule: built.0, label: built.1)
    }
    return Evaluation(context: context, length: length, shown: shown, curves: labelled)
  }

  /// Where a framework refuses to go on with a curve, if that is to be heard of.
  ///
  /// Nobody has asked for what lies beyond the course of a curve because another one is longer.
  private func refusal(of schedule: any Schedule, by last: Int) -> Refusal? {
    guard let refusal = schedule.refusal, refusal.iteration <= last else { return nil }
    let isAskedFor = run.iterations != nil || command == .at || refusal.iteration < schedule.course.updates
    return isAskedFor ? refusal : nil
  }

  /// The updates that are shown of a run.
  private func shown(of run: Run, length: Int) throws(UsageError) -> ClosedRange<Int> {
    let last = max(length, 1) - 1
    let from = try updates(self.run.from, "from", in: run) ?? 0
    let to = min(try updates(self.run.to, "to", in: run) ?? last, last)
    guard from <= last else {
      throw .outOfBounds(
        .option("from", of: command), value: self.run.from?.description ?? "",
        accepted: "one of the updates 0 to \(last) of the run, which -n makes longer")
    }
    guard from <= to else {
      throw .outOfBounds(
        .option("to", of: command), value: self.run.to?.description ?? "",
        accepted: "at least --from, which is update \(from)")
    }
    return from...to
  }

  /// Every how many updates a row is exported, at least 1.
  ///
  /// - Parameter run: The run, whose length is known.
  /// - Returns: Every how many updates a row.
  /// - Throws: ``UsageError/missingFact(_:value:_:)`` where the run does not tell what a unit counts.
  package func stride(in run: Run) throws(UsageError) -> Int {
    max(1, try updates(export.every, "every", in: run) ?? 1)
  }

  private func updates(_ count: UpdateCount?, _ option: String, in run: Run) throws(UsageError) -> Int? {
    guard let count else { return nil }
    do throws(MissingFact) {
      return try run.accounting.updates(of: count)
    } catch {
      throw .missingFact(.option(option, of: command), value: count.description, error)
    }
  }
}
