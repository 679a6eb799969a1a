import Catalogue

/// An option behind `@FILE` that tells how a log is read. The raw value is its name without dashes.
enum LogOption: String, CaseIterable, Sendable {
  /// A regular expression whose named groups are columns.
  case pattern
  /// The column that is read.
  case column

  /// What its value is called.
  var placeholder: String {
    switch self {
    case .pattern: "REGEX"
    case .column: "NAME"
    }
  }

  /// What it means, in one line.
  var help: String {
    switch self {
    case .pattern: "a regular expression with named groups such as (?<step>…) and (?<lr>…), for a text of any kind"
    case .column: "the column that is read instead of the rate, as behind '@FILE:'"
    }
  }

  /// Returns the option of a name.
  ///
  /// - Parameter name: The name without dashes.
  /// - Returns: The option; `nil` where there is none.
  static func named(_ name: String) -> LogOption? { allCases.first { Parameter.isSame($0.rawValue, name) } }
}
