import Numbers
import Schedules

extension Flax {
  static let createTriangularSchedule = entry(
    "create_triangular_schedule",
    summary: "The triangular cycles of the Flax learning-rate guide.",
    formula: """
      top = ⌊(n + 1) / 2⌋, c = t mod n: lr_min + c/top · (lr_max - lr_min), from top on lr_max - (c - top)/top · (…)
      """,
    place: "guide on learning rate scheduling",
    example: "flax.create_triangular_schedule --lr_min 3e-3 --lr_max 3e-2 --steps_per_cycle 100"
  ) { declare in
    let minimum = declare(.rate("lr_min", 3e-3, help: "Rate at the start of a cycle"))
    let peak = declare(.rate("lr_max", 3e-2, help: "Rate at the peak"))
    let stepsPerCycle = declare(
      .duration("steps_per_cycle", .required, bounds: .positive, help: "Iterations of a cycle, n").acceptingFractions())
    return .schedule { arguments throws(ScheduleError) in
      let real = try arguments[stepsPerCycle.real]
      if !RealTimes.areWhole(real) {
        return try triangles(from: arguments[minimum], to: arguments[peak], length: real)
      }
      // Of an odd cycle the way down is cut one iteration before the lowest rate.
      let steps = try arguments[stepsPerCycle]
      let top = steps / 2 + steps % 2
      let triangle = try Triangular(
        minimum: arguments[minimum], maximum: arguments[peak],
        cycleLength: top.multipliedSaturating(by: 2))
      return try Cyclical(Period(triangle, every: steps))
    } inverse: { form in
      guard case .cycles(let cycles) = form, cycles.growth == 1, cycles.decay == 1, cycles.count == nil,
        let (triangle, _) = cycles.form.triangleAndRest, let top = Int(exactly: triangle.peak),
        triangle.length == 2 * top,
        cycles.length == triangle.length || cycles.length == triangle.length - 1
      else { return nil }
      return [minimum(triangle.low), peak(triangle.high), stepsPerCycle(cycles.length)]
    }
  }

  /// The guide's formula, for a cycle that is no whole number of iterations.
  private static func triangles(
    from low: Double, to high: Double, length: Double
  ) throws(ScheduleError) -> any Schedule {
    let top = ((length + 1) / 2).rounded(.down)
    guard top > 0 else { return try Constant(rate: low) }
    let step = Expression.variable - (Expression.variable / .number(length)).floor * .number(length)
    let (climb, fall) = (step / .number(top), (step - .number(top)) / .number(top))
    return try RealTimes.schedule(
      (step < .number(top)).then(
        .number(low) + .number(high - low) * climb, otherwise: .number(high) - .number(high - low) * fall))
  }
}
