import Schedules

extension MaxText {
  static let wsd = entry(
    "wsd",
    summary: "Warm up, hold, and decay over the last share of the schedule's steps; 0 where the run is longer.",
    formula: """
      lr · t / W for t < W; lr for t < S - D, D = int(S · wsd_decay_steps_fraction); then e + (lr - e) · f(p), p = (t - (S - \
      D)) / (D - 1), f 1 - p or (1 + cos πp) / 2; 0 from S on
      """,
    example: "maxtext.wsd --steps 1000 --learning_rate 3e-5"
  ) { declare in
    declare(rate)
    declare(steps)
    declare(share)
    declare(warmup)
    let decayFraction = declare(
      .fraction("wsd_decay_steps_fraction", 0.1, help: "Decay as a share of the schedule's steps, rounded down"))
    let style = declare(.choice("wsd_decay_style", DecayStyle.linear, help: "f, the way down"))
    declare(scheduleSteps)
    return .schedule { arguments throws(ScheduleError) in
      let lengths = try lengths(arguments, "wsd")
      let decay = Int.pythonInt(Double(lengths.schedule) * (try arguments[decayFraction]))
      guard lengths.warmup + decay <= lengths.schedule else {
        throw refused(
          "wsd", "warmup_steps_fraction and wsd_decay_steps_fraction leave no stable steps: together they exceed 1")
      }
      let style = try arguments[style]
      var timeline = Timeline()
      try timeline.warmup(to: lengths.rate, end: Double(lengths.warmup), until: lengths.warmup)
      try timeline.hold(lengths.rate, until: lengths.schedule - decay)
      let begin = Double(lengths.schedule - decay)
      // One step is too few for a line, which stays where it begins.
      if decay == 1, style == .linear {
        try timeline.hold(lengths.rate, until: lengths.schedule, "decay")
      } else {
        let way = try timeline.way(
          from: lengths.rate, to: lengths.last, begin: begin, end: Double(lengths.schedule) - 1, style.curve)
        timeline.add(way, until: lengths.schedule)
      }
      return try ended(
        timeline, lengths, with: decay == 0 || decay == 1 && style == .linear ? lengths.rate : lengths.last)
    }
  }

  /// The way down.
  private enum DecayStyle: String, ParameterChoice {
    case linear
    case cosine

    var curve: Curve {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      }
    }
  }
}
