import Schedules

extension ScheduleDefinition {
  static let jagged = ScheduleDefinition(
    "jagged",
    summary: "Multiplies the curve by a warmup after each restart of the optimizer.",
    formula: "s(t) · u; u = 1 for t < every, then start-factor + (1 - start-factor) · min(1, (t mod every) / warmup)",
    source: "ReLoRA, Lialin et al. 2023, arXiv 2307.05695; axolotl",
    parameters: [
      Parameter("every", .duration, .required, help: "Iterations from one restart to the next"),
      Parameter(
        "warmup", .duration, .value(.duration(.iterations(10))), help: "Iterations of the warmup after each restart"),
      Parameter("start-factor", .fraction, .value(0.0), help: "Share of the curve's rate at a restart"),
    ],
    example: "cosine --cycle-length 1500 jagged --every 300 --warmup 50",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let (every, warmup) = (try arguments.iterations("every"), try arguments.iterations("warmup"))
      try Check.order("warmup", Double(warmup), .atMost, "every", Double(every))
      return Product(
        inner,
        RestartWarmups(interval: every, warmupLength: warmup, start: try arguments.number("start-factor")))
    })
}
