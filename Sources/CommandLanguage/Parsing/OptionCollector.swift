import Catalogue

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

  /// The first word of `at` that is a list of iterations.
  mutating func takeOperand(_ token: Token) throws(UsageError) -> Bool {
    // A schedule may begin with a digit too, as 1cycle does.
    guard command == .at, !hasIterations, NumberReader.looksNumeric(token.text),
      vocabulary.definition(named: token.text) == nil, let option = OptionTable.option(named: "at", of: .at),
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
    for option in given where !isDuration(option.value) { option.store.write(&invocation, option.value) }
    let isRun: (Given) -> Bool = { $0.option.isNamed("iterations") }
    for option in given where isDuration(option.value) && isRun(option) { try write(option, to: &invocation) }
    for option in given where isDuration(option.value) && !isRun(option) { try write(option, to: &invocation) }
  }

  private func isDuration(_ value: OptionValue) -> Bool {
    switch value {
    case .duration, .durations: true
    case .flag, .text, .count, .number, .counts: false
    }
  }

  private func write(_ given: Given, to invocation: inout Invocation) throws(UsageError) {
    let reference = OptionReference.option(given.option.name, of: command)
    var counts: [Int] = []
    for duration in durations(of: given.value) {
      // A share of the run cannot tell how long the run is.
      if given.option.isNamed("iterations"), duration.unit == .percent {
        throw .unitNotAccepted(reference, value: given.text)
      }
      do {
        counts.append(try invocation.run.context().iterations(of: duration, parameter: given.option.name))
      } catch {
        throw duration.unit == .training
          ? .unitNotAccepted(reference, value: given.text) : .unitWithoutContext(reference, value: given.text)
      }
    }
    if case .duration(let minimum) = given.store.kind, let count = counts.first {
      guard count >= minimum else {
        throw .outOfBounds(reference, value: given.text, accepted: "at least \(minimum)")
      }
      given.store.write(&invocation, .count(count))
    } else {
      given.store.write(&invocation, .counts(counts))
    }
  }

  private func durations(of value: OptionValue) -> [Duration] {
    switch value {
    case .duration(let duration): [duration]
    case .durations(let durations): durations
    case .flag, .text, .count, .number, .counts: []
    }
  }
}
