package import Catalogue
package import Logs
import Runs
package import Schedules

extension Invocation {
  /// The plan and the log that `diff` compares, whichever stands first.
  ///
  /// - Returns: Both curves, and the log.
  /// - Throws: A ``Diagnostic`` for anything but two curves of which one is a log.
  package func planAndLog() throws(Diagnostic) -> (plan: CurveRequest, recorded: CurveRequest, log: RunLog) {
    let logs = curves.filter { $0.record != nil }
    guard curves.count == 2, let recorded = curves[1].record != nil ? curves[1] : logs.first, let log = recorded.record
    else {
      let given =
        switch curves.count {
        case 1: "there is one curve"
        case 2: "neither of these curves is a log"
        default: "there are \(curves.count) curves"
        }
      throw Diagnostic(
        "diff compares one plan with one log, as in 'lrsched diff cosine --lr 0.1 --length 1000 vs @log.csv', and \(given).",
        readMore: "lrsched help diff")
    }
    let plan = curves[1].record != nil ? curves[0] : curves[1]
    return (plan, recorded, log)
  }

  /// The log that `fit` reads.
  ///
  /// - Returns: The curve, and the log.
  /// - Throws: A ``Diagnostic`` for a curve that is no log.
  package func recordedCurve() throws(Diagnostic) -> (curve: CurveRequest, log: RunLog) {
    guard let curve = curves.first, let log = curve.record else {
      throw Diagnostic(
        "fit takes a log, as in 'lrsched fit @log.csv', and this curve is none.", readMore: "lrsched help fit")
    }
    return (curve, log)
  }
}

extension Evaluation {
  /// Returns the same evaluation with another curve.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - config: The words that it has.
  ///   - label: What it is called.
  /// - Returns: The evaluation.
  package func adding(_ schedule: any Schedule, _ config: ScheduleConfig, label: String) -> Evaluation {
    let curve = LabelledCurve(request: CurveRequest(config, label: label), schedule: schedule, label: label)
    return Evaluation(context: context, length: length, shown: shown, curves: curves + [curve])
  }
}
