import Documents

extension CheckRule {
  /// LR012 log-warmup.
  static let logWarmup = CheckRule(
    "LR012", "log-warmup", "warning", "DeepSpeed's warmup is logarithmic, since no warmup_type is given.",
    why: "Half of the peak is reached after the square root of the warmup's length: hardly a warmup."
  ) { run in
    noted("LR012", run).map { finding in
      var finding = finding
      finding.instead = "\"warmup_type\": \"linear\""
      finding.span = finding.span ?? run.span(.warmup)
      return finding
    }
  }
}
