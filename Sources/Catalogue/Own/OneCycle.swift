import Schedules

extension Own {
  static let oneCycle = ScheduleDefinition(
    "one-cycle",
    aliases: ["1cycle", "onecycle"],
    summary: "One triangle, then a cool-down to a rate far below.",
    formula: "triangular(lr, min, length), then min → finish-lr over cooldown-length, then finish-lr",
    source: "MXNet tutorial, OneCycleSchedule; Smith & Topin 2017, arXiv 1708.07120",
    example: "one-cycle --lr 0.5 --min 0.1 --length 500 --cooldown-length 750 --finish-lr 0.001"
  ) { declare in
    let maximum = declare(Own.peak("Rate at the peak"))
    let start = declare(
      .floor(
        "min", .rate(0), of: maximum, aliases: ["start-lr", "min_lr", "floor", "eta_min"],
        help: "Rate at both ends of the triangle"), as: .floor)
    let length = declare(Own.length(500, gives: nil, help: "Iterations of the triangle"))
    let warmup = declare(
      .duration("warmup", .none("half of length"), help: "Iterations of the way up to the peak, within length"),
      as: .warmupLength)
    let cooldownLength = declare(
      .duration("cooldown-length", 0, bounds: .nonNegative, help: "Iterations of the cool-down; needs --finish-lr"))
    let finish = declare(.rate("finish-lr", .none("no cool-down"), help: "Rate at the end; needs --cooldown-length"))
    return .cycle { arguments throws(ScheduleError) in
      let (cooldown, last) = (try arguments[cooldownLength], try arguments[finish])
      if last == nil && cooldown > 0 { throw .needs(parameter: cooldownLength.name, other: finish.name) }
      if last != nil && cooldown == 0 { throw .needs(parameter: finish.name, other: cooldownLength.name) }
      let count = try arguments.value(of: length, besides: cooldown)
      let rise = try arguments[warmup]
      if let rise, rise >= count {
        throw .relation(
          length.subject, value: String(count), relation: .above, others: [warmup.subject], sum: String(rise))
      }
      return try OneCycle(
        start: arguments[start], maximum: arguments[maximum], cycleLength: count,
        increasingFraction: rise.map { Double($0) / Double(count) } ?? 0.5, cooldown: last.map { (cooldown, $0) })
    } inverse: { form in
      guard let (triangle, rest) = form.triangleAndRest, let (rise, _) = triangle.rise else { return nil }
      let cycle: Solution = [start(triangle.low), maximum(triangle.high), length(triangle.length), warmup(rise)]
      if rest.constantRate == triangle.low { return cycle }
      guard let way = rest.way, way.follows(.linear) else { return nil }
      return cycle + [cooldownLength(way.length), finish(way.to)]
    }
  }
}

extension CurveForm.Triangle {
  /// The iterations of the way up, none where it is half of both; `nil` where they are no whole ones.
  fileprivate var rise: (length: Int?, isHalf: Bool)? {
    if peak * 2 == Double(length) { return (nil, true) }
    // A share of the length may have rounded away from the iteration.
    guard let count = Int(exactly: peak.rounded()), (peak - Double(count)).magnitude <= 4 * peak.ulp else { return nil }
    return (count, false)
  }
}
