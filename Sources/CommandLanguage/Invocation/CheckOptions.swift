package import Configs

/// How what `check` finds is written.
package enum FindingFormat: String, CaseIterable, Hashable, Sendable {
  case full, concise, json, github, gitlab, sarif, junit
}

/// From which severity on what is found makes `check` end with 1.
package enum FailureLevel: String, CaseIterable, Hashable, Sendable {
  case error, warning, hint, never
}

/// What `check` looks at, and what it tells.
package struct CheckOptions: Equatable, Sendable {
  /// A file or folder, with what is told of its run behind it.
  package struct Operand: Hashable, Sendable {
    /// The path.
    package var path: String
    /// The format that was named; `nil` for the one whose signs the file has.
    package var format: String?
    /// What is told of the run.
    package var given: GivenFacts
    /// The paths of the files that belong to it.
    package var companions: [String]
  }

  /// The files and folders, in the order given.
  package var operands: [Operand] = []
  /// The codes of the rules that are looked for, with commas between them; `nil` for all.
  package var select: String?
  /// The codes of the rules that are left out, with commas between them.
  package var ignore: String?
  /// How what is found is written.
  package var format = FindingFormat.full
  /// From which severity on the program ends with 1.
  package var failOn = FailureLevel.warning

  /// Whether what is safe to change is written into the files.
  package var isFixing = false
  /// Whether what is safe to change is printed as a difference.
  package var isDiff = false

  /// Whether the page of a rule is Markdown.
  package var isMarkdown = false

  /// Creates the defaults.
  package init() {}
}
