import Numbers
import Schedules

extension PyTorchWarmup {
  static let untunedLinearWarmup = entry(
    "UntunedLinearWarmup",
    summary: "The linear warmup whose length Adam's beta2 decides, rounded down: 199 iterations for 0.99, not 200.",
    formula: "s(t) · min(1, (t + 1) / w), w = ⌊2 / (1 - beta2)⌋",
    literature: paper,
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.UntunedLinearWarmup --beta2 0.99"
  ) { declare in
    declare(discount)
    return .modifier { inner, arguments throws(ScheduleError) in
      try dampedLinearly(inner, period: Int(saturating: 2 / (1 - arguments[discount])))
    } inverse: { form in
      guard let (period, inner) = linearWarmup(of: form) else { return nil }
      return discount(giving: period, from: 2).map { Solution([discount($0)], around: inner) }
    }
  }
}
