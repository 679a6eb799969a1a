import Schedules

extension PyTorchScheduler {
  static let rexScheduler = entry(
    "RexScheduler",
    summary: "A reflected exponential: slow at first, then fast, to 0.",
    formula: "lr · (1 - p) / (1 - p / 2), p = t / total_steps; then 0",
    literature: "arXiv 2107.04197",
    example: "pytorch_scheduler.RexScheduler --lr 0.1 --total_steps 1500"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(from: arguments[Torch.rate], to: 0, length: arguments[total], curve: .rex(beta: 0.5))
    } inverse: { form in
      guard let way = form.way, way.to == 0, way.follows(.rex(beta: 0.5)) else { return nil }
      return [Torch.rate(way.from), total(way.length)]
    }
  }
}
