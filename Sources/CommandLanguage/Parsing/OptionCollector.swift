import Catalogue
import Runs

/// Takes the global options of a command line, wherever they stand, and puts them into the invocation at the end.
///
/// Only then is it known how long an epoch and the run are, which the durations among them may count in. An option that is
/// given twice counts as the last time says, so that a command line can be taken up and overruled; outputs add up.
struct OptionCollector: CurveSurroundings {
  let command: Command
  let vocabulary: Vocabulary
  private var given: [Given] = []
  /// The iterations of `at`, and the words that are no part of a curve.
  private var hasIterations = false
  /// What `when` looks for, as far as its words were read.
  private var condition = ConditionReader()
  /// The word before the curves, of a command that takes one of several.
  private var operand: String?

  /// An option with its value.
  private struct Given {
    let option: GlobalOption
    let store: OptionStore
    let value: OptionValue
    let text: String
  }

  init(command: Command, vocabulary: Vocabulary) {
    self.command = command
    self.vocabulary = vocabulary
  }

  mutating func take(
    _ option: OptionWord, in curve: [ScheduleDefinition], from cursor: inout TokenCursor
  ) throws(UsageError) {
    let reader = OptionReader(command: command, vocabulary: vocabulary)
    guard let (definition, isNegated) = reader.definition(of: option), let store = definition.store else {
      throw OptionErrors(command: command).unknown(option, in: curve)
    }
    if store.kind == .flag, option.isShort, !option.hasEqualSign {
      append(definition, store, .flag(true), option.spelling)
      if let rest = option.restOfBundle { try take(rest, in: curve, from: &cursor) }
      return
    }
    let (value, text) =
      isNegated ? (.flag(false), "") : try reader.value(of: definition, store.kind, option, from: &cursor)
    append(definition, store, value, text)
  }

  func isOperandAhead(_ token: Token) -> Bool {
    guard token.text.hasPrefix("-") else { return false }
    if command.operands.areIterations { return !hasIterations && SelectionReader.looksLikeOne(token.text) }
    return command.operands.isCondition && condition.awaitsRate && NumberReader.looksNumeric(token.text)
  }

  /// The first word that is a list of iterations, of a command that takes one, or a word of a condition.
  mutating func takeOperand(_ token: Token) throws(UsageError) -> Bool {
    if command.operands.isCondition { return try condition.take(token) }
    if command.takesCurves, let choices = command.operands.choices, operand == nil,
      choices.contains(token.text) || vocabulary.finding(token.text) == nil && !CodeDraft.isCode(token.text)
    {
      operand = token.text
      return true
    }
    // A schedule may begin with a digit too, as 1cycle does.
    guard command.operands.areIterations, !hasIterations, SelectionReader.looksLikeOne(token.text),
      vocabulary.finding(token.text) == nil, let option = OptionTable.option(named: "at", of: command),
      let store = option.store
    else { return false }
    let reader = OptionReader(command: command, vocabulary: vocabulary)
    append(option, store, try reader.iterations(token.text, .option(option.name, of: command)), token.text)
    hasIterations = true
    return true
  }

  private mutating func append(_ option: GlobalOption, _ store: OptionStore, _ value: OptionValue, _ text: String) {
    given.append(Given(option: option, store: store, value: value, text: text))
  }

  /// Puts the options into an invocation: first what tells the length of an epoch, then that of the run, then the rest.
  func apply(to invocation: inout Invocation) throws(UsageError) {
    try checkLength()
    invocation.condition = condition.condition
    if let operand { invocation.operands = [operand] }
    for option in given where !isDuration(option.value) { option.store.write(&invocation, option.value) }
    let isRun: (Given) -> Bool = { $0.option.tells == .length }
    for option in given where isDuration(option.value) && isRun(option) { try write(option, to: &invocation) }
    for option in given where isDuration(option.value) && !isRun(option) { try write(option, to: &invocation) }
  }

  /// The length of the run is told once: by `-n`, or in epochs.
  private func checkLength() throws(UsageError) {
    let tellers = given.filter { $0.option.tells == .length }
    guard let first = tellers.first, let other = tellers.first(where: { $0.option.name != first.option.name }) else {
      return
    }
    throw .exclusive(.option(first.option.name, of: command), .option(other.option.name, of: command))
  }

  /// Whether it takes the run to know what a value counts.
  private func isDuration(_ value: OptionValue) -> Bool {
    switch value {
    case .duration, .extent, .selections: true
    case .flag, .text, .count, .number: false
    }
  }

  private func write(_ given: Given, to invocation: inout Invocation) throws(UsageError) {
    let reference = OptionReference.option(given.option.name, of: command)
    switch given.value {
    case .duration(let quantity):
      // A share of the run cannot tell how long the run is.
      if quantity.unit == .percent { throw .unitNotAccepted(reference, value: given.text) }
      guard let count = try updates(of: .measured(quantity), given, in: invocation) else { return }
      given.store.write(&invocation, .count(count))
    case .extent(let count):
      _ = try updates(of: count, given, in: invocation)
      given.store.write(&invocation, given.value)
    case .selections(let selections):
      for count in selections.flatMap(\.counts) { _ = try updates(of: count, given, in: invocation) }
      given.store.write(&invocation, given.value)
    case .flag, .text, .count, .number: break
    }
  }

  /// The updates that a count is as far as this can be told before the length of the run is known: `nil` for a share of it.
  private func updates(
    of count: UpdateCount, _ given: Given, in invocation: Invocation
  ) throws(UsageError) -> Int? {
    let reference = OptionReference.option(given.option.name, of: command)
    if case .measured(let quantity) = count, quantity.unit == .percent { return nil }
    let accounting = StepAccounting(try invocation.runFacts())
    let updates: Int
    do throws(MissingFact) {
      updates = try accounting.updates(of: count)
    } catch {
      throw .missingFact(reference, value: given.text, error)
    }
    let minimum =
      switch given.store.kind {
      case .duration(let minimum, _), .extent(let minimum): minimum
      default: 0
      }
    guard updates >= minimum else {
      throw .outOfBounds(reference, value: given.text, accepted: "at least \(minimum)")
    }
    return updates
  }
}
