extension CheckRule {
  /// LR024 resume.
  static let resume = CheckRule(
    "LR024", "resume", "warning", "The schedule of the checkpoint and that of the file differ.",
    why: "Only one of the two counts, and the rate jumps where they meet."
  ) { run in noted("LR024", run) }
}
