import Documents

extension CheckRule {
  /// LR029 unusual-rate.
  static let unusualRate = CheckRule(
    "LR029", "unusual-rate", "hint",
    "The highest rate is far from what is usual for the optimizer that the file names.",
    why: "Mostly an exponent that was lost or mistyped."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.hasStyle("noam", "power", "invsqrt"),
      let name = optimizer(of: run.file.root)
    else { return [] }
    let lower = name.lowercased()
    guard let range = ranges.first(where: { lower.contains($0.0) }) else { return [] }
    guard trace.peak < range.1 || trace.peak > range.2 else { return [] }
    return [
      Finding(
        "LR029", .hint,
        "\(rate(trace.peak)) is unusual for \(name) (\(rate(range.1)) … \(rate(range.2)))",
        instead: "check the exponent",
        at: run.peakSpan)
    ]
  }

  private static let ranges: [(String, Double, Double)] = [
    ("adafactor", 1e-6, 1e-1), ("adagrad", 1e-4, 1), ("muon", 1e-4, 0.2), ("lion", 1e-8, 1e-3), ("adam", 1e-8, 1e-2),
    ("sgd", 1e-5, 10), ("nag", 1e-5, 10),
  ]

  private static func optimizer(of root: Node) -> String? {
    for field in Siblings.fields(of: root, depth: 4) {
      let leaf = RateRole.leaf(of: field.name)
      let outer = field.path.dropLast().last?.lowercased() ?? ""
      let isNamed = ["optim", "optimizer", "opt", "optimizer_type", "optimizer_name"].contains(leaf)
      let isInner =
        ["type", "name", "class_path", "_target_", "_component_", "_name", "class_name"].contains(leaf)
        && outer.hasPrefix("optim")
      if isNamed || isInner, let text = field.value.string, text.lowercased() != "auto" { return text }
    }
    return nil
  }
}
