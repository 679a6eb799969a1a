import Schedules

extension Fastai {
  static let fitFlatCos = entry(
    "fit_flat_cos",
    summary: "A flat rate, then half a cosine down.",
    formula: "lr for the share pct_start of the run, then lr → lr/div_final along half a cosine",
    example: "fastai.fit_flat_cos --n_epoch 5 --steps_per_epoch 200 --lr 0.001"
  ) { declare in
    let epochs = declare(.count("n_epoch", .required, help: "Epochs of the run"))
    let rate = declare(.rate("lr", 1e-3, help: "Flat rate"))
    let divFinal = declare(.factor("div_final", 1e5, bounds: .positive, help: "Flat rate over the last"))
    let pctStart = declare(.fraction("pct_start", 0.75, help: "Share of the run at the flat rate"))
    declare(.count("start_epoch", 0, bounds: .nonNegative, help: "Ignored: fastai begins at epoch 0"))
    declare(stepsPerEpoch)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try combinedCosine(
        share: arguments[pctStart], from: rate, over: rate, to: arguments.quotient(of: rate, by: divFinal),
        length: iterations(arguments, of: epochs), names: ["flat", "decay"])
    }
  }
}
