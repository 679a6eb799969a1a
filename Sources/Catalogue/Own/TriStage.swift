import Schedules

extension Own {
  static let triStage = ScheduleDefinition(
    "tri-stage",
    summary: "A line up, a plateau, and the same factor at every iteration down.",
    formula:
      "init-scale · lr → lr over warmup; lr for hold; lr · e^(ln(final-scale) · p) over decay, then final-scale · lr",
    source: "SpecAugment, Park et al. 2019, arXiv 1904.08779; fairseq's tri_stage",
    example: "tri-stage --lr 0.0003 --warmup 150 --hold 600 --decay 750"
  ) { declare in
    let peak = declare(peakRate)
    let initScale = declare(.fraction("init-scale", 0.01, help: "First rate as a share of the highest"))
    let finalScale = declare(
      .fraction("final-scale", 0.01, bounds: .positiveFraction, help: "Last rate as a share of the highest"),
      as: .cooldownFinish)
    let warmup = declare(.duration("warmup", .percent(10), bounds: .nonNegative, help: "Iterations of the line up"))
    let hold = declare(.duration("hold", .percent(40), bounds: .nonNegative, help: "Iterations at the highest rate"))
    let decay = declare(.duration("decay", .percent(50), help: "Iterations of the decay"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(peak, .positive)
      let rate = try arguments[peak]
      let stages = try Cooldown(
        Named(Constant(rate: rate), "hold"), start: arguments[hold], length: arguments[decay],
        finish: rate * arguments[finalScale], curve: .exponential, name: "decay")
      let warmup = try arguments[warmup]
      if warmup == 0 { return stages }
      return try Warmup(stages, length: warmup, start: rate * arguments[initScale])
    } inverse: { form in
      let (first, climb, held) = form.warmup()
      let (count, rest) = held.hold
      guard let way = rest.way, way.follows(.exponential), way.from > 0 else { return nil }
      let stages: Solution = [
        peak(way.from), finalScale(way.to.ratio(to: way.from)), warmup(climb), hold(count), decay(way.length),
      ]
      return first.map { stages + [initScale($0.ratio(to: way.from))] } ?? stages
    }
  }
}
