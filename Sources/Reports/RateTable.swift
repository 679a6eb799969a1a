package import CommandLanguage
package import Documents
import Numbers
package import Runs
import Schedules
import TerminalText

/// The rates of several curves at given updates, however many these are.
package struct RateTable: Sendable {
  /// The curves, a column each.
  let curves: [LabelledCurve]
  /// The updates, in the order in which they were asked for.
  let positions: [UpdateProgression]
  /// How many digits a rate has at most in lines; `nil` for all that it has.
  private let digits: Int?
  /// What else is to be said, in sentences.
  let notes: [String]

  /// Takes what is asked for.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - positions: The updates, from 0, in any order.
  ///   - digits: How many digits a rate has at most in lines, from 1 to 17; `nil` for all that it has.
  ///   - notes: What else is to be said, in sentences.
  package init(
    of curves: [LabelledCurve], at positions: [UpdateProgression], digits: Int? = nil, notes: [String] = []
  ) {
    self.digits = digits
    self.notes = notes
    self.curves = curves
    self.positions = positions
  }

  /// Takes what is asked for.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - iterations: The updates one by one.
  package init(of curves: [LabelledCurve], at iterations: [Int]) {
    self.init(of: curves, at: iterations.map { UpdateProgression($0) })
  }

  /// The number of updates.
  package var count: Int { positions.reduce(0) { $0.addingSaturating($1.count) } }

  /// Hands over the updates in their order until the body has had enough.
  func forEachUpdate(_ body: (Int) -> Bool) {
    for progression in positions {
      for index in 0..<progression.count {
        guard body(progression[index]) else { return }
      }
    }
  }

  /// The updates one by one.
  private var updates: [Int] {
    var updates: [Int] = []
    forEachUpdate {
      updates.append($0)
      return true
    }
    return updates
  }

  /// The lines: for one curve at one update the bare rate, ready for a script; else a table, which has a heading where
  /// there are several curves.
  package var lines: [String] {
    if curves.count == 1, count == 1 { return [text(curves[0].schedule(positions[0].first))] }
    return Columns.aligned(heading + updates.map(row))
  }

  /// The heading of several curves; nothing for one.
  var heading: [[String]] {
    curves.count == 1 ? [] : [["iteration"] + curves.map { SafeText.plain($0.label) }]
  }

  /// The texts of an update's row.
  func row(_ update: Int) -> [String] { ["\(update)"] + curves.map { text($0.schedule(update)) } }

  private func text(_ rate: Double) -> String {
    digits.map { FigureText.short(rate, digits: $0) } ?? numberText(rate)
  }

  /// The same in JSON: the updates, and of each curve its label, its words and its rates in their order.
  package var json: JSONText {
    let updates = updates
    return [
      "iterations": .array(updates.map { .integer($0) }),
      "notes": .array(notes.map { .string($0) }),
      "curves": .array(
        curves.map { curve in
          [
            "label": .string(curve.label), "curve": .string(curve.request.config.description),
            "learning_rates": .array(updates.map { .number(curve.schedule($0)) }),
          ]
        }),
    ]
  }
}
