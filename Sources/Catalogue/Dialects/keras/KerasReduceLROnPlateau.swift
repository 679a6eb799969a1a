import Schedules

extension Keras {
  static let reduceLROnPlateau = entry(
    "ReduceLROnPlateau",
    summary: "A factor when a metric has stopped improving: the bad epoch that completes the patience already cuts.",
    formula: "max(lr · factor, min_lr) at the bad epoch number patience running; better: m + min_delta < best",
    place: "keras.callbacks.ReduceLROnPlateau",
    example: "keras.ReduceLROnPlateau --lr 0.001 --patience 2 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200"
  ) { declare in
    let rate = declare(
      .rate("lr", 0.001, aliases: ["learning_rate"], help: "The optimizer's rate; by default that of Adam"))
    declare(Plateau.metrics)
    let factor = declare(.factor("factor", 0.1, bounds: Plateau.reducingFactor, help: "What the rate is multiplied by"))
    let patience = declare(
      .count("patience", 10, bounds: .nonNegative, help: "Bad epochs in a row, the last of which cuts; 0 is as 1"))
    let mode = declare(
      .choice("mode", MonitorMode.automatic, help: "Whether lower or higher metrics are better; auto is min here"))
    let minDelta = declare(
      .factor("min_delta", 1e-4, help: "By how much a metric must be better to count, whatever its sign"))
    let cooldown = declare(
      .count("cooldown", 0, bounds: .nonNegative, help: "Epochs after a cut of which all but the last count as good"))
    let minimum = declare(.rate("min_lr", 0, help: "Lowest rate"))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let cooldown = try arguments[cooldown]
      let replay = PlateauReplay(
        rule: PlateauRule(
          isMinimum: try arguments[mode] != .maximum, kind: .ahead, threshold: try arguments[minDelta].magnitude),
        factor: try arguments[factor], patience: try arguments[patience], cooldown: max(0, cooldown - 1),
        minimum: try arguments[minimum], epsilon: 0, cutsAtPatience: true)
      return try Plateau.schedule(replay, arguments, from: arguments[rate])
    }
  }

  /// Whether lower or higher metrics are better, in Keras's words.
  private enum MonitorMode: String, ParameterChoice {
    case automatic = "auto"
    case minimum = "min"
    case maximum = "max"
  }
}
