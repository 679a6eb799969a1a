extension CheckRule {
  /// LR027 other-release.
  static let otherRelease = CheckRule(
    "LR027", "other-release", "warning; error where the release refuses it; hint where no release is known",
    "A key that the release of the run has dropped, renamed or reads otherwise.",
    why: "A file that worked with one release trains otherwise with the next."
  ) { run in
    if let refusal = run.plan.refusal, refusal.contains("unexpected keyword argument") {
      return [Finding("LR027", .error, "this release does not know the key: \(refusal)", at: run.refusedAt)]
    }
    return noted("LR027", run)
  }
}
