import Schedules

extension Own {
  static let piecewise = ScheduleDefinition(
    "piecewise",
    aliases: ["piecewise-constant"],
    summary: "Rates between boundaries: held, or interpolated from one boundary to the next.",
    formula:
      "values[k] for boundaries[k-1] ≤ t < boundaries[k]; interpolated: from values[k] at boundaries[k-1] (0 for k = 0) to values[k+1]",
    source:
      "Keras PiecewiseConstantDecay and optax piecewise_interpolate_schedule; boundaries belong to the next piece",
    example: "piecewise --boundaries 500,1000 --values 1,0.5,0.1"
  ) { declare in
    let boundaries = declare(
      .durations("boundaries", .required, help: "First iterations of the second and later values"))
    let values = declare(.rates("values", .required, help: "Rates, one more than boundaries"))
    let interpolate = declare(
      .choice("interpolate", Interpolation.none, help: "Hold each value, or go to the next along a curve"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.requireAscending(boundaries)
      let (starts, rates) = (try arguments[boundaries], try arguments[values])
      guard rates.count == starts.count + 1 else {
        throw .wrongCount(
          values.subject, count: rates.count, expected: starts.count + 1, because: "one more than boundaries")
      }
      return try Piecewise(knots: [0] + starts, rates: rates, curve: arguments[interpolate].curve)
    } inverse: { form in
      if let steps = form.steps { return [boundaries(steps.starts), values(steps.rates), interpolate(.none)] }
      guard let knots = form.knots, let way = Interpolation(knots.curve) else { return nil }
      return [boundaries(knots.places), values(knots.rates), interpolate(way)]
    }
  }

  /// What becomes of a rate until the next boundary.
  private enum Interpolation: String, ParameterChoice {
    case none
    case linear
    case cosine

    init?(_ curve: Curve) {
      switch curve {
      case .linear: self = .linear
      case .cosine: self = .cosine
      default: return nil
      }
    }

    var curve: Curve? {
      switch self {
      case .none: nil
      case .linear: .linear
      case .cosine: .cosine
      }
    }
  }
}
