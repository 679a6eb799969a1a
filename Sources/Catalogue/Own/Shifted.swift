import Schedules

extension Own {
  static let shift = ScheduleDefinition(
    "shift",
    summary: "Starts the curve later, or lets it have run already.",
    formula: "s(max(0, t - by))",
    source: "resuming a run, and schedulers that are first stepped late",
    example: "cosine shift --by 200"
  ) { declare in
    let by = declare(
      .duration(
        "by", .required, bounds: .any, help: "Iterations of delay at the first rate; negative to skip that many"))
    return .modifier { inner, arguments throws(ScheduleError) in
      Shifted(inner, by: try arguments[by])
    } inverse: { form in
      let (hold, rest) = form.hold
      if hold > 0 { return Solution([by(hold)], around: rest) }
      let (inner, offset) = form.unshifted
      return Solution([by(offset)], around: inner)
    }
  }
}
