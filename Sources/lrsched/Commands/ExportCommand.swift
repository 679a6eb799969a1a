import CommandLanguage
import Reports
import Runs

/// `lrsched export`: the rate of every iteration, as rows.
enum ExportCommand {
  static func run(_ invocation: Invocation) throws {
    try OutputCheck.check(invocation)
    let evaluation = try Evaluation(of: invocation)
    if invocation.showsRecords {
      try RecordExport(of: evaluation, invocation).write()
      return
    }
    let (curves, shown) = (evaluation.curves, evaluation.shown)
    var table = CurveTable(
      curves: curves, first: shown.lowerBound, last: shown.upperBound,
      stride: try invocation.stride(in: evaluation.run))
    let notes = Notes.sentences(of: evaluation)
    table.digits = invocation.output.digits
    table.notes = invocation.takenNames.map(\.sentence) + notes
    for unit in invocation.export.units where unit != .iteration {
      do throws(MissingFact) {
        table.units.append(try UnitColumn(unit, of: evaluation.run))
      } catch {
        throw UsageError.missingFact(.option("x", of: invocation.command), value: unit.rawValue, error)
      }
    }
    for output in invocation.destinations {
      guard case .data(let format) = output.format else { continue }
      let isAtData = output.path == Output.standardOutput && Terminal.isStandardOutput
      let progress = ProgressLine(
        "exporting", of: Double(table.count) * Double(curves.count), isWanted: !isAtData && !invocation.output.isQuiet)
      table.progress = progress
      defer { progress.finish() }
      let writer = format.writer(isLong: invocation.export.isLong, evaluation.run.accounting)
      if output.path == Output.standardOutput {
        if format == .npy, Terminal.isStandardOutput { throw FileError.binaryToTerminal }
        try OutputFile.standardOutput { writer.write(table, to: &$0) }
      } else {
        try OutputFile.replace(output.path) { writer.write(table, to: &$0) }
        progress.finish()
        if !invocation.output.isQuiet { Words.say(Notes.data(at: output.path, rows: table.count)) }
      }
    }
    Words.say(notes: notes, of: invocation)
  }
}

extension DataFormat {
  fileprivate func writer(isLong: Bool, _ accounting: StepAccounting) -> any ExportFormat {
    switch self {
    case .csv: SeparatedValues(separator: UInt8(ascii: ","), isLong: isLong)
    case .tsv: SeparatedValues(separator: UInt8(ascii: "\t"), isLong: isLong)
    case .json: JSONCurves(accounting: accounting)
    case .npy: NPY()
    }
  }
}
