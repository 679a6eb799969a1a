import CommandLanguage
import Documents
import Numbers
import Schedules
import TerminalText

/// `lrsched at`: the rate at given iterations.
enum AtCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    let iterations = try invocation.positions(in: evaluation.run)
    if invocation.isJSON {
      try OutputFile.standardOutput { $0.write(json(evaluation.curves, iterations) + "\n") }
    } else {
      try Page.write(table(evaluation.curves, iterations))
    }
  }

  /// For one curve the bare rates, ready for a script; for several a table.
  private static func table(_ curves: [LabelledCurve], _ iterations: [Int]) -> [String] {
    if curves.count == 1, iterations.count == 1 { return [numberText(curves[0].schedule(iterations[0]))] }
    let heading = curves.count == 1 ? [] : [["iteration"] + curves.map { SafeText.plain($0.label) }]
    let rows = iterations.map { iteration in ["\(iteration)"] + curves.map { numberText($0.schedule(iteration)) } }
    return Columns.aligned(heading + rows)
  }

  private static func json(_ curves: [LabelledCurve], _ iterations: [Int]) -> String {
    let objects = curves.map { curve -> JSONText in
      let rates = iterations.map { iteration -> JSONText in
        ["iteration": .integer(iteration), "learning_rate": .number(curve.schedule(iteration))]
      }
      return [
        "label": .string(curve.label), "curve": .string(curve.request.config.description), "rates": .array(rates),
      ]
    }
    return JSONText.array(objects).description
  }
}
