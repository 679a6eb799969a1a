import Schedules

extension Torch {
  static let reduceLROnPlateau = entry(
    "ReduceLROnPlateau",
    aliases: ["hf.reduce_lr_on_plateau", "hf.get_reduce_on_plateau_schedule"],
    summary: "A factor when a metric has stopped improving; of a negative best, slightly worse values count as better.",
    formula:
      "lr · factor after more than patience bad epochs running; better: m < best · (1 - threshold) or best - threshold",
    example: "torch.ReduceLROnPlateau --lr 0.1 --patience 2 --metrics 3,2,1.5,1.5,1.5,1.5,1.4 --steps_per_epoch 200"
  ) { declare in
    declare(rate)
    let shape = PlateauShape(&declare)
    let cooldown = declare(.count("cooldown", 0, bounds: .nonNegative, help: "Epochs after a cut that count as good"))
    let minimum = declare(.rate("min_lr", 0, help: "Lowest rate"))
    let eps = declare(.factor("eps", 1e-8, help: "Smallest change that is made"))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let replay = try shape.replay(
        arguments, relative: .factor, cooldown: arguments[cooldown], minimum: arguments[minimum],
        epsilon: arguments[eps], beginsWithBest: true)
      return try Plateau.schedule(replay, arguments, from: arguments[rate])
    }
  }
}
