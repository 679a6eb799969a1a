import Schedules

extension Fastai {
  static let fitOneCycle = entry(
    "fit_one_cycle",
    summary: "Half a cosine up and a longer one down; the last rate is a share of lr_max, not of the first.",
    formula: "lr_max/div → lr_max over the share pct_start of the run, then → lr_max/div_final, both half cosines",
    example: "fastai.fit_one_cycle --n_epoch 5 --steps_per_epoch 200 --lr_max 0.001"
  ) { declare in
    let epochs = declare(.count("n_epoch", .required, help: "Epochs of the run"))
    let peak = declare(.rate("lr_max", 1e-3, help: "Highest rate"))
    let div = declare(.factor("div", 25, bounds: .positive, help: "Highest rate over the first"))
    let divFinal = declare(.factor("div_final", 1e5, bounds: .positive, help: "Highest rate over the last"))
    let pctStart = declare(.fraction("pct_start", 0.25, help: "Share of the run on the way up"))
    declare(startEpoch)
    declare(stepsPerEpoch)
    return .schedule { arguments throws(ScheduleError) in
      let peak = try arguments[peak]
      return try resumed(
        combinedCosine(
          share: arguments[pctStart], from: arguments.quotient(of: peak, by: div), over: peak,
          to: arguments.quotient(of: peak, by: divFinal), length: iterations(arguments, of: epochs),
          names: ["warmup", "decay"]),
        arguments)
    }
  }
}
