import Catalogue
import Schedules

/// Checks what only the whole command line can tell: options that need or exclude each other, and the number of words.
struct InvocationCheck: Sendable {
  let vocabulary: Vocabulary

  /// Throws the first thing that is wrong with an invocation.
  func check(_ invocation: Invocation) throws(UsageError) {
    try checkOperands(invocation)
    try checkRun(invocation)
    try checkChart(invocation)
    try checkOutputs(invocation)
  }

  private func checkOperands(_ invocation: Invocation) throws(UsageError) {
    let (command, operands) = (invocation.command, invocation.operands)
    switch command {
    case .explain:
      if invocation.curves.count > 1 { throw .severalCurves(command) }
    case .at:
      if invocation.iterations.isEmpty { throw .missingOperand(command) }
    case .recipe, .completions, .generate:
      guard let operand = operands.first else { throw .missingOperand(command) }
      if operands.count > 1 { throw .unexpectedWord(operands[1], command: command) }
      if let accepted = command.operandChoices, !accepted.contains(operand) {
        throw .notAChoice(.word(command.operandName ?? command.rawValue), value: operand, accepted: accepted)
      }
    case .help:
      if operands.count > 1 { throw .unexpectedWord(operands[1], command: command) }
      if let word = operands.first, HelpTopic(word, vocabulary) == nil { throw .unknownTopic(word) }
    case .list:
      if let word = operands.first { throw .unexpectedWord(word, command: command) }
      if let dialect = invocation.dialect, !vocabulary.dialects.contains(Catalogue.dialectName(dialect)) {
        throw .unknownDialect(dialect)
      }
    case .version:
      if let word = operands.first { throw .unexpectedWord(word, command: command) }
    case .plot, .compare, .show, .explore, .export:
      break
    }
  }

  private func checkRun(_ invocation: Invocation) throws(UsageError) {
    let (run, command) = (invocation.run, invocation.command)
    let steps = OptionReference.option("steps-per-epoch", of: command)
    let samples = OptionReference.option("samples", of: command)
    let batch = OptionReference.option("batch-size", of: command)
    if run.samples != nil, run.stepsPerEpoch != nil { throw .exclusive(steps, samples) }
    if run.samples != nil, run.batchSize == nil { throw .needs(samples, others: [batch]) }
    if run.batchSize != nil, run.samples == nil { throw .needs(batch, others: [samples]) }
    if run.first.addingReportingOverflow(run.iterations - 1).overflow { throw .runTooLong }
    for curve in invocation.curves {
      for case .cut(let duration) in curve.config.operations where duration.unit == .epochs {
        guard invocation.iterationsPerEpoch != nil else {
          throw curve.position.locate(.unitWithoutContext(.word(Keyword.cut.rawValue), value: duration.description))
        }
      }
    }
  }

  private func checkChart(_ invocation: Invocation) throws(UsageError) {
    let (chart, command) = (invocation.chart, invocation.command)
    let lower = OptionReference.option("y-min", of: command)
    if let minimum = chart.yMinimum, let maximum = chart.yMaximum, minimum >= maximum {
      throw .notBelow(
        lower, value: numberText(minimum), .option("y-max", of: command), otherValue: numberText(maximum))
    }
    if chart.isLogarithmic {
      for (name, bound) in [("y-min", chart.yMinimum), ("y-max", chart.yMaximum)] {
        guard let bound, bound <= 0 else { continue }
        throw .outOfBounds(
          .option(name, of: command), value: numberText(bound), accepted: "greater than 0 on a logarithmic axis")
      }
    }
    if chart.xUnit == .epoch, invocation.iterationsPerEpoch == nil {
      throw .needs(
        .option("x", of: command),
        others: [.option("steps-per-epoch", of: command), .option("samples", of: command)])
    }
  }

  private func checkOutputs(_ invocation: Invocation) throws(UsageError) {
    let accepted =
      invocation.command == .export ? DataFormat.allCases.map(\.rawValue) : ImageFormat.allCases.map(\.rawValue)
    for path in invocation.output.paths where invocation.format(of: path) == nil {
      throw .unknownFormat(path: path, accepted: accepted)
    }
  }
}
