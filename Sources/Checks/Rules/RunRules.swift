import Configs
import Documents
import Numbers

extension CheckRule {
  /// LR014
  static let unresolved = CheckRule(
    "LR014", "unresolved", "warning where a rate depends on it, hint where a default resolves it",
    "A fact that decides the rate is in none of the files.",
    why:
      "auto, an environment variable or the size of a data set decide what is trained, and a reader of the file cannot know it."
  ) { run in
    var findings = run.missing.filter { $0.remedy != "another schedule" }.map { fact in
      Finding(
        "LR014", .warning, "the rate depends on \(fact.meaning), which this file does not give", instead: fact.remedy)
    }
    if let rate = run.entries(.peak).first, rate.isStandard, !run.entries(.peak).contains(where: \.isWritten) {
      findings.append(
        Finding(
          "LR014", .hint, "\(rate.key) is not given: \(rate.value) by default", instead: "\(rate.key) = \(rate.value)"))
    }
    return findings
  }

  /// LR020
  static let metricNeeded = CheckRule(
    "LR020", "metric-needed", "warning", "The schedule waits for a metric, so that no plan tells its rates.",
    why: "Whether and when the rate falls is known only after the run."
  ) { run in
    run.missing.filter { $0.remedy == "another schedule" }.map { fact in
      Finding(
        "LR020", .warning, "\(fact.meaning): the rates cannot be known before the run", instead: "a fixed schedule",
        at: run.span(.style))
    }
  }

  /// LR027
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

  /// LR029
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

  /// LR030
  static let refuses = CheckRule(
    "LR030", "refuses", "error", "The framework will raise, at the start or later.",
    why: "A run that ends in an exception after hours in a queue costs more than one that is not started."
  ) { run in
    guard let refusal = run.plan.refusal else { return [] }
    return [Finding("LR030", .error, "\(run.plan.format) would not start this run: \(refusal)", at: run.refusedAt)]
  }

  /// LR032
  static let scaledRate = CheckRule(
    "LR032", "scaled-rate", "hint; warning where the rule is off and the batch differs",
    "A rule multiplies the written rate by the batch, or is meant to and is off.",
    why: "The rate that trains is not the one in the file, and changes with the number of processes."
  ) { run in
    guard let trace = run.trace else { return [] }
    if let base = run.file.root.field(dotted: "auto_scale_lr.base_batch_size"), let meant = try? base.number(),
      meant > 0,
      (try? run.file.root.field(dotted: "auto_scale_lr.enable")?.boolean()) != true
    {
      let batch = (try? run.file.root.field(dotted: "train_dataloader.batch_size")?.number()) ?? nil
      let world = run.plan.ledger.entries.first { ["world-size", "world size"].contains($0.name) }.flatMap {
        Double($0.value)
      }
      if let batch, let world, batch > 0 {
        let total = batch * world
        if total / meant >= 1.5 || meant / total >= 1.5 {
          return [
            Finding(
              "LR032", .warning,
              "the batch has \(numberText(total)) samples, the rate is meant for \(numberText(meant)), and auto_scale_lr is off",
              instead: "auto_scale_lr enable=True, or a rate of \(rate(trace.peak * total / meant))",
              at: base.value.span)
          ]
        }
      }
    }
    guard let scaled = run.declaredPeak, let written = run.entries(.peak).first(where: \.isWritten),
      let number = written.number,
      number > 0, (scaled / number - 1).magnitude > 1e-6, run.derivedRate
    else { return [] }
    return [
      Finding(
        "LR032", .hint,
        "\(rate(scaled)) is used, \(FigureText.short(scaled / number, digits: 3)) times \(written.key) \(written.value)",
        at: written.span)
    ]
  }
}

extension CheckedRun {
  /// Whether the declared rate follows from a rule.
  var derivedRate: Bool {
    ["lr", "learning rate", "scaled lr", "lr0", "BASE_LR"].contains { derived($0) != nil }
  }
}
