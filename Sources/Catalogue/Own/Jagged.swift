import Schedules

extension Own {
  static let jagged = ScheduleDefinition(
    "jagged",
    summary: "Multiplies the curve by a warmup after each restart of the optimizer.",
    formula: "s(t) · u; u = 1 for t < every, then start-factor + (1 - start-factor) · min(1, (t mod every) / warmup)",
    source: "ReLoRA, Lialin et al. 2023, arXiv 2307.05695; axolotl",
    example: "cosine --length 1500 jagged --every 300 --warmup 50"
  ) { declare in
    let every = declare(.duration("every", .required, help: "Iterations from one restart to the next"))
    let warmup = declare(.duration("warmup", 10, help: "Iterations of the warmup after each restart"))
    let startFactor = declare(.fraction("start-factor", 0, help: "Share of the curve's rate at a restart"))
    return .modifier { inner, arguments throws(ScheduleError) in
      try arguments.require(warmup, .atMost, every)
      let (every, warmup) = (try arguments[every], try arguments[warmup])
      return Product(
        inner,
        RestartWarmups(interval: every, warmupLength: warmup, start: try arguments[startFactor]))
    } inverse: { form in
      guard case .product(let inner, .sequence(let parts, last: .cycles(let cycles))) = form, parts.count == 1,
        let before = parts.first, before.form == .hold(1), before.count == cycles.length, let way = cycles.form.way,
        way.follows(.linear), way.to == 1
      else { return nil }
      return Solution([every(cycles.length), warmup(way.length), startFactor(way.from)], around: inner)
    }
  }
}
