import Schedules

extension Catalogue {
  static let engineCosine = ScheduleDefinition(
    "mmengine.CosineAnnealingLR",
    summary: "Half a cosine over T_max; it climbs again where T_max is less than end - begin.",
    formula:
      "m + (lr - m) · (1 + cos(π (t - begin) / T_max)) / 2, m = eta_min or lr · eta_min_ratio; after end as it is",
    source: engineSource("CosineAnnealingLR"),
    parameters: [
      torchRate,
      Parameter("T_max", .duration, .none("end - begin"), bounds: .nonNegative, help: "Iterations to the lowest rate"),
      Parameter("eta_min", .rate, .none("0 without eta_min_ratio"), help: "Rate at T_max; excludes --eta_min_ratio"),
      Parameter(
        "eta_min_ratio", .fraction, .none("eta_min"), bounds: .nonNegative, help: "Rate at T_max as a share of lr"),
    ] + engineSpan,
    example: "mmengine.CosineAnnealingLR --lr 0.1 --T_max 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let (absolute, ratio) = (try arguments.optionalNumber("eta_min"), try arguments.optionalNumber("eta_min_ratio"))
      if absolute != nil && ratio != nil { throw .exclusive(parameters: ["eta_min", "eta_min_ratio"]) }
      let given = try arguments.optionalIterations("T_max") ?? 0
      return try engine("CosineAnnealingLR", arguments) { (rate, span) throws(ScheduleError) in
        try CosineWave(
          from: rate, to: absolute ?? rate * (ratio ?? 0), halfWave: given > 0 ? given : span.count)
      }
    })

  static let engineCosineRestart = ScheduleDefinition(
    "mmengine.CosineRestartLR",
    summary: "Cosines with warm restarts, each of its own length and height; after the last the rate stays as it is.",
    formula: "m + (lr · w_k - m) · (1 + cos(π s / P_k)) / 2 in period k, m = eta_min or lr · eta_min_ratio",
    source: engineSource("CosineRestartLR"),
    parameters: [
      torchRate,
      Parameter("periods", .list(of: .duration), .required, help: "Iterations of each period"),
      Parameter(
        "restart_weights", .list(of: .factor), .value(.list([1.0])), help: "Heights of the periods, as shares of lr"),
      Parameter("eta_min", .rate, .none("eta_min_ratio"), help: "Rate that a period falls to; or --eta_min_ratio"),
      Parameter("eta_min_ratio", .fraction, .none("eta_min"), bounds: .nonNegative, help: "That rate as a share of lr"),
    ] + engineSpan,
    example: "mmengine.CosineRestartLR --lr 0.1 --periods 300,500,700 --restart_weights 1,0.7,0.5 --eta_min 0",
    build: .schedule { arguments throws(ScheduleError) in
      let (absolute, ratio) = (try arguments.optionalNumber("eta_min"), try arguments.optionalNumber("eta_min_ratio"))
      if absolute != nil && ratio != nil { throw .exclusive(parameters: ["eta_min", "eta_min_ratio"]) }
      if absolute == nil && ratio == nil { throw .needsOneOf(parameters: ["eta_min", "eta_min_ratio"]) }
      let (periods, weights) = (try arguments.iterationList("periods"), try arguments.numbers("restart_weights"))
      guard periods.count == weights.count, !periods.isEmpty else {
        throw .wrongCount(
          parameter: "restart_weights", count: weights.count, expected: periods.count,
          because: "periods and restart_weights should have the same length")
      }
      return try engine("CosineRestartLR", arguments) { (rate, _) throws(ScheduleError) in
        let minimum = absolute ?? rate * (ratio ?? 0)
        var parts: [any Schedule] = []
        for (index, (period, weight)) in zip(periods, weights).enumerated() {
          let cosine = Named(
            try Cosine(minimum: minimum, maximum: rate * weight, cycleLength: period), "period \(index + 1)")
          parts.append(Cut(cosine, after: period))
        }
        if let joined = try Sequential.joining(parts[...]) { return joined }
        return try Constant(rate: rate)
      }
    })

  static let engineOneCycle = ScheduleDefinition(
    "mmengine.OneCycleLR",
    summary:
      "PyTorch's one cycle between begin and end; eta_max is 0 by default, and lr is the rate before begin only.",
    formula: "eta_max/div_factor → eta_max by pct_start·T - 1 → eta_max/div_factor/final_div_factor by T - 1",
    source: engineSource("OneCycleLR"),
    parameters: [
      torchRate,
      Parameter("eta_max", .rate, .value(0.0), help: "Rate at the peak"),
      Parameter("total_steps", .duration, .none("end - begin"), help: "Iterations of the cycle, T"),
    ] + OneCyclePhases.parameters(peak: "eta_max") + engineSpan,
    example: "mmengine.OneCycleLR --eta_max 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      try engine("OneCycleLR", arguments) { (_, span) throws(ScheduleError) in
        let cycle = try OneCyclePhases(
          arguments, total: arguments.optionalIterations("total_steps") ?? span.count,
          maximum: arguments.number("eta_max"), framework: "mmengine.optim.OneCycleLR")
        return try cycle.schedule(pastTheEnd: { last in
          "ValueError: Tried to step \(last.addingSaturating(2)) times. The specified number of total steps is \(last)"
        })
      }
    })

  static let enginePlateau = ScheduleDefinition(
    "mmengine.ReduceOnPlateauLR",
    summary:
      "A factor when a metric has stopped improving; the first metric must be better than ±1e9, not than infinity.",
    formula:
      "lr · factor after more than patience bad epochs running; better: m < best · (1 - threshold) or best - threshold",
    source: engineSource("ReduceOnPlateauLR"),
    parameters: [
      torchRate,
      metricsParameter,
      Parameter(
        "rule", .choice(["less", "greater"]), .value(.choice("less")),
        help: "Whether lower or higher metrics are better"),
      Parameter("factor", .factor, .value(0.1), bounds: reducingFactor, help: "What the rate is multiplied by"),
      Parameter("patience", .count, .value(10), bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"),
      Parameter(
        "threshold", .factor, .value(1e-4), bounds: .nonNegative, help: "By how much a metric must be better to count"),
      Parameter(
        "threshold_rule", .choice(["rel", "abs"]), .value(.choice("rel")), help: "Share of the best, or a difference"),
      Parameter("cooldown", .count, .value(0), bounds: .nonNegative, help: "Epochs after a cut that count as good"),
      Parameter("min_value", .rate, .value(0.0), help: "Lowest rate"),
      Parameter("eps", .factor, .value(1e-8), help: "Smallest change that is made"),
      Parameter("begin", .count, .value(0), bounds: .nonNegative, help: "First epoch whose metric is looked at"),
      Parameter("end", .count, .value(1_000_000_000), help: "First epoch whose metric is no longer looked at"),
      epochParameter,
    ],
    example: "mmengine.ReduceOnPlateauLR --lr 0.1 --patience 2 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200",
    build: .schedule { arguments throws(ScheduleError) in
      let (begin, end) = (try arguments.count("begin"), try arguments.count("end"))
      guard end > begin else {
        throw .refused(
          framework: "mmengine.optim.ReduceOnPlateauLR",
          reason: "end should be larger than begin, but got begin=\(begin), end=\(end)")
      }
      let isMinimum = try arguments.choice("rule") == "less"
      let replay = PlateauReplay(
        rule: PlateauRule(
          isMinimum: isMinimum, kind: try arguments.choice("threshold_rule") == "rel" ? .factor : .absolute,
          threshold: try arguments.number("threshold")),
        factor: try arguments.number("factor"), patience: try arguments.count("patience"),
        cooldown: try arguments.count("cooldown"), minimum: try arguments.number("min_value"),
        epsilon: try arguments.number("eps"), initialBest: isMinimum ? 1e9 : -1e9)
      let (rate, metrics) = (try arguments.number("lr"), try arguments.numbers("metrics"))
      // MMEngine's runner counts the epoch before it hands its metric over.
      let watched = metrics.enumerated().map { (epoch: $0.offset + 1, value: $0.element) }
        .filter { $0.epoch >= begin && $0.epoch < end }
      let start = MetricDriven.Event(epoch: 0, rate: rate, name: "initial rate", cause: nil)
      return try MetricDriven(
        [start] + replay.events(watched, from: rate), epochs: metrics.count, epochLength: epochLength(arguments))
    })
}
