import Numbers
import Runs
import Schedules

extension Invocation {
  /// The most updates that a curve is marked at: more marks would hide it.
  package static let mostMarks = 1000

  /// Returns the updates at which each curve is marked, in ascending order.
  ///
  /// - Parameter evaluation: The run and the curves.
  /// - Returns: For each curve its updates: what was asked for, and the ends of its own cycles.
  /// - Throws: ``UsageError`` where the run does not tell what a unit counts, an update lies behind the run, no curve has cycles, or
  ///   there are more than ``mostMarks``.
  package func marks(in evaluation: Evaluation) throws(UsageError) -> [[Int]] {
    var common: Set<Int> = []
    var own = [Set<Int>](repeating: [], count: evaluation.curves.count)
    func tooMany(_ selection: UpdateSelection) -> UsageError {
      .outOfBounds(
        .option("mark-at", of: command), value: selection.description, accepted: "at most \(Self.mostMarks) updates")
    }
    for selection in chart.marks {
      guard let updates = try progression(of: selection, for: "mark-at", in: evaluation.run) else {
        for (index, curve) in evaluation.curves.enumerated() {
          own[index].formUnion(try cycleEnds(of: curve, in: evaluation))
          if own[index].count > Self.mostMarks { throw tooMany(selection) }
        }
        if own.allSatisfy(\.isEmpty) { throw .noCycles(last: evaluation.whole.upperBound) }
        continue
      }
      guard updates.last <= evaluation.whole.upperBound else {
        throw .outOfBounds(
          .option("mark-at", of: command), value: selection.description,
          accepted: "within the updates 0 to \(evaluation.whole.upperBound) of the run, which -n makes longer")
      }
      guard updates.count <= Self.mostMarks else { throw tooMany(selection) }
      for index in 0..<updates.count { common.insert(updates[index]) }
      if common.count > Self.mostMarks { throw tooMany(selection) }
    }
    return own.map { $0.union(common).sorted() }
  }
}
