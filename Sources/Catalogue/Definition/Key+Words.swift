import Schedules

/// The words that a parameter accepts: one case each, which has the word as its raw value.
package protocol ParameterChoice: RawRepresentable<String>, CaseIterable, Sendable {}

extension Key where Value: ParameterChoice {
  /// One of several words.
  package static func choice(_ name: String, _ standard: Value, help: String) -> Key {
    choice(name, .value(.choice(standard.rawValue)), help: help)
  }

  /// One of several words, which must be given.
  package static func choice(_ name: String, _ type: Value.Type, help: String) -> Key {
    choice(name, .required, help: help)
  }

  /// One of several words, of which the framework takes one where it does not know the word.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - standard: The word that stands for it.
  ///   - other: What the framework takes for a word that it does not know.
  ///   - help: What the parameter means, in one line.
  /// - Returns: The key.
  static func choice(_ name: String, _ standard: Value, orElse other: Value, help: String) -> Key {
    var parameter = Parameter(
      name, .choice(Value.allCases.map(\.rawValue)), .value(.choice(standard.rawValue)), help: help)
    parameter.takesOtherWords = true
    return Key(parameter, write: { .choice($0.rawValue) }) { (value, _) throws(ScheduleError) in
      guard case .choice(let word)? = value else { throw .unknownParameter(name) }
      return Value(rawValue: word) ?? other
    }
  }

  private static func choice(_ name: String, _ standard: Parameter.Default, help: String) -> Key {
    let parameter = Parameter(name, .choice(Value.allCases.map(\.rawValue)), standard, help: help)
    return Key(parameter, write: { .choice($0.rawValue) }) { (value, _) throws(ScheduleError) in
      guard let value else { throw .missing(parameter: name) }
      guard case .choice(let word) = value, let choice = Value(rawValue: word) else { throw .unknownParameter(name) }
      return choice
    }
  }
}

extension Key<Bool> {
  /// Yes or no.
  package static func flag(_ name: String, _ standard: Bool, help: String) -> Key {
    let parameter = Parameter(name, .flag, .value(.flag(standard)), help: help)
    return Key(parameter, write: { .flag($0) }) { (value, _) throws(ScheduleError) in
      guard case .flag(let isOn)? = value else { throw .unknownParameter(name) }
      return isOn
    }
  }
}

extension Key<Formula> {
  /// A formula of the epoch, as Python writes it.
  package static func expression(_ name: String, help: String) -> Key {
    let parameter = Parameter(name, .expression, .required, help: help)
    return Key(parameter, write: { .expression($0) }) { (value, _) throws(ScheduleError) in
      guard let value else { throw .missing(parameter: name) }
      guard case .expression(let formula) = value else { throw .unknownParameter(name) }
      return formula
    }
  }
}
