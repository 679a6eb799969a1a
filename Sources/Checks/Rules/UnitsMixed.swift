extension CheckRule {
  /// LR021 units-mixed.
  static let unitsMixed = CheckRule(
    "LR021", "units-mixed", "warning", "A number is read in another unit than it seems to be in.",
    why:
      "Samples, tokens, epochs, batches and updates are all plain numbers: a share of 1 is the whole run, not one update."
  ) { run in noted("LR021", run) }
}
