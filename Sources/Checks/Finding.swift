package import Documents

/// How much a finding matters.
package enum Severity: String, CaseIterable, Hashable, Sendable, Comparable {
  /// Worth knowing.
  case hint
  /// Likely not what was meant.
  case warning
  /// The run fails, or trains with a wrong rate for a large part.
  case error

  /// Returns whether one matters less than another.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .hint: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Something of a run that people regret afterwards.
package struct Finding: Hashable, Sendable {
  /// The code of the rule: `LR001`.
  package var code: String
  /// How much it matters.
  package var severity: Severity
  /// What it is, with the numbers: a sentence without its full stop.
  package var text: String
  /// What to write instead, with the value; empty where nothing can be said.
  package var instead: String
  /// Where the reason stands; `nil` where no single place is the reason.
  package var span: Span?
  /// What mends it and is safe; `nil` where a person has to choose.
  package var edit: Edit?

  /// Creates a finding.
  ///
  /// - Parameters:
  ///   - code: The code of the rule.
  ///   - severity: How much it matters.
  ///   - text: What it is, with the numbers.
  ///   - instead: What to write instead.
  ///   - span: Where the reason stands.
  ///   - edit: What mends it and is safe.
  package init(
    _ code: String, _ severity: Severity, _ text: String, instead: String = "", at span: Span? = nil, edit: Edit? = nil
  ) {
    self.edit = edit
    self.code = code
    self.severity = severity
    // What a framework says may have several lines; a finding is one.
    self.text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.instead = instead
    self.span = span
  }
}
