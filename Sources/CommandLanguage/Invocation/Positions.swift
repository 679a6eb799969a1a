import Numbers
package import Runs
import Schedules

extension Invocation {
  /// Returns the updates that `at` asks for, in the order in which they are written.
  ///
  /// - Parameter evaluation: The run and the curves: the ends of cycles are those of all curves together.
  /// - Returns: The updates; how many they are does not matter to their size, but for the ends of cycles.
  /// - Throws: ``UsageError`` where the run does not tell what a unit counts, a range holds no update, or no curve has cycles.
  package func positions(in evaluation: Evaluation) throws(UsageError) -> [UpdateProgression] {
    var positions: [UpdateProgression] = []
    for selection in iterations {
      if let progression = try progression(of: selection, for: "at", in: evaluation.run) {
        positions.append(progression)
      } else {
        positions += try cycleEnds(in: evaluation).map { UpdateProgression($0) }
      }
    }
    return positions
  }

  /// Returns the last update that `at` asks for beyond those of the run, as far as that does not depend on the curves.
  ///
  /// - Parameter run: The run, whose length is known.
  /// - Returns: The update; `nil` where nothing is asked for.
  /// - Throws: ``UsageError`` where the run does not tell what a unit counts, or a range holds no update.
  func lastPosition(in run: Run) throws(UsageError) -> Int? {
    var last: Int?
    for selection in iterations {
      guard let progression = try progression(of: selection, for: "at", in: run) else { continue }
      last = max(last ?? 0, progression.last)
    }
    return last
  }

  /// The updates of a selection; `nil` for the ends of cycles.
  func progression(
    of selection: UpdateSelection, for option: String, in run: Run
  ) throws(UsageError) -> UpdateProgression? {
    let length = max(1, run.length?.value ?? 1)
    func updates(_ count: UpdateCount) throws(UsageError) -> Int {
      do throws(MissingFact) {
        return try run.accounting.updates(of: count)
      } catch {
        throw .missingFact(.option(option, of: command), value: count.description, error)
      }
    }
    func place(_ mark: UpdateSelection.Mark) throws(UsageError) -> Int {
      switch mark {
      case .last: length - 1
      case .count(let count): try updates(count)
      case .fromEnd(let count): length.subtractingSaturating(try updates(count))
      }
    }
    func from(_ mark: UpdateSelection.Mark?) throws(UsageError) -> Int {
      if let mark { try place(mark) } else { 0 }
    }
    func end(_ mark: UpdateSelection.Mark?) throws(UsageError) -> Int {
      if let mark { try place(mark) } else { length }
    }
    func outside(_ accepted: String) -> UsageError {
      .outOfBounds(.option(option, of: command), value: selection.description, accepted: accepted)
    }
    let range: UpdateProgression?
    switch selection {
    case .one(let mark):
      let update = try place(mark)
      guard update >= 0 else { throw outside("at least -\(length), the first update of the run") }
      range = UpdateProgression(update)
    case .range(let first, nil): range = UpdateProgression(from: try from(first), through: length - 1)
    case .range(let first, let last?): range = UpdateProgression(from: try from(first), through: try place(last))
    case .slice(let first, let last, let step):
      range = UpdateProgression(
        from: try from(first), through: try end(last).subtractingSaturating(1), by: max(1, try updates(step)))
    case .cycleEnds: return nil
    }
    guard let range else { throw outside("a range that holds an update; those of the run are 0 to \(length - 1)") }
    return range
  }

  /// The ends of the cycles of all curves together, within the run.
  private func cycleEnds(in evaluation: Evaluation) throws(UsageError) -> [Int] {
    var ends: Set<Int> = []
    for curve in evaluation.curves { ends.formUnion(try cycleEnds(of: curve, in: evaluation)) }
    guard !ends.isEmpty else { throw .noCycles(last: evaluation.whole.upperBound) }
    return ends.sorted()
  }

  /// The ends of the cycles of a curve, within the run; none where it has no cycles.
  func cycleEnds(of curve: LabelledCurve, in evaluation: Evaluation) throws(UsageError) -> [Int] {
    do throws(CycleEnds.Fault) {
      return try curve.schedule.cycleEnds(in: evaluation.whole)
    } catch {
      switch error {
      case .tooMany(let limit): throw .tooManyCycles(limit: limit)
      case .unknown(let last): throw .cyclesUnknown(after: last)
      }
    }
  }
}
