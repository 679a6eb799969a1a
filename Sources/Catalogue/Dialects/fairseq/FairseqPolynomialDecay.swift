import Numbers
import Schedules

extension Fairseq {
  static let polynomialDecay = entry(
    "polynomial_decay",
    summary: "A line up over the warmup, then a power of the remaining share down to the end rate.",
    formula: "lr · t / w for t ≤ w, end + (lr - end) · (1 - (t - w) / (total_num_update - w))^power, then end",
    example: "fairseq.polynomial_decay --lr 0.01 --warmup_updates 100 --total_num_update 1000"
  ) { declare in
    declare(rate)
    let warmup = declare(warmup(0))
    let totalNumUpdate = declare(
      .duration("total_num_update", 1_000_000, gives: .length, help: "Update with the end rate"))
    let end = declare(.rate("end_learning_rate", 0, help: "Rate at the end and after it"))
    let power = declare(.factor("power", 1, bounds: .nonNegative, help: "Exponent of the remaining share"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, end) = (try arguments[rate], try arguments[end])
      let (warmup, total) = (try arguments[warmup], try arguments[totalNumUpdate])
      guard warmup < total else {
        // The warmup goes first: its last update still has the full rate.
        return try Ramp(from: 0, to: rate, length: warmup, name: "warmup")
          .cut(after: warmup.addingSaturating(1), then: Named(Constant(rate: end), "floor"))
      }
      return try Ramp(
        from: rate, to: end, length: total - warmup, curve: .power(exponent: arguments[power])
      ).warmedUp(to: rate, over: warmup)
    } inverse: { form in
      // A warmup as long as everything goes first, and then the rate jumps.
      if let line = form.line, line.way.from == 0, let steps = line.rest.steps, steps.starts == [1],
        steps.first == line.way.to
      {
        return [rate(line.way.to), warmup(line.count), totalNumUpdate(line.count), end(steps.rates[1])]
      }
      let (_, climb, rest) = form.warmup(from: 0)
      guard let way = rest.way, let exponent = way.power else { return nil }
      return [rate(way.from), warmup(climb), totalNumUpdate(climb + way.length), end(way.to), power(exponent)]
    }
  }
}
