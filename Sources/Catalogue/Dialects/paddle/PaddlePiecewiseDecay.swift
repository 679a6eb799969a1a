import Schedules

extension Paddle {
  static let piecewiseDecay = entry(
    "PiecewiseDecay",
    summary: "Values between boundaries; a boundary belongs to the next value, unlike Keras's.",
    formula: "values[k] for the first k with t < boundaries[k], else the last of the values",
    example: "paddle.PiecewiseDecay --boundaries 500,1000 --values 0.1,0.05,0.01"
  ) { declare in
    let boundaries = declare(
      .durations("boundaries", .required, bounds: .any, help: "First iterations of the next value"))
    let values = declare(.rates("values", .required, help: "Rates, one more than boundaries"))
    return .schedule { arguments throws(ScheduleError) in
      let (starts, given) = (try arguments[boundaries], try arguments[values])
      guard !starts.isEmpty else {
        throw refused("PiecewiseDecay", "The boundaries cannot be empty.")
      }
      guard given.count > starts.count, let last = given.last else {
        throw .wrongCount(
          values.subject, count: given.count, expected: starts.count + 1, because: "one more than boundaries")
      }
      // Only a boundary beyond all before it is ever the first that an iteration has not reached.
      var (knots, rates) = ([0], [Double]())
      for (boundary, value) in zip(starts, given) where boundary > (knots.last ?? 0) {
        rates.append(value)
        knots.append(boundary)
      }
      return try Piecewise(knots: knots, rates: rates + [last])
    } inverse: { form in
      guard let steps = form.steps else { return nil }
      return [boundaries(steps.starts), values(steps.rates)]
    }
  }
}
