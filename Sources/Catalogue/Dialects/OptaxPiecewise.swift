import Schedules

extension Catalogue {
  /// The schedules of optax that are made of scales at boundaries.
  static let optaxPiecewise: [ScheduleDefinition] = [
    optaxPiecewiseConstant, optaxPiecewiseInterpolate, optaxCosineOneCycle, optaxLinearOneCycle,
  ]

  private static let optaxPiecewiseConstant = ScheduleDefinition(
    "optax.piecewise_constant_schedule",
    summary: "A factor at each boundary, multiplied up from boundary to boundary.",
    formula: "init_value · ∏ scale of every boundary ≤ t",
    source: optaxSource("piecewise_constant_schedule"),
    parameters: [initialParameter, scalesParameter],
    example: "optax.piecewise_constant_schedule --init_value 0.1 --boundaries_and_scales 500:0.1,1000:0.5",
    build: .schedule { arguments throws(ScheduleError) in
      try scaled(arguments.number("init_value"), by: arguments.mapping("boundaries_and_scales"), curve: nil)
    })

  private static let optaxPiecewiseInterpolate = ScheduleDefinition(
    "optax.piecewise_interpolate_schedule",
    summary: "Lines or half cosines between the rates that the scales multiply up to at their boundaries.",
    formula:
      """
      from init_value at 0 to init_value · scale_1 at boundary_1, from there to · scale_2 at boundary_2, …; \
      then the last
      """,
    source: optaxSource("piecewise_interpolate_schedule"),
    parameters: [
      Parameter(
        "interpolate_type", .choice(["linear", "cosine"]), .required, help: "The way from one boundary to the next"),
      initialParameter, scalesParameter,
    ],
    example:
      """
      optax.piecewise_interpolate_schedule --interpolate_type cosine --init_value 0.1 --boundaries_and_scales \
      300:5,1200:0.01
      """,
    build: .schedule { arguments throws(ScheduleError) in
      try scaled(
        arguments.number("init_value"), by: arguments.mapping("boundaries_and_scales"),
        curve: arguments.choice("interpolate_type") == "cosine" ? .cosine : .linear)
    })

  private static let optaxCosineOneCycle = ScheduleDefinition(
    "optax.cosine_onecycle_schedule",
    summary: "Half a cosine up to the peak and half a cosine down, far below the start.",
    formula:
      "peak/div_factor at 0, peak at ⌊pct_start · T⌋, peak/(div_factor · final_div_factor) at T = transition_steps",
    source: optaxSource("cosine_onecycle_schedule"),
    parameters: oneCycleParameters,
    example: "optax.cosine_onecycle_schedule --transition_steps 1000 --peak_value 0.1",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try arguments.iterations("transition_steps")
      let (up, down) = (try arguments.number("div_factor"), try arguments.number("final_div_factor"))
      return try scaled(
        arguments.number("peak_value") / up,
        by: [(truncated(arguments, "pct_start", of: length), up), (length, 1 / (up * down))], curve: .cosine)
    })

  private static let optaxLinearOneCycle = ScheduleDefinition(
    "optax.linear_onecycle_schedule",
    summary: "A line up to the peak, a line back, and a line far below.",
    formula:
      "peak/div_factor at 0, peak at ⌊pct_start · T⌋, peak/div_factor at ⌊pct_final · T⌋, that /final_div_factor at T",
    source: optaxSource("linear_onecycle_schedule"),
    parameters: oneCycleParameters + [
      Parameter("pct_final", .fraction, .value(0.85), help: "Share of the steps until the rate is back at its start")
    ],
    example: "optax.linear_onecycle_schedule --transition_steps 1000 --peak_value 0.1",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try arguments.iterations("transition_steps")
      let (up, down) = (try arguments.number("div_factor"), try arguments.number("final_div_factor"))
      return try scaled(
        arguments.number("peak_value") / up,
        by: [
          (truncated(arguments, "pct_start", of: length), up), (truncated(arguments, "pct_final", of: length), 1 / up),
          (length, 1 / down),
        ], curve: .linear)
    })

  private static let initialParameter = Parameter(
    "init_value", .rate, .required, bounds: .any, help: "Rate before the first boundary acts")

  private static let scalesParameter = Parameter(
    "boundaries_and_scales", .mapping, .none("init_value throughout"), bounds: .nonNegative,
    help: "Factors by the step from which they act")

  private static let oneCycleParameters = [
    Parameter("transition_steps", .duration, .required, help: "Steps of the whole cycle, T"),
    Parameter("peak_value", .rate, .required, bounds: .any, help: "Highest rate"),
    Parameter("pct_start", .fraction, .value(0.3), help: "Share of the steps on the way up"),
    Parameter("div_factor", .factor, .value(25.0), bounds: .positive, help: "Highest rate over the first"),
    Parameter("final_div_factor", .factor, .value(1e4), bounds: .positive, help: "First rate over the last"),
  ]

  /// The step at a share of the length, cut off to a whole number as Python's `int` does.
  private static func truncated(_ arguments: Arguments, _ name: String, of length: Int) throws(ScheduleError) -> Int {
    Int(saturating: try arguments.number(name) * Double(length))
  }

  /// Rates at boundaries, each the one before times its scale.
  ///
  /// As in a Python dictionary a later scale takes the place of an earlier one at the same boundary, which is what
  /// becomes of a one-cycle that is too short for its phases.
  private static func scaled(
    _ initial: Double, by scales: [(iteration: Int, value: Double)], curve: Curve?
  ) throws(ScheduleError) -> any Schedule {
    var byBoundary: [Int: Double] = [:]
    for scale in scales { byBoundary[scale.iteration] = scale.value }
    var (knots, rates) = ([0], [initial])
    for (boundary, scale) in byBoundary.sorted(by: { $0.key < $1.key }) {
      knots.append(boundary)
      rates.append((rates.last ?? initial) * scale)
    }
    // The way from 0 to a first boundary at or before it has no steps.
    if knots.count > 1, knots[1] <= 0 {
      knots.removeFirst()
      rates.removeFirst()
    }
    let origin = knots[0]
    let piecewise = try Piecewise(
      knots: knots.map { $0.addingSaturating(-max(origin, -Int.max)) }, rates: rates, curve: curve)
    return origin == 0 ? piecewise : Shifted(piecewise, by: origin)
  }
}
