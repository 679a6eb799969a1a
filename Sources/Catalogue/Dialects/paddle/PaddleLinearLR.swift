import Schedules

extension Paddle {
  static let linearLR = entry(
    "LinearLR",
    summary: "A line from one factor to another, which then holds.",
    formula: "learning_rate · (start_factor + (end_factor - start_factor) · min(t, total_steps) / total_steps)",
    example: "paddle.LinearLR --learning_rate 0.1 --total_steps 500"
  ) { declare in
    declare(rate)
    let total = declare(.duration("total_steps", .required, gives: .length, help: "Iterations from one to the other"))
    let startFactor = declare(
      .fraction("start_factor", .value(1 / 3), bounds: .positiveFraction, help: "Factor at iteration 0"))
    let endFactor = declare(.fraction("end_factor", 1, help: "Factor at the end and after it"))
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
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
