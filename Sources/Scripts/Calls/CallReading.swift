package import Catalogue

/// What a line of code that makes a schedule is in the catalogue.
package struct CallReading: Sendable {
  /// The entry; of calls that put schedules together, one made for the code.
  package var definition: ScheduleDefinition
  /// The values that the code gives to the entry's parameters.
  package var values: [String: ParameterValue]
  /// What the name of the call may mean, where it is looked up.
  package var finding: NameFinding?
  /// The settings that the code has asked for.
  package var asked: Set<String>
  /// The names that settings may be given for.
  package var open: [String]
  /// The other schedules that the code makes, which do not count, by their names.
  package var others: [String]
  /// The line of a script at which the schedule is made; `nil` for code that is no script.
  package var line: Int?
  /// What the script calls the schedule.
  package var name = ""
  /// The lines of the other schedules of a script, in their order.
  package var otherLines: [Int] = []
}

/// Why code is no schedule.
package enum CallError: Error, Equatable, Sendable {
  /// The code cannot be followed, or is no call of a scheduler.
  case script(ScriptError)
  /// Names, or parameters whose value is an expression, that the code gives no value to, and where the first one stands.
  case unknown([String], ScriptError)
}

/// A value that is given for something that code leaves open.
package struct CallSetting: Hashable, Sendable {
  /// The name as the code has it, or that of a parameter.
  package let name: String
  /// The value, as Python writes it or as a word.
  package let value: String

  /// Reads `NAME=VALUE`; without an equals sign the value is true.
  ///
  /// - Parameter text: The text.
  package init(_ text: String) {
    let equal = text.firstIndex(of: "=")
    name = text[..<(equal ?? text.endIndex)].filter { !$0.isWhitespace }
    value = equal.map { String(text[text.index(after: $0)...]) } ?? "True"
  }
}
