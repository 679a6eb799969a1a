import Schedules

extension PyTorchWarmup {
  static let exponentialWarmup = entry(
    "ExponentialWarmup",
    summary: "Multiplies the curve by a factor that approaches 1 and never reaches it.",
    formula: "s(t) · (1 - e^(-(t + 1) / warmup_period))",
    literature: paper,
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.ExponentialWarmup --warmup_period 200"
  ) { declare in
    declare(period)
    return .modifier { inner, arguments throws(ScheduleError) in
      Dampened(inner, by: try ExponentialApproach(period: arguments[period]), length: nil)
    } inverse: { form in
      exponentialWarmup(of: form).map { Solution([period($0.period)], around: $0.inner) }
    }
  }
}
