import Schedules

extension Keras {
  static let cosineDecay = entry(
    "CosineDecay",
    summary: "Half a cosine over decay_steps, which begin after a warmup; there is one only with --warmup_target.",
    formula:
      "initial → warmup_target over warmup_steps, then peak · ((1 - alpha) · (1 + cos(π s / decay_steps)) / 2 + alpha)",
    example: "keras.CosineDecay --initial_learning_rate 0 --warmup_target 0.1 --warmup_steps 100 --decay_steps 900"
  ) { declare in
    declare(initial)
    let decaySteps = declare(
      .duration("decay_steps", .required, bounds: .positive, help: "Steps of the cosine, without the warmup")
        .acceptingFractions())
    let alpha = declare(.factor("alpha", 0, help: "Lowest rate as a share of the highest"), as: .finish)
    let warmupTarget = declare(
      .rate("warmup_target", .none("no warmup, whatever warmup_steps is"), help: "Rate after the warmup"))
    let warmup = declare(
      .duration("warmup_steps", 0, bounds: .nonNegative, help: "Steps of the warmup").acceptingFractions())
    return .schedule { arguments throws(ScheduleError) in
      let (initial, target) = (
        try arguments[initial], try arguments[warmupTarget]
      )
      let peak = target ?? initial
      let (length, climb) = (try arguments[decaySteps.real], try arguments[warmup.real])
      let finish = try peak * arguments[alpha]
      if target != nil, climb > 0, !RealTimes.areWhole(length, climb) {
        return try RealTimes.warmup(
          from: initial, to: peak, over: climb, then: finish, at: climb + length, curve: .cosine)
      }
      let decay = try RealTimes.way(from: peak, to: finish, over: length, curve: .cosine, name: "cosine")
      let warmup = try arguments[warmup]
      if target == nil { return decay }
      return try decay.warmedUp(from: initial, to: peak, over: warmup)
    } inverse: { form in
      let (start, climb, rest) = form.warmup()
      guard let way = rest.way, way.follows(.cosine), way.from != 0 else { return nil }
      let decay: Solution = [decaySteps(way.length), alpha(way.to.ratio(to: way.from))]
      guard let start else { return decay + [initial(way.from)] }
      return decay + [initial(start), warmupTarget(way.from), warmup(climb)]
    }
  }
}
