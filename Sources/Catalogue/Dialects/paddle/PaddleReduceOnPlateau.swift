import Schedules

extension Paddle {
  static let reduceOnPlateau = entry(
    "ReduceOnPlateau",
    summary:
      "A factor when a metric has stopped improving; metrics of a cooldown are not even looked at, unlike PyTorch's.",
    formula: "lr · factor after more than patience bad epochs running; better: m < best - best · threshold",
    example: "paddle.ReduceOnPlateau --learning_rate 0.1 --patience 2 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200"
  ) { declare in
    declare(rate)
    let shape = PlateauShape(&declare)
    let cooldown = declare(
      .count("cooldown", 0, bounds: .nonNegative, help: "Epochs after a cut that are not looked at"))
    let minimum = declare(.rate("min_lr", 0, help: "Lowest rate"))
    let epsilon = declare(.factor("epsilon", 1e-8, help: "Smallest change that is made"))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let replay = try shape.replay(
        arguments, relative: .share, cooldown: arguments[cooldown], minimum: arguments[minimum],
        epsilon: arguments[epsilon], beginsWithBest: false, ignoresMetricsInCooldown: true)
      return try Plateau.schedule(replay, arguments, from: arguments[rate])
    }
  }
}
