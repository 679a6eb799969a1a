import Schedules

extension MMEngine {
  static let cosineRestartLR = entry(
    "CosineRestartLR",
    summary: "Cosines with warm restarts, each of its own length and height; after the last the rate stays as it is.",
    formula: "m + (lr · w_k - m) · (1 + cos(π s / P_k)) / 2 in period k, m = eta_min or lr · eta_min_ratio",
    example: "mmengine.CosineRestartLR --lr 0.1 --periods 300,500,700 --restart_weights 1,0.7,0.5 --eta_min 0"
  ) { declare in
    declare(Torch.rate)
    let periods = declare(.durations("periods", .required, help: "Iterations of each period"))
    let restartWeights = declare(
      .factors("restart_weights", .value(.list([1.0])), help: "Heights of the periods, as shares of lr"), as: .peak)
    let minimum = declare(
      .rate("eta_min", .none("eta_min_ratio"), help: "Rate that a period falls to; or --eta_min_ratio"))
    let etaMinRatio = declare(
      .fraction("eta_min_ratio", .none("eta_min"), bounds: .nonNegative, help: "That rate as a share of lr"), as: .floor
    )
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (absolute, ratio) = (try arguments[minimum], try arguments[etaMinRatio])
      if absolute != nil && ratio != nil { throw .exclusive(parameters: [minimum.name, etaMinRatio.name]) }
      if absolute == nil && ratio == nil { throw .needsOneOf(parameters: [minimum.name, etaMinRatio.name]) }
      let (periods, weights) = (try arguments[periods], try arguments[restartWeights])
      guard periods.count == weights.count, !periods.isEmpty else {
        throw .wrongCount(
          restartWeights.subject, count: weights.count, expected: periods.count,
          because: "periods and restart_weights should have the same length")
      }
      return try span.schedule("CosineRestartLR", arguments) { (rate, _) throws(ScheduleError) in
        let minimum = absolute ?? rate * (ratio ?? 0)
        var parts: [any Schedule] = []
        for (index, (period, weight)) in zip(periods, weights).enumerated() {
          let cosine = Named(
            try Cosine(minimum: minimum, maximum: rate * weight, cycleLength: period), "period \(index + 1)")
          parts.append(Cut(cosine, after: period))
        }
        if let joined = try Sequential.joining(parts[...]) { return joined }
        return try Constant(rate: rate)
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        guard let (ways, floor, total) = cosines(of: active, until: count), let base = rate ?? ways.first?.from,
          base > 0
        else {
          return nil
        }
        return span.lasting(
          total,
          [
            Torch.rate(base), periods(ways.map(\.length)), restartWeights(ways.map { $0.from.ratio(to: base) }),
            minimum(floor),
          ])
      }
    }
  }

  /// The half cosines that a form is made of, the rate that all fall to, and the iterations of all, where the last is cut
  /// off; `nil` where something else is among them.
  private static func cosines(
    of form: CurveForm, until end: Int?
  ) -> (ways: [(from: Double, length: Int)], floor: Double, total: Int?)? {
    var (ways, rest, floor, passed) = ([(from: Double, length: Int)](), form, Double?.none, 0)
    while ways.isEmpty || (end.map { passed < $0 } ?? (rest.constantRate == nil)) {
      guard ways.count < 64, let beginning = rest.beginning, beginning.way.begin == 0,
        beginning.way.end == Double(beginning.count), beginning.way.follows(.cosine),
        floor ?? beginning.way.to == beginning.way.to
      else { return nil }
      floor = beginning.way.to
      ways.append((beginning.way.from, beginning.count))
      passed += beginning.count
      rest = beginning.rest
    }
    return floor.map { (ways, $0, end) }
  }
}
