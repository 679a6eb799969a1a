package import CommandLanguage
package import Documents
import Numbers
import Schedules
import TerminalText

/// What `when` answers: of each curve the update that was looked for, and the rate there.
package struct ConditionTable: Sendable {
  /// The answer for a curve.
  struct Answer: Sendable {
    let curve: LabelledCurve
    /// What the rates were compared with.
    let threshold: Double
    /// What was found.
    let finding: RateSearch.Finding
  }

  private let condition: RateCondition
  private let iterations: ClosedRange<Int>
  let answers: [Answer]

  /// Looks for the updates.
  ///
  /// - Parameters:
  ///   - condition: What to look for.
  ///   - evaluation: The curves, and which part of the run is looked at.
  ///   - work: What the search may cost, all curves together, in evaluations of a cosine.
  package init(of condition: RateCondition, in evaluation: Evaluation, work: Int = RateSearch.usualWork) {
    self.condition = condition
    iterations = evaluation.shown
    let work = max(1, work / max(1, evaluation.curves.count))
    answers = evaluation.curves.map { curve in
      let threshold = condition.rate(for: curve.schedule, over: evaluation.whole)
      let search = RateSearch(of: curve.schedule, isAbove: condition.side == .above, threshold)
      let finding = search.update(isLast: condition.occurrence == .last, in: evaluation.shown, work: work)
      return Answer(curve: curve, threshold: threshold, finding: finding)
    }
  }

  /// The lines: the update and the rate, behind the label where there are several curves; or a sentence that there is none.
  package var lines: [String] {
    // Sentences make no column wide.
    let found = answers.compactMap(update)
    var rows = Columns.aligned(found)[...]
    let texts = answers.map { answer in update(answer) == nil ? sentence(of: answer) : rows.popFirst() ?? "" }
    if answers.count == 1 { return texts }
    return Columns.aligned(zip(answers, texts).map { [SafeText.plain($0.curve.label), $1] })
  }

  /// The texts of the update that was found; `nil` where none was.
  private func update(_ answer: Answer) -> [String]? {
    guard case .found(let update) = answer.finding else { return nil }
    return ["\(update)", numberText(answer.curve.schedule(update))]
  }

  private func sentence(of answer: Answer) -> String {
    let (first, last) = (iterations.lowerBound, iterations.upperBound)
    let condition = "\(condition.side.rawValue) \(numberText(answer.threshold))"
    switch answer.finding {
    case .found, .never: return "never \(condition) in the updates \(first) to \(last)"
    case .unknown(nil):
      return "not known whether \(condition) in the updates \(first) to \(last): it takes too long to find out"
    case .unknown(let update?):
      let ruledOut = self.condition.occurrence == .first ? "\(first) to \(update)" : "\(update) to \(last)"
      return "not \(condition) in the updates \(ruledOut); beyond, it takes too long to find out"
    }
  }

  /// The same as an object: what was asked, and of each curve the update and the rate, `null` where there is none or it is not
  /// known.
  package var json: JSONText {
    [
      "condition": .string(condition.description),
      "first_iteration": .integer(iterations.lowerBound),
      "last_iteration": .integer(iterations.upperBound),
      "curves": .array(answers.map(object)),
    ]
  }

  private func object(_ answer: Answer) -> JSONText {
    var (found, update, known): (String, Int?, JSONText) = ("never", nil, .null)
    switch answer.finding {
    case .found(let iteration): (found, update) = ("found", iteration)
    case .never: break
    case .unknown(let after):
      found = "unknown"
      known = after.map { .integer($0) } ?? .null
    }
    return [
      "label": .string(answer.curve.label), "curve": .string(answer.curve.request.config.description),
      "threshold": .number(answer.threshold), "result": .string(found),
      "iteration": update.map { .integer($0) } ?? .null,
      "learning_rate": update.map { .number(answer.curve.schedule($0)) } ?? .null,
      "ruled_out_to": known,
    ]
  }
}
