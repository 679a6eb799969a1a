import Schedules

extension Torch {
  static let multiplicativeLR = entry(
    "MultiplicativeLR",
    summary: "The rate before, times a formula of the epoch; the formula of epoch 0 is never used.",
    formula: "lr · ∏ lr_lambda(e) over e = 1 … t",
    example: "torch.MultiplicativeLR --lr 0.1 --lr_lambda 0.95"
  ) { declare in
    declare(rate)
    declare(Lambda.key)
    return .schedule { arguments throws(ScheduleError) in
      try Lambda.runningProduct(of: arguments[rate], arguments, framework: place(of: "MultiplicativeLR"))
    } inverse: { form in
      if let law = form.exponential, let factor = law.factor {
        return [rate(law.rate), Lambda.key(Formula("\(factor)", .number(factor)))]
      }
      return Lambda.formula(of: form, isProduct: true).map { [rate($0.rate), Lambda.key($0.formula)] }
    }
  }
}
