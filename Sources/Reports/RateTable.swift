package import CommandLanguage
package import Documents
import Numbers
import Schedules
import TerminalText

/// The rates of several curves at given iterations.
package struct RateTable: Sendable {
  private let curves: [LabelledCurve]
  private let iterations: [Int]
  private let digits: Int?
  private let notes: [String]

  /// Takes what is asked for.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - iterations: The iterations, from 0, in any order.
  ///   - digits: How many digits a rate has at most in lines, from 1 to 17; `nil` for all that it has.
  ///   - notes: What else is to be said, in sentences.
  package init(of curves: [LabelledCurve], at iterations: [Int], digits: Int? = nil, notes: [String] = []) {
    self.digits = digits
    self.notes = notes
    self.curves = curves
    self.iterations = iterations
  }

  /// The lines: for one curve at one iteration the bare rate, ready for a script; else a table, which has a heading where
  /// there are several curves.
  package var lines: [String] {
    if curves.count == 1, iterations.count == 1 { return [text(curves[0].schedule(iterations[0]))] }
    let heading = curves.count == 1 ? [] : [["iteration"] + curves.map { SafeText.plain($0.label) }]
    let rows = iterations.map { iteration in ["\(iteration)"] + curves.map { text($0.schedule(iteration)) } }
    return Columns.aligned(heading + rows)
  }

  private func text(_ rate: Double) -> String {
    digits.map { FigureText.short(rate, digits: $0) } ?? numberText(rate)
  }

  /// The same in JSON: the iterations, the notes, and of each curve its label, its words and its rates in their order.
  package var json: JSONText {
    [
      "iterations": .array(iterations.map { .integer($0) }),
      "notes": .array(notes.map { .string($0) }),
      "curves": .array(
        curves.map { curve in
          [
            "label": .string(curve.label), "curve": .string(curve.request.config.description),
            "learning_rates": .array(iterations.map { .number(curve.schedule($0)) }),
          ]
        }),
    ]
  }
}
