import Schedules

extension Optax {
  static let piecewiseInterpolateSchedule = entry(
    "piecewise_interpolate_schedule",
    summary: "Lines or half cosines between the rates that the scales multiply up to at their boundaries.",
    formula: """
      from init_value at 0 to init_value · scale_1 at boundary_1, from there to · scale_2 at boundary_2, …; \
      then the last
      """,
    example: """
      optax.piecewise_interpolate_schedule --interpolate_type cosine --init_value 0.1 --boundaries_and_scales \
      300:5,1200:0.01
      """
  ) { declare in
    let interpolateType = declare(
      .choice("interpolate_type", Interpolation.self, help: "The way from one boundary to the next"))
    declare(initialAtBoundaries)
    declare(scales)
    return .schedule { arguments throws(ScheduleError) in
      try scaled(
        arguments[initialAtBoundaries], by: arguments[scales],
        curve: arguments[interpolateType].curve)
    } inverse: { form in
      guard let knots = form.knots, let way = Interpolation(knots.curve),
        let first = knots.rates.first, let factors = factors(between: knots.rates, at: knots.places)
      else { return nil }
      return [interpolateType(way), initialAtBoundaries(first), scales(factors)]
    }
  }

  /// The way from one boundary to the next.
  private enum Interpolation: String, ParameterChoice {
    case linear
    case cosine

    init?(_ curve: Curve) {
      switch curve {
      case .linear: self = .linear
      case .cosine: self = .cosine
      default: return nil
      }
    }

    var curve: Curve {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      }
    }
  }
}
