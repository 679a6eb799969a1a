import Catalogue
import ChartChoices
import CodeGeneration
import Numbers
import RangeTests
import Runs
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
    if !invocation.find.hasKnownSmoothing {
      throw .notAChoice(
        .option("smooth", of: invocation.command), value: invocation.find.smoothing ?? "", accepted: Smoothing.accepted)
    }
  }

  private func checkOperands(_ invocation: Invocation) throws(UsageError) {
    let (command, operands) = (invocation.command, invocation.operands)
    if command.operands.curves == .one, invocation.curves.count > 1 { throw .severalCurves(command) }
    if let dialect = invocation.dialect, !vocabulary.dialects.contains(Catalogue.dialectName(dialect)) {
      throw .unknownDialect(dialect)
    }
    guard let word = command.operands.word else {
      if let word = operands.first { throw .unexpectedWord(word, command: command) }
      return
    }
    if command.operands.areIterations {
      if invocation.iterations.isEmpty { throw .missingOperand(command) }
      return
    }
    if command.operands.isCondition {
      if invocation.condition == nil { throw .missingOperand(command) }
      return
    }
    guard let operand = operands.first else {
      if word.isOptional { return }
      throw .missingOperand(command)
    }
    if operands.count > 1, !command.operands.areSeveral { throw .unexpectedWord(operands[1], command: command) }
    switch word.kind {
    case .choice(let accepted):
      guard accepted.contains(operand) else {
        throw .notAChoice(.word(word.name), value: operand, accepted: accepted)
      }
    case .topic:
      for operand in operands where HelpTopic(operand, vocabulary) == nil { throw .unknownTopic(operand) }
    case .search:
      let list = ScheduleList(vocabulary: vocabulary, dialect: invocation.dialect, words: operands)
      if list.isEmpty { throw .nothingListed(operands.joined(separator: " ")) }
    case .file, .iterations, .condition, .runs, .rule: break
    }
    if invocation.argumentsFormat != nil, operand != CodeTarget.hf.rawValue {
      throw .needs(.option("format", of: command), others: [.word("the TARGET hf")])
    }
  }

  private func checkRun(_ invocation: Invocation) throws(UsageError) {
    let (run, command) = (invocation.run, invocation.command)
    func option(_ name: String) -> OptionReference { .option(name, of: command) }
    func needs(_ name: String, _ isGiven: Bool, _ other: String, _ hasOther: Bool) throws(UsageError) {
      if isGiven, !hasOther { throw .needs(option(name), others: [option(other)]) }
    }
    if run.samples != nil, run.stepsPerEpoch != nil { throw .exclusive(option("steps-per-epoch"), option("samples")) }
    let hasBatch = run.batchSize != nil
    try needs("samples", run.samples != nil, "batch-size", hasBatch)
    try needs("seq-len", run.sequenceLength != nil, "batch-size", hasBatch)
    try needs("world-size", run.worldSize != nil, "batch-size", hasBatch)
    try needs("drop-last", run.dropsLast, "samples", run.samples != nil)
    if command == .steps, invocation.curves.contains(where: { !$0.plans.isEmpty }) {
      for (name, isGiven) in [("iterations", run.iterations != nil), ("from", run.from != nil), ("to", run.to != nil)] {
        if isGiven { throw .idleBesideConfig(option(name)) }
      }
    }
    let accounting = StepAccounting(try invocation.runFacts())
    for curve in invocation.curves {
      // How long a share is, only the length of the run tells.
      for case .cut(let quantity) in curve.config.operations where quantity.unit != .percent {
        do throws(MissingFact) {
          _ = try accounting.updates(of: quantity)
        } catch {
          throw curve.position.locate(
            .missingFact(.word(Keyword.cut.rawValue), value: quantity.description, error))
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
    let facts = try invocation.runFacts()
    for unit in [chart.xUnit] + invocation.export.units {
      guard let missing = unit.missingFact(in: facts) else { continue }
      throw .missingFact(.option("x", of: command), value: unit.rawValue, missing)
    }
  }

  private func checkOutputs(_ invocation: Invocation) throws(UsageError) {
    // Text is text, whatever its file is called.
    guard invocation.command.product != .text else { return }
    let accepted =
      invocation.command.product == .data ? DataFormat.allCases.map(\.rawValue) : PictureFormat.allCases.map(\.rawValue)
    for path in invocation.output.paths where invocation.format(of: path) == nil {
      throw .unknownFormat(path: path, accepted: accepted)
    }
  }
}
