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
