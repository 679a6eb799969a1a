import Numbers
import Schedules

extension Own {
  static let flatCosine = ScheduleDefinition(
    "flat-cosine",
    summary: "A flat rate for most of the run, then half a cosine down.",
    formula: """
      lr for t ≤ F = flat · length, rounded; then finish-lr + (lr - finish-lr) · (1 + cos(π (t - F) / (length \
      - F))) / 2
      """,
    source: "fastai, fit_flat_cos",
    example: "flat-cosine --lr 0.001 --length 1500"
  ) { declare in
    let rate = declare(.rate("lr", 1, aliases: ["max", "max_lr"], help: "Flat rate"))
    let finish = declare(finishRate)
    let length = declare(runLength)
    let flat = declare(.fraction("flat", 0.75, help: "Share of the run at the flat rate"))
    return .schedule { arguments throws(ScheduleError) in
      let length = try arguments[length]
      let flat = min(length, Int(saturating: (try arguments[flat] * Double(length)).rounded()))
      let constant = Named(try Constant(rate: arguments[rate]), "flat")
      if flat == length { return Cut(constant, after: length) }
      return try Cooldown(
        constant, start: flat, length: length - flat, finish: arguments[finish], curve: .cosine,
        name: "cosine")
    } inverse: { form in
      let (hold, rest) = form.hold
      guard let way = rest.way, way.follows(.cosine) else { return nil }
      let total = hold + way.length
      return [rate(way.from), finish(way.to), length(total), flat(Double(hold).ratio(to: Double(total)))]
    }
  }
}
