import Schedules

extension MMEngine {
  static let linearLR = entry(
    "LinearLR",
    summary: "A line from one factor to another, reached at end - 1 and not at end.",
    formula: "lr · (start_factor + (end_factor - start_factor) · (t - begin) / (end - begin - 1)), then as it is",
    example: "mmengine.LinearLR --lr 0.1 --start_factor 0.001 --end 200"
  ) { declare in
    declare(Torch.rate)
    let startFactor = declare(.fraction("start_factor", .value(1 / 3), help: "Factor at begin"))
    let endFactor = declare(.fraction("end_factor", 1, help: "Factor at end - 1 and after it"))
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (start, finish) = (try arguments[startFactor], try arguments[endFactor])
      return try span.schedule("LinearLR", arguments) { (rate, count) throws(ScheduleError) in
        if count == 1 { return try Constant(rate: rate * start) }
        let line = try Ramp(from: rate * start, to: rate * finish, length: count - 1, name: "linear")
        return start == 0
          ? refusing(line, from: 1, "LinearLR", "ZeroDivisionError: float division by zero (start_factor)") : line
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        guard let way = active.way, way.follows(.linear), way.from > 0 else { return nil }
        let base = rate ?? max(way.from, way.to)
        guard base > 0 else { return nil }
        return span.lasting(
          way.length + 1,
          [Torch.rate(base), startFactor(way.from.ratio(to: base)), endFactor(way.to.ratio(to: base))])
      }
    }
  }
}
