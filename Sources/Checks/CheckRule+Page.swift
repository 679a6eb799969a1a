extension CheckRule {
  /// The page of the rule, for a terminal.
  package var page: [String] {
    ["\(code) \(name)", "", summary, "", why, "", "Severity: \(severity)"]
  }
}
