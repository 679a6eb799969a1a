import Schedules

extension Fastai {
  static let fineTune = entry(
    "fine_tune",
    summary: "One cycle for the new head while the rest is frozen, then a lower one for all; the last group's rate.",
    formula:
      "fit_one_cycle(freeze_epochs, base_lr, pct_start 0.99), then fit_one_cycle(epochs, base_lr/2, div, pct_start)",
    example: "fastai.fine_tune --epochs 4 --steps_per_epoch 200"
  ) { declare in
    let epochs = declare(.count("epochs", .required, help: "Epochs after unfreezing"))
    let base = declare(.rate("base_lr", 2e-3, help: "Highest rate while frozen"))
    let freezeEpochs = declare(.count("freeze_epochs", 1, help: "Epochs before unfreezing"))
    declare(.factor("lr_mult", 100, help: "Last group's rate over the first group's; not drawn"))
    let pctStart = declare(.fraction("pct_start", 0.3, help: "Share of the second run on the way up"))
    let div = declare(.factor("div", 5, bounds: .positive, help: "Highest rate of the second run over its first"))
    let divFinal = declare(.factor("div_final", 1e5, bounds: .positive, help: "Highest rate of each run over its last"))
    declare(stepsPerEpoch)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[base]
      let frozen = try combinedCosine(
        share: 0.99, from: rate / 25, over: rate, to: arguments.quotient(of: rate, by: divFinal),
        length: iterations(arguments, of: freezeEpochs), names: ["frozen warmup", "frozen decay"])
      let peak = rate / 2
      return try Sequential(
        frozen,
        then: combinedCosine(
          share: arguments[pctStart], from: arguments.quotient(of: peak, by: div), over: peak,
          to: arguments.quotient(of: peak, by: divFinal),
          length: iterations(arguments, of: epochs), names: ["warmup", "decay"]))
    }
  }
}
