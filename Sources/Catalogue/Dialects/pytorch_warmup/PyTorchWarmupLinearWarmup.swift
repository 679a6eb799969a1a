import Schedules

extension PyTorchWarmup {
  static let linearWarmup = entry(
    "LinearWarmup",
    summary: "Multiplies the curve by a line that is at 1/w at iteration 0 and at 1 from iteration w - 1 on.",
    formula: "s(t) · min(1, (t + 1) / warmup_period)",
    literature: paper,
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.LinearWarmup --warmup_period 200"
  ) { declare in
    declare(period)
    return .modifier { inner, arguments throws(ScheduleError) in
      try dampedLinearly(inner, period: arguments[period])
    } inverse: { form in
      linearWarmup(of: form).map { Solution([period($0.period)], around: $0.inner) }
    }
  }
}
