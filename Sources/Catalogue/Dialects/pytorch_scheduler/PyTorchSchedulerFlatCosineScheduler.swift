import Numbers
import Schedules

extension PyTorchScheduler {
  static let flatCosineScheduler = entry(
    "FlatCosineScheduler",
    summary: "The full rate for a share of the run, then half a cosine to min_lr.",
    formula:
      "lr for t ≤ F = ⌊T · flat_fraction⌋; min_lr + (lr - min_lr) · (1 + cos(π (t - F) / (T - F))) / 2; then min_lr",
    example: "pytorch_scheduler.FlatCosineScheduler --lr 0.1 --total_steps 1500"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let flatFraction = declare(
      .fraction("flat_fraction", 0.7, bounds: Bounds(0, 1, isBelowUpper: true), help: "Share of the hold"))
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      let total = try arguments[total]
      let flat = try Int(saturating: (Double(total) * arguments[flatFraction]).rounded(.down))
      return try Trapezoid.hold(min(flat, total - 1)).schedule(arguments, warmup: nil, curve: .cosine)
    } inverse: { form in
      guard let stages = Trapezoid.reading(form), stages.warmup == 0, stages.way?.follows(.cosine) ?? false else {
        return nil
      }
      return stages.solution + [flatFraction(share(of: stages.hold, in: stages.total))]
    }
  }
}
