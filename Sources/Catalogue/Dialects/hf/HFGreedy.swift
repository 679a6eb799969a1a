import Schedules

extension HF {
  static let greedy = entry(
    "greedy",
    aliases: ["hf.GreedyLR"],
    summary: "Raises the rate while a metric improves and reduces it when it does not (GreedyLR).",
    formula:
      "min(lr / factor, max_lr) after more than patience good epochs, max(lr · factor, min_lr) after as many bad ones",
    literature: "arXiv 2512.14527",
    example: "hf.greedy --lr 0.1 --patience 1 --factor 0.8 --metrics 3,2,1,1,1,1,0.5 --steps_per_epoch 200"
  ) { declare in
    let rate = declare(
      .rate("lr", 5e-5, aliases: ["learning_rate"], help: "The optimizer's rate; by default that of TrainingArguments"))
    declare(Plateau.metrics)
    let mode = declare(MetricMode.key(.minimum))
    let factor = declare(
      .factor(
        "factor", 0.95, bounds: Bounds(0, 1, isBelowUpper: true),
        help: "What the rate is multiplied by or divided by"))
    let patience = declare(.count("patience", 10, bounds: .nonNegative, help: "Epochs in a row that change nothing"))
    let threshold = declare(.factor("threshold", 1e-6, help: "By how much a metric must be better to count"))
    let thresholdMode = declare(ThresholdMode.key(standard: .absolute))
    let cooldown = declare(
      .count("cooldown", 0, bounds: .nonNegative, help: "Epochs after a cut that are not looked at"))
    let warmup = declare(.count("warmup", 0, bounds: .nonNegative, help: "Epochs after a raise that are not looked at"))
    let minimum = declare(.rate("min_lr", 1e-3, help: "Lowest rate that a cut leads to"))
    let peak = declare(.rate("max_lr", 1, help: "Highest rate that a raise leads to"))
    let eps = declare(.factor("eps", 1e-8, help: "Smallest change that is made"))
    let smooth = declare(.flag("smooth", false, help: "Look at the average of the last metrics"))
    let windowSize = declare(.count("window_size", 50, help: "Metrics in that average"))
    let resetStart = declare(
      .count("reset_start", 500, bounds: .nonNegative, help: "Cuts at the lowest rate after which all begins anew"))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let replay = GreedyReplay(
        rule: PlateauRule(
          isMinimum: try arguments[mode] == .minimum,
          kind: try arguments[thresholdMode] == .relative ? .factor : .absolute,
          threshold: try arguments[threshold]),
        factor: try arguments[factor], patience: try arguments[patience],
        cooldown: try arguments[cooldown], warmup: try arguments[warmup],
        minimum: try arguments[minimum], maximum: try arguments[peak],
        epsilon: try arguments[eps],
        window: try arguments[smooth] ? try arguments[windowSize] : nil,
        patienceAtMinimum: try arguments[resetStart])
      let (rate, metrics) = (try arguments[rate], try arguments[Plateau.metrics])
      let events = replay.events(metrics, from: rate)
      if replay.factor == 0, events.contains(where: \.isRaise) {
        throw refused("greedy", "ZeroDivisionError: float division by zero (factor, by which a raise divides)")
      }
      return try Plateau.schedule(events, arguments)
    }
  }
}
