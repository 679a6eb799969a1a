import Schedules

extension PyTorchScheduler {
  static let kDecayScheduler = entry(
    "KDecayScheduler",
    summary: "A cosine whose time is bent by a power.",
    formula: "min_lr + (lr - min_lr) · (1 + cos(π p^k)) / 2, p = t / total_steps; then min_lr",
    literature: "arXiv 2004.05909",
    example: "pytorch_scheduler.KDecayScheduler --lr 0.1 --total_steps 1500 --k 2"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let k = declare(.factor("k", 1, bounds: .positive, help: "Exponent of the progress"))
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[Torch.rate], to: arguments[minimum], length: arguments[total],
        curve: .kDecay(k: arguments[k]))
    } inverse: { form in
      guard let way = form.way, !way.leg.isRising else { return nil }
      let ends: Solution = [Torch.rate(way.from), minimum(way.to), total(way.length)]
      switch way.leg.curve {
      case .cosine: return ends
      case .kDecay(let exponent): return ends + [k(exponent)]
      default: return nil
      }
    }
  }
}
