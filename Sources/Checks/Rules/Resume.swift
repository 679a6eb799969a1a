import Configs
import Numbers
import Schedules

extension CheckRule {
  /// LR024 resume.
  static let resume = CheckRule(
    "LR024", "resume", "warning", "The schedule of the checkpoint and that of the file differ.",
    why: "Only one of the two counts, and the rate jumps where they meet."
  ) { run in
    let told = noted("LR024", run)
    guard told.isEmpty, let resumed = run.plan.resumed, let trace = run.trace else { return told }
    var (before, after) = (run.plan, run.plan)
    (before.curve, after.curve) = (resumed.checkpoint, resumed.file)
    guard let old = RateProbe(before), let new = RateTrace(after), !new.isSame(as: old) else { return [] }
    let update = trace.first
    let (left, right) = (old.schedule(update), new.schedule(update))
    let factor = left == 0 ? "" : " (x \(FigureText.short(right / left, digits: 3)))"
    let rates = "\(rate(left)) by the checkpoint's schedule, \(rate(right)) by the file's\(factor)"
    return [
      Finding(
        "LR024", .warning,
        resumed.keepsCheckpoint
          ? "resumed at update \(update) with \(resumed.flag): \(rates); the checkpoint's goes on, and the file's has no effect"
          : "resumed at update \(update) with \(resumed.flag): \(rates); the file's goes on",
        instead: resumed.keepsCheckpoint
          ? "the checkpoint's values, or a key that lets the file's override them"
          : "the checkpoint's values, or a key that goes on with its schedule",
        at: resumed.span ?? run.peakSpan)
    ]
  }
}
