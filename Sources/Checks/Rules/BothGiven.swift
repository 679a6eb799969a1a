import Documents

extension CheckRule {
  /// LR009 both-given.
  static let bothGiven = CheckRule(
    "LR009", "both-given", "warning; hint where the other key would have the same effect",
    "Two keys of one quantity are given, and the framework uses one of them.",
    why: "Which of the two wins differs between frameworks and their releases."
  ) { run in
    guard run.trace != nil || !run.missing.isEmpty else { return [] }
    let keys = run.siblings
    var findings: [Finding] = []
    var told: Set<String> = []
    for (left, right) in pairs {
      for first in keys.fields(left) {
        for second in keys.fields(right)
        where first.path.dropLast() == second.path.dropLast() && first.path != second.path {
          guard !told.contains(first.name), !told.contains(second.name), isGiven(first, run), isGiven(second, run),
            let trace = run.trace
          else { continue }
          let without = (
            run.changed([(first.path, nil)]).flatMap { RateProbe($0) },
            run.changed([(second.path, nil)]).flatMap { RateProbe($0) }
          )
          let firstLoses = without.0.map { trace.isSame(as: $0) } ?? false
          let secondLoses = without.1.map { trace.isSame(as: $0) } ?? false
          guard firstLoses != secondLoses else { continue }
          told.formUnion([first.name, second.name])
          let (winner, loser) = firstLoses ? (second, first) : (first, second)
          // Of two limits the first that is reached ends the run, which is meant.
          let isLimit = limits.contains(run.plan.format) && RateRole(of: left) == .length
          findings.append(
            Finding(
              "LR009", isLimit ? .hint : .warning,
              "\(first.name) and \(second.name) are both given: \(winner.name) is used, \(loser.name) has no effect",
              instead: "\(winner.name) alone", at: loser.value.span, edit: removal(of: loser, run)))
        }
      }
    }
    return findings
  }

  private static let limits: Set<String> = ["lightning", "litgpt"]

  private static let pairs: [(String, String)] = [
    ("max_steps", "max_epochs"), ("max_steps", "max_tokens"), ("max_steps", "epochs"),
    ("warmup_steps", "warmup_ratio"), ("lr_warmup_steps", "lr_warmup_steps_ratio"),
    ("num_warmup_steps", "warmup_ratio"),
    ("max_steps", "num_train_epochs"), ("max_steps", "num_epochs"), ("max_train_steps", "max_train_epochs"),
    ("max_train_steps", "num_train_epochs"), ("lr", "lr_base"), ("lr_decay_iters", "max_steps"),
    ("lr_decay_samples", "max_steps"), ("lr_scheduler", "lr_scheduler_type"), ("lr_decay_iters", "lr_decay_fraction"),
  ]

  /// The change that takes a key out that loses: no rate changes with it, which was tried.
  private static func removal(of loser: Field, _ run: CheckedRun) -> Edit? {
    guard run.file.syntax == .yaml || run.file.syntax == .toml, loser.value.span.source === run.file.source else {
      return nil
    }
    return Edit(removingLineOf: loser.value.span, key: loser.path.last ?? "")
  }

  static func isGiven(_ field: Field, _ run: CheckedRun) -> Bool {
    let value = field.value.plainText ?? "…"
    let entry = CheckedRun.Entry(key: field.name, value: value, span: field.value.span, isWritten: true)
    return !CheckedRun.isNothing(value) && !run.isDefaultOfDump(entry)
  }
}
