import Catalogue
import Runs
import Schedules

/// What a global option takes, and where in an invocation it is kept.
///
/// That one place makes the parser write the option, a recipe print it, and help tell its default.
struct OptionStore: Sendable {
  /// Where in an invocation a value is kept.
  typealias Place<Value> = any WritableKeyPath<Invocation, Value> & Sendable

  /// What the option takes.
  let kind: OptionKind
  /// Returns the value in an invocation; `nil` where there is none.
  let read: @Sendable (Invocation) -> OptionValue?
  /// Sets the value in an invocation. Values of another kind are left alone.
  let write: @Sendable (inout Invocation, OptionValue) -> Void

  static func flag(_ path: Place<Bool>) -> OptionStore {
    OptionStore(kind: .flag) {
      .flag($0[keyPath: path])
    } write: { invocation, value in
      if case .flag(let isOn) = value { invocation[keyPath: path] = isOn }
    }
  }

  static func text(_ path: Place<String?>) -> OptionStore {
    OptionStore(kind: .text) {
      $0[keyPath: path].map(OptionValue.text)
    } write: { invocation, value in
      if case .text(let text) = value { invocation[keyPath: path] = text }
    }
  }

  static func path(_ path: Place<String?>) -> OptionStore {
    OptionStore(kind: .path) {
      $0[keyPath: path].map(OptionValue.text)
    } write: { invocation, value in
      if case .text(let text) = value { invocation[keyPath: path] = text }
    }
  }

  static func paths(_ path: Place<[String]>) -> OptionStore {
    OptionStore(kind: .path) { _ in
      nil
    } write: { invocation, value in
      if case .text(let text) = value { invocation[keyPath: path].append(text) }
    }
  }

  static func count(
    _ path: Place<Int>, _ bounds: ClosedRange<Int>
  ) -> OptionStore {
    OptionStore(kind: .count(bounds)) {
      .count($0[keyPath: path])
    } write: { invocation, value in
      if case .count(let count) = value { invocation[keyPath: path] = count }
    }
  }

  static func count(
    _ path: Place<Int?>, _ bounds: ClosedRange<Int>
  ) -> OptionStore {
    OptionStore(kind: .count(bounds)) {
      $0[keyPath: path].map(OptionValue.count)
    } write: { invocation, value in
      if case .count(let count) = value { invocation[keyPath: path] = count }
    }
  }

  static func number(_ path: Place<Double>, _ bounds: Bounds) -> OptionStore {
    OptionStore(kind: .number(bounds)) {
      .number($0[keyPath: path])
    } write: { invocation, value in
      if case .number(let number) = value { invocation[keyPath: path] = number }
    }
  }

  static func number(_ path: Place<Double?>, _ bounds: Bounds) -> OptionStore {
    OptionStore(kind: .number(bounds)) {
      $0[keyPath: path].map(OptionValue.number)
    } write: { invocation, value in
      if case .number(let number) = value { invocation[keyPath: path] = number }
    }
  }

  /// The length of the run, kept as the iterations that it is.
  ///
  /// - Parameters:
  ///   - path: Where it is kept.
  ///   - minimum: The fewest iterations accepted.
  ///   - unit: What a number alone counts. Only iterations are told back: the length is kept once.
  /// - Returns: The length.
  static func duration(
    _ path: Place<Int?>, atLeast minimum: Int, unit: Quantity.Unit = .updates
  ) -> OptionStore {
    OptionStore(kind: .duration(atLeast: minimum, unit: unit)) {
      unit == .updates ? $0[keyPath: path].map(OptionValue.count) : nil
    } write: { invocation, value in
      if case .count(let count) = value { invocation[keyPath: path] = count }
    }
  }

  /// A number of updates, kept as it is written.
  ///
  /// - Parameters:
  ///   - path: Where it is kept.
  ///   - minimum: The fewest accepted.
  /// - Returns: The number.
  static func extent(_ path: Place<UpdateCount>, atLeast minimum: Int) -> OptionStore {
    OptionStore(kind: .extent(atLeast: minimum)) {
      .extent($0[keyPath: path])
    } write: { invocation, value in
      if case .extent(let count) = value { invocation[keyPath: path] = count }
    }
  }

  /// A number of updates that may be left out, kept as it is written.
  ///
  /// - Parameters:
  ///   - path: Where it is kept.
  ///   - minimum: The fewest accepted.
  /// - Returns: The number.
  static func extent(_ path: Place<UpdateCount?>, atLeast minimum: Int) -> OptionStore {
    OptionStore(kind: .extent(atLeast: minimum)) {
      $0[keyPath: path].map(OptionValue.extent)
    } write: { invocation, value in
      if case .extent(let count) = value { invocation[keyPath: path] = count }
    }
  }

  /// Several iterations.
  static func iterations(_ path: Place<[UpdateSelection]>) -> OptionStore {
    OptionStore(kind: .iterations) { _ in
      nil
    } write: { invocation, value in
      if case .selections(let selections) = value { invocation[keyPath: path] = selections }
    }
  }

  /// Several iterations, told back as they are written.
  static func selections(_ path: Place<[UpdateSelection]>) -> OptionStore {
    OptionStore(kind: .iterations) {
      let selections = $0[keyPath: path]
      return selections.isEmpty ? nil : .selections(selections)
    } write: { invocation, value in
      if case .selections(let selections) = value { invocation[keyPath: path] = selections }
    }
  }

  static func choice<Choice>(
    _ path: Place<Choice>
  ) -> OptionStore where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    OptionStore(kind: .choice(Choice.allCases.map(\.rawValue))) {
      .text($0[keyPath: path].rawValue)
    } write: {
      invocation, value in
      if case .text(let text) = value, let choice = Choice(rawValue: text) { invocation[keyPath: path] = choice }
    }
  }

  static func choice<Choice>(
    _ path: Place<Choice?>
  ) -> OptionStore where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    OptionStore(kind: .choice(Choice.allCases.map(\.rawValue))) {
      $0[keyPath: path].map { .text($0.rawValue) }
    } write: {
      invocation, value in
      if case .text(let text) = value, let choice = Choice(rawValue: text) { invocation[keyPath: path] = choice }
    }
  }

  /// Several of some words, each once.
  static func choices<Choice>(
    _ path: Place<[Choice]>
  ) -> OptionStore where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    OptionStore(kind: .choices(Choice.allCases.map(\.rawValue))) {
      let words = $0[keyPath: path].map(\.rawValue)
      return words.isEmpty ? nil : .text(words.joined(separator: ","))
    } write: { invocation, value in
      guard case .text(let text) = value else { return }
      invocation[keyPath: path] = text.split(separator: ",").compactMap { Choice(rawValue: String($0)) }
    }
  }
}
