import Schedules

extension Own {
  static let scale = ScheduleDefinition(
    "scale",
    summary: "Multiplies every rate by a factor.",
    formula: "by · s(t)",
    source: "the linear scaling rule of large batches, Goyal et al. 2017, arXiv 1706.02677",
    example: "cosine scale --by 0.1"
  ) { declare in
    let by = declare(.factor("by", .required, aliases: ["factor"], help: "What every rate is multiplied by"))
    return .modifier { inner, arguments throws(ScheduleError) in
      try Scaled(inner, by: arguments[by])
    } inverse: { form in
      // A factor that the rates of the curve have taken up already is not seen any more.
      guard case .product(let inner, .hold(let factor)) = form else { return Solution([by(1)], around: form) }
      return Solution([by(factor)], around: inner)
    }
  }
}
