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

  /// The first word that is a list of iterations, of a command that takes one.
  mutating func takeOperand(_ token: Token) throws(UsageError) -> Bool {
    // A schedule may begin with a digit too, as 1cycle does.
    guard command.operands.areIterations, !hasIterations, NumberReader.looksNumeric(token.text),
      vocabulary.finding(token.text) == nil, let option = OptionTable.option(named: "at", of: command),
      let store = option.store
    else { return false }
    let reader = OptionReader(command: command, vocabulary: vocabulary)
    append(option, store, try reader.iterations(token.text), token.text)
    hasIterations = true
    return true
  }

  private mutating func append(_ option: GlobalOption, _ store: OptionStore, _ value: OptionValue, _ text: String) {
    given.append(Given(option: option, store: store, value: value, text: text))
  }

  /// Puts the options into an invocation: first what tells the length of an epoch, then that of the run, then the rest.
  func apply(to invocation: inout Invocation) throws(UsageError) {
    try checkLength()
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

  private func isDuration(_ value: OptionValue) -> Bool {
    switch value {
    case .duration, .durations: true
    case .flag, .text, .count, .number, .counts: false
    }
  }

  private func write(_ given: Given, to invocation: inout Invocation) throws(UsageError) {
    let reference = OptionReference.option(given.option.name, of: command)
    // A share of the run cannot tell how long the run is.
    let length: Fact<Int>? = given.option.tells == .length ? nil : try invocation.trainingRun().length
    let accounting = StepAccounting(try invocation.runFacts(), length: length)
    var counts: [Int] = []
    for quantity in durations(of: given.value) {
      if quantity.unit == .percent, length == nil { throw .unitNotAccepted(reference, value: given.text) }
      do throws(MissingFact) {
        counts.append(try accounting.updates(of: quantity).value)
      } catch {
        throw .missingFact(reference, value: given.text, error)
      }
    }
    if case .duration(let minimum, _) = given.store.kind, let count = counts.first {
      guard count >= minimum else {
        throw .outOfBounds(reference, value: given.text, accepted: "at least \(minimum)")
      }
      given.store.write(&invocation, .count(count))
    } else {
      given.store.write(&invocation, .counts(counts))
    }
  }

  private func durations(of value: OptionValue) -> [Quantity] {
    switch value {
    case .duration(let duration): [duration]
    case .durations(let durations): durations
    case .flag, .text, .count, .number, .counts: []
    }
  }
}
