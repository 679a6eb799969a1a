import Numbers
import Schedules

extension PyTorchWarmup {
  static let untunedExponentialWarmup = entry(
    "UntunedExponentialWarmup",
    summary: "The exponential warmup whose length Adam's beta2 decides, rounded down.",
    formula: "s(t) · (1 - e^(-(t + 1) / w)), w = ⌊1 / (1 - beta2)⌋",
    literature: paper,
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.UntunedExponentialWarmup --beta2 0.99"
  ) { declare in
    declare(discount)
    return .modifier { inner, arguments throws(ScheduleError) in
      let period = try Int(saturating: 1 / (1 - arguments[discount]))
      return Dampened(inner, by: try ExponentialApproach(period: period), length: nil)
    } inverse: { form in
      guard let (period, inner) = exponentialWarmup(of: form) else { return nil }
      return discount(giving: period, from: 1).map { Solution([discount($0)], around: inner) }
    }
  }
}
