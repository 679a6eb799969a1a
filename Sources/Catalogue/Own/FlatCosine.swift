import Numbers
import Schedules

extension Own {
  static let flatCosine = ScheduleDefinition(
    "flat-cosine",
    summary: "A flat rate for most of the run, then half a cosine down.",
    formula: """
      lr for t ≤ F = flat · length, rounded; then min + (lr - min) · (1 + cos(π (t - F) / (length \
      - F))) / 2
      """,
    source: "fastai, fit_flat_cos",
    example: "flat-cosine --lr 0.001 --length 1500"
  ) { declare in
    let rate = declare(peak("Flat rate"))
    let finish = declare(floor(of: rate))
    let length = declare(runLength)
    let warmup = declare(warmupLength)
    let flat = declare(.fraction("flat", 0.75, help: "Share of the run at the flat rate"))
    return .schedule { arguments throws(ScheduleError) in
      let lead = try arguments.decayAndLead(of: length, after: warmup).lead
      let length = try arguments[length]
      let flat = max(lead, min(length, Int(saturating: (try arguments[flat] * Double(length)).rounded())))
      let constant = try Named(Constant(rate: arguments[rate]), "flat").warmedUp(over: lead)
      if flat == length { return Cut(constant, after: length) }
      return try Cooldown(
        constant, start: flat, length: length - flat, finish: arguments[finish], curve: .cosine,
        name: "cosine")
    } inverse: { form in
      let (_, climb, high) = form.warmup(from: 0)
      let (hold, rest) = high.hold
      guard let way = rest.way, way.follows(.cosine) else { return nil }
      let total = climb + hold + way.length
      return [
        rate(way.from), finish(way.to), length(total), warmup(climb),
        flat(Double(climb + hold).ratio(to: Double(total))),
      ]
    }
  }
}
