import Schedules

extension Paddle {
  static let linearLR = entry(
    "LinearLR",
    summary: "A line from one factor to another, which then holds.",
    formula: "learning_rate · (start_factor + (end_factor - start_factor) · min(t, total_steps) / total_steps)",
    example: "paddle.LinearLR --learning_rate 0.1 --total_steps 500"
  ) { declare in
    declare(rate)
    let total = declare(
      .duration(
        "total_steps", .required, bounds: .positive, gives: .length, help: "Iterations from one to the other"
      ).acceptingFractions())
    let startFactor = declare(
      .fraction("start_factor", .value(1 / 3), bounds: .positiveFraction, help: "Factor at iteration 0"))
    let endFactor = declare(.fraction("end_factor", 1, help: "Factor at the end and after it"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, length) = (try arguments[rate], try arguments[total.real])
      if !RealTimes.areWhole(length) {
        // Paddle goes on from rate to rate, and stops at the last whole iteration before the end.
        let (start, finish) = (try rate * arguments[startFactor], try rate * arguments[endFactor])
        let last = length.rounded(.down)
        if last < 1 { return try Constant(rate: start) }
        return try Ramp(
          from: start, to: start + (finish - start) * (last / length), length: Int(saturating: last), name: "linear")
      }
      return try Ramp(
        from: rate * arguments[startFactor], to: rate * arguments[endFactor],
        length: arguments[total], name: "linear")
    } inverse: { form in
      guard let way = form.way, way.follows(.linear) else { return nil }
      let highest = max(way.from, way.to)
      return [
        rate(highest), startFactor(way.from.ratio(to: highest)), endFactor(way.to.ratio(to: highest)),
        total(way.length),
      ]
    }
  }
}
