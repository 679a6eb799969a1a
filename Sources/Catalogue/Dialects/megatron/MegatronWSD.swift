import Schedules

extension Megatron {
  static let wsd = entry(
    "WSD",
    summary: "Warm up, hold, and decay to min_lr over the last lr_wsd_decay_iters of lr_decay_iters.",
    formula: """
      init + (lr - init) · t / W for t ≤ W; lr for t ≤ D - E; min_lr + (lr - min_lr) · f(q), q = (t - (D - E)) / E, \
      f 2 · 0.5^q - 1, 1 - q, (1 + cos πq) / 2 or 1 - √q; min_lr for t > D
      """,
    example:
      "megatron.WSD --lr 3e-4 --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000 --lr_wsd_decay_iters 200"
  ) { declare in
    declareShared(&declare)
    let tail = declare(
      .duration("lr_wsd_decay_iters", .required, help: "Iterations of the decay at the end of lr_decay_iters, E"))
    let style = declare(.choice("lr_wsd_decay_style", DecayStyle.exponential, help: "f, the way down"))
    return .schedule { arguments throws(ScheduleError) in
      var values = try values(arguments)
      let begin = try values.decay.addingSaturating(-arguments[tail])
      try values.timeline.hold(values.rate, until: begin.addingSaturating(1))
      return try values.timeline.then(
        values.timeline.way(
          from: values.rate, to: values.minimum, begin: Double(begin), end: values.end, arguments[style].curve),
        lasting: values.decay)
    } inverse: { form in
      let climb = form.realClimb
      guard let fall = form.realFall(after: climb),
        let way = DecayStyle.allCases.first(where: { fall.leg.follows($0.curve) }), fall.leg.from >= fall.leg.to,
        let begin = Int(exactly: fall.leg.begin), let end = Int(exactly: fall.leg.end)
      else { return nil }
      return [
        rate(fall.leg.from), minimum(fall.leg.to), warmup(climb?.end ?? 0), warmupInit(climb?.from ?? 0), decay(end),
        tail(end - begin), style(way),
      ]
    }
  }

  /// The way down.
  private enum DecayStyle: String, ParameterChoice {
    case exponential
    case linear
    case cosine
    case minusSquareRoot = "minus_sqrt"

    var curve: Curve {
      switch self {
      case .exponential: .halfLife
      case .linear: .linear
      case .cosine: .cosine
      case .minusSquareRoot: .oneMinusSquareRoot
      }
    }
  }
}
