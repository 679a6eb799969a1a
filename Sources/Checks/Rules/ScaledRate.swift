import Documents
import Numbers

extension CheckRule {
  /// LR032 scaled-rate.
  static let scaledRate = CheckRule(
    "LR032", "scaled-rate", "hint; warning where the rule is off and the batch differs",
    "A rule multiplies the written rate by the batch, or is meant to and is off.",
    why: "The rate that trains is not the one in the file, and changes with the number of processes."
  ) { run in
    guard let trace = run.trace else { return [] }
    // Half of it may stand in the files that the config is based on.
    let root = run.plan.root ?? run.file.root
    if let base = root.field(dotted: "auto_scale_lr.base_batch_size"), let meant = try? base.number(),
      meant > 0,
      (try? root.field(dotted: "auto_scale_lr.enable")?.boolean()) != true
    {
      let batch = (try? root.field(dotted: "train_dataloader.batch_size")?.number()) ?? nil
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
