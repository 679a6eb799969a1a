import Numbers
import Schedules

extension Keras {
  static let piecewiseConstantDecay = entry(
    "PiecewiseConstantDecay",
    summary: "Values between boundaries, each of which still has the value before it.",
    formula: "values[k] for boundaries[k-1] < t ≤ boundaries[k]; boundaries out of order add values up",
    example: "keras.PiecewiseConstantDecay --boundaries 500,1000 --values 0.1,0.05,0.001"
  ) { declare in
    let boundaries = declare(
      .durations("boundaries", .required, bounds: .any, help: "Last steps of all values but the last")
        .acceptingFractions())
    let values = declare(.rates("values", .required, help: "Rates, one more than boundaries"))
    return .schedule { arguments throws(ScheduleError) in
      // A whole step is at most a boundary where it is at most what is left of it without its fraction.
      try piecewise(
        arguments[boundaries.real].map { Int(saturating: $0.rounded(.down)) }, arguments[values])
    } inverse: { form in
      guard let steps = form.steps else { return nil }
      return [boundaries(steps.starts.map { $0 - 1 }), values(steps.rates)]
    }
  }

  /// Keras's sum over all values of value times whether the step lies within its boundaries.
  ///
  /// For ascending boundaries one value counts at every step. For others none or several do, as in Keras.
  private static func piecewise(_ boundaries: [Int], _ values: [Double]) throws(ScheduleError) -> any Schedule {
    guard boundaries.count == values.count - 1 else {
      throw refused(
        "PiecewiseConstantDecay",
        """
        The length of boundaries should be 1 less than the length of values. Received: boundaries=\(boundaries) of \
        length \(boundaries.count), and values=\(values) of length \(values.count).
        """)
    }
    guard let first = boundaries.first, let last = boundaries.last else {
      throw refused("PiecewiseConstantDecay", "list index out of range: there must be a boundary")
    }
    let starts = Set(boundaries.filter { $0 >= 0 }.map { $0.addingSaturating(1) }).union([0]).sorted()
    let isAscending = zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }
    if isAscending, first >= 0 { return try Piecewise(knots: starts, rates: values) }
    let rates = starts.map { step in
      var sum = step <= first ? values[0] : 0
      for index in boundaries.indices.dropFirst() where step > boundaries[index - 1] && step <= boundaries[index] {
        sum += values[index]
      }
      return step > last ? sum + values[boundaries.count] : sum
    }
    return try Piecewise(knots: starts, rates: rates)
  }
}
