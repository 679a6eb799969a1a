import Schedules

extension Own {
  static let oneCycle = ScheduleDefinition(
    "one-cycle",
    aliases: ["1cycle", "onecycle"],
    summary: "One triangle, then a cool-down to a rate far below.",
    formula: "triangular(start-lr, max, cycle-length), then start-lr → finish-lr over cooldown-length, then finish-lr",
    source: "MXNet tutorial, OneCycleSchedule; Smith & Topin 2017, arXiv 1708.07120",
    example: "one-cycle --start-lr 0.1 --max 0.5 --cycle-length 500 --cooldown-length 750 --finish-lr 0.001"
  ) { declare in
    let start = declare(.rate("start-lr", 0.1, help: "Rate at both ends of the triangle"))
    let maximum = declare(.rate("max", 0.5, aliases: ["max_lr"], help: "Rate at the peak"))
    let length = declare(.length("cycle-length", 500, gives: nil, help: "Iterations of the triangle"))
    let cooldownLength = declare(
      .duration("cooldown-length", 0, bounds: .nonNegative, help: "Iterations of the cool-down; needs --finish-lr"))
    let finish = declare(.rate("finish-lr", .none("no cool-down"), help: "Rate at the end; needs --cooldown-length"))
    return .cycle { arguments throws(ScheduleError) in
      let (cooldown, last) = (try arguments[cooldownLength], try arguments[finish])
      if last == nil && cooldown > 0 { throw .needs(parameter: cooldownLength.name, other: finish.name) }
      if last != nil && cooldown == 0 { throw .needs(parameter: finish.name, other: cooldownLength.name) }
      return try OneCycle(
        start: arguments[start], maximum: arguments[maximum],
        cycleLength: arguments.value(of: length, besides: cooldown), cooldown: last.map { (cooldown, $0) })
    } inverse: { form in
      guard let (triangle, rest) = form.triangleAndRest, triangle.peak * 2 == Double(triangle.length) else {
        return nil
      }
      let cycle: Solution = [start(triangle.low), maximum(triangle.high), length(triangle.length)]
      if rest.constantRate == triangle.low { return cycle }
      guard let way = rest.way, way.follows(.linear) else { return nil }
      return cycle + [cooldownLength(way.length), finish(way.to)]
    }
  }
}
