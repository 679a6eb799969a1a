import Schedules

extension Torch {
  static let linearLR = entry(
    "LinearLR",
    summary: "A line from one factor to another; with total_iters 0 the first one for ever.",
    formula: "lr · (start_factor + (end_factor - start_factor) · min(t, total_iters) / total_iters)",
    example: "torch.LinearLR --lr 0.1 --start_factor 0.01 --total_iters 100"
  ) { declare in
    declare(rate)
    let startFactor = declare(
      .fraction("start_factor", .value(1 / 3), bounds: .positiveFraction, help: "Factor at iteration 0"))
    let endFactor = declare(.fraction("end_factor", 1, help: "Factor at the end and after it"))
    let totalIters = declare(
      .realDuration(
        "total_iters", 5, bounds: .nonNegative,
        help: "Iterations from one to the other; the last before a fraction holds"))
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      let (start, count) = (try rate * arguments[startFactor], try arguments[totalIters])
      if count == 0 { return try Constant(rate: start) }
      guard let count = count.wholeNumber else {
        let (first, last) = (Expression.number(try arguments[startFactor]), Expression.number(try arguments[endFactor]))
        let progress = Expression.variable.atMost(.number(count.rounded(.down))) / .number(count)
        return try LambdaRate(rate: rate, expression: first + (last - first) * progress)
      }
      return try Ramp(from: start, to: rate * arguments[endFactor], length: count, name: "linear")
    } inverse: { form in
      guard let way = form.way, way.follows(.linear) else { return nil }
      let highest = max(way.from, way.to)
      return [
        rate(highest), startFactor(way.from.ratio(to: highest)), endFactor(way.to.ratio(to: highest)),
        totalIters(Double(way.length)),
      ]
    }
  }
}
