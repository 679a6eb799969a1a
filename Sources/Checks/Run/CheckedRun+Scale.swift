extension CheckedRun {
  /// Whether the declared rate follows from a rule.
  var derivedRate: Bool {
    ["lr", "learning rate", "scaled lr", "lr0", "BASE_LR"].contains { derived($0) != nil }
  }
}
