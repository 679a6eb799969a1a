import Schedules

extension Catalogue {
  /// The warmups of `pytorch_warmup`, which multiply the rate that any scheduler has set.
  static let pytorchWarmup: [ScheduleDefinition] = [
    dampingLinear, dampingExponential, dampingUntunedLinear, dampingUntunedExponential, dampingRectified,
  ]

  private static func dampingSource(_ name: String) -> String {
    "pytorch-warmup 0.2.0, pytorch_warmup.\(name); Ma & Yarats 2019, arXiv 1910.04209"
  }

  private static let dampingPeriod = Parameter(
    "warmup_period", .duration, .required, help: "Iterations of the warmup, w")

  private static let discountHelp = "Second discount factor of the Adam whose rate it is"

  private static let dampingLinear = ScheduleDefinition(
    "pytorch_warmup.LinearWarmup",
    summary: "Multiplies the curve by a line that is at 1/w at iteration 0 and at 1 from iteration w - 1 on.",
    formula: "s(t) · min(1, (t + 1) / warmup_period)",
    source: dampingSource("LinearWarmup"),
    parameters: [dampingPeriod],
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.LinearWarmup --warmup_period 200",
    build: .modifier { inner, arguments throws(ScheduleError) in
      try dampedLinearly(inner, period: arguments.iterations("warmup_period"))
    })

  private static let dampingExponential = ScheduleDefinition(
    "pytorch_warmup.ExponentialWarmup",
    summary: "Multiplies the curve by a factor that approaches 1 and never reaches it.",
    formula: "s(t) · (1 - e^(-(t + 1) / warmup_period))",
    source: dampingSource("ExponentialWarmup"),
    parameters: [dampingPeriod],
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.ExponentialWarmup --warmup_period 200",
    build: .modifier { inner, arguments throws(ScheduleError) in
      Dampened(inner, by: try ExponentialApproach(period: arguments.iterations("warmup_period")), length: nil)
    })

  private static let dampingUntunedLinear = ScheduleDefinition(
    "pytorch_warmup.UntunedLinearWarmup",
    summary: "The linear warmup whose length Adam's beta2 decides, rounded down: 199 iterations for 0.99, not 200.",
    formula: "s(t) · min(1, (t + 1) / w), w = ⌊2 / (1 - beta2)⌋",
    source: dampingSource("UntunedLinearWarmup"),
    parameters: [discount],
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.UntunedLinearWarmup --beta2 0.99",
    build: .modifier { inner, arguments throws(ScheduleError) in
      try dampedLinearly(inner, period: Int(saturating: 2 / (1 - arguments.number("beta2"))))
    })

  private static let dampingUntunedExponential = ScheduleDefinition(
    "pytorch_warmup.UntunedExponentialWarmup",
    summary: "The exponential warmup whose length Adam's beta2 decides, rounded down.",
    formula: "s(t) · (1 - e^(-(t + 1) / w)), w = ⌊1 / (1 - beta2)⌋",
    source: dampingSource("UntunedExponentialWarmup"),
    parameters: [discount],
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.UntunedExponentialWarmup --beta2 0.99",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let period = try Int(saturating: 1 / (1 - arguments.number("beta2")))
      return Dampened(inner, by: try ExponentialApproach(period: period), length: nil)
    })

  private static let dampingRectified = ScheduleDefinition(
    "pytorch_warmup.RAdamWarmup",
    summary: "Multiplies the curve by the factor that rectifies the variance of Adam's adaptive rate.",
    formula: "s(t) · √((ρ - 4)(ρ - 2) ρ∞ / ((ρ∞ - 4)(ρ∞ - 2) ρ)), ρ from the first step at which it exceeds 4",
    source: "pytorch-warmup 0.2.0, pytorch_warmup.RAdamWarmup; Liu et al. 2019, arXiv 1908.03265",
    parameters: [
      Parameter(
        "beta2", .fraction, .value(0.999), bounds: Bounds(0.6, 1, isAboveLower: true, isBelowUpper: true),
        help: discountHelp)
    ],
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1500 pytorch_warmup.RAdamWarmup --beta2 0.98",
    build: .modifier { inner, arguments throws(ScheduleError) in
      Dampened(inner, by: try RectifiedWarmup(discount: arguments.number("beta2")), length: nil)
    })

  private static let discount = Parameter(
    "beta2", .fraction, .value(0.999), bounds: Bounds(0, 1, isBelowUpper: true), help: discountHelp)

  private static func dampedLinearly(_ inner: any Schedule, period: Int) throws(ScheduleError) -> any Schedule {
    let line = try Warmup(Constant(rate: 1), length: period, convention: .update, isInPlace: true)
    // The last iteration of the period already has the full rate.
    return Dampened(inner, by: line, length: period - 1)
  }
}
