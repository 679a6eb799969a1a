import Schedules

extension MMEngine {
  static let reduceOnPlateauLR = entry(
    "ReduceOnPlateauLR",
    summary:
      "A factor when a metric has stopped improving; the first metric must be better than ±1e9, not than infinity.",
    formula:
      "lr · factor after more than patience bad epochs running; better: m < best · (1 - threshold) or best - threshold",
    example: "mmengine.ReduceOnPlateauLR --lr 0.1 --patience 2 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200"
  ) { declare in
    declare(Torch.rate)
    declare(Plateau.metrics)
    let rule = declare(.choice("rule", Rule.less, help: "Whether lower or higher metrics are better"))
    let factor = declare(.factor("factor", 0.1, bounds: Plateau.reducingFactor, help: "What the rate is multiplied by"))
    let patience = declare(.count("patience", 10, bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"))
    let threshold = declare(
      .factor("threshold", 1e-4, bounds: .nonNegative, help: "By how much a metric must be better to count"))
    let thresholdRule = declare(ThresholdMode.key("threshold_rule", standard: .relative))
    let cooldown = declare(.count("cooldown", 0, bounds: .nonNegative, help: "Epochs after a cut that count as good"))
    let minValue = declare(.rate("min_value", 0, help: "Lowest rate"))
    let eps = declare(.factor("eps", 1e-8, help: "Smallest change that is made"))
    let begin = declare(.count("begin", 0, bounds: .nonNegative, help: "First epoch whose metric is looked at"))
    let end = declare(.count("end", 1_000_000_000, help: "First epoch whose metric is no longer looked at"))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let (begin, end) = (try arguments[begin], try arguments[end])
      guard end > begin else {
        throw refused("ReduceOnPlateauLR", "end should be larger than begin, but got begin=\(begin), end=\(end)")
      }
      let isMinimum = try arguments[rule] == .less
      let replay = PlateauReplay(
        rule: PlateauRule(
          isMinimum: isMinimum, kind: try arguments[thresholdRule] == .relative ? .factor : .absolute,
          threshold: try arguments[threshold]),
        factor: try arguments[factor], patience: try arguments[patience],
        cooldown: try arguments[cooldown], minimum: try arguments[minValue],
        epsilon: try arguments[eps], initialBest: isMinimum ? 1e9 : -1e9)
      let (rate, metrics) = (try arguments[Torch.rate], try arguments[Plateau.metrics])
      // MMEngine's runner counts the epoch before it hands its metric over.
      let watched = metrics.enumerated().map { (epoch: $0.offset + 1, value: $0.element) }
        .filter { $0.epoch >= begin && $0.epoch < end }
      return try Plateau.schedule(replay.events(watched, after: [Plateau.initial(rate)]), arguments)
    }
  }

  /// Whether lower or higher metrics are better, in MMEngine's words.
  private enum Rule: String, ParameterChoice {
    case less
    case greater
  }
}
