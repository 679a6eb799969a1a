import Numbers
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
      .fraction(
        "final-scale", .none("as --min has it"), bounds: .positiveFraction,
        help: "Last rate as a share of the highest; excludes --min"))
    let finish = declare(
      .floor("min", .percent(1), of: peak, bounds: .positive, aliases: floorNames, help: "Last rate"),
      as: .cooldownFinish)
    let warmup = declare(.duration("warmup", .percent(10), bounds: .nonNegative, help: "Iterations of the line up"))
    let hold = declare(.duration("hold", .percent(40), bounds: .nonNegative, help: "Iterations at the highest rate"))
    let decay = declare(.duration("decay", .percent(50), help: "Iterations of the decay"))
    let length = declare(
      .duration(
        "length", .none("that of the stages"), aliases: lengthNames, gives: .length,
        help: "Iterations of all stages together; the highest rate is held for what the others leave"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(peak, .positive)
      if arguments.isGiven(finalScale), arguments.isGiven(finish) {
        throw .exclusive(parameters: [finalScale.name, finish.name])
      }
      let rate = try arguments[peak]
      let (share, lowest) = (try arguments[finalScale], try arguments[finish])
      if let share, rate * share == 0 {
        throw .outOfBounds(finalScale.subject, value: numberText(share), accepted: .positiveFraction)
      }
      var held = try arguments[hold]
      if let total = try arguments[length], !arguments.isGiven(hold) {
        try arguments.require(length, .atLeast, [warmup, decay])
        held = try total - arguments[warmup] - arguments[decay]
      }
      let stages = try Cooldown(
        Named(Constant(rate: rate), "hold"), start: held, length: arguments[decay],
        finish: share.map { rate * $0 } ?? lowest, curve: .exponential, name: "decay")
      let warmup = try arguments[warmup]
      if warmup == 0 { return stages }
      return try Warmup(stages, length: warmup, start: rate * arguments[initScale])
    } inverse: { form in
      let (first, climb, held) = form.warmup()
      let (count, rest) = held.hold
      guard let way = rest.way, way.follows(.exponential), way.from > 0 else { return nil }
      let stages: Solution = [
        peak(way.from), warmup(climb), hold(count), decay(way.length),
        way.to <= way.from ? finalScale(way.to.ratio(to: way.from)) : finish(way.to),
      ]
      return first.map { stages + [initScale($0.ratio(to: way.from))] } ?? stages
    }
  }
}
