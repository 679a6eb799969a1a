import Schedules

extension PyTorchWarmup {
  static let radamWarmup = entry(
    "RAdamWarmup",
    summary: "Multiplies the curve by the factor that rectifies the variance of Adam's adaptive rate.",
    formula: "s(t) · √((ρ - 4)(ρ - 2) ρ∞ / ((ρ∞ - 4)(ρ∞ - 2) ρ)), ρ from the first step at which it exceeds 4",
    literature: "Liu et al. 2019, arXiv 1908.03265",
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.RAdamWarmup --beta2 0.98"
  ) { declare in
    let beta2 = declare(
      .fraction("beta2", 0.999, bounds: Bounds(0.6, 1, isAboveLower: true, isBelowUpper: true), help: discountHelp))
    return .modifier { inner, arguments throws(ScheduleError) in
      Dampened(inner, by: try RectifiedWarmup(discount: arguments[beta2]), length: nil)
    } inverse: { form in
      switch form {
      case .product(let inner, .law(.rectification(let discount, _))): Solution([beta2(discount)], around: inner)
      case .product(.law(.rectification(let discount, _)), .hold(let rate)):
        Solution([beta2(discount)], around: .hold(rate))
      default: nil
      }
    }
  }
}
