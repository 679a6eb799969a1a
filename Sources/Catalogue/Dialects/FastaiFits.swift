import Schedules

extension Catalogue {
  /// The schedules of a whole training that fastai's `Learner` offers.
  static let fastaiFits: [ScheduleDefinition] = [
    fastaiOneCycle, fastaiFlatCosine, fastaiSGDR, fastaiFineTune, fastaiFinder,
  ]

  private static let fastaiOneCycle = ScheduleDefinition(
    "fastai.fit_one_cycle",
    summary: "Half a cosine up and a longer one down; the last rate is a share of lr_max, not of the first.",
    formula: "lr_max/div → lr_max over the share pct_start of the run, then → lr_max/div_final, both half cosines",
    source: fastaiSource("fit_one_cycle"),
    parameters: [
      epochsParameter("n_epoch", "Epochs of the run"), peakParameter("lr_max", "Highest rate"),
      Parameter("div", .factor, .value(25.0), bounds: .positive, help: "Highest rate over the first"),
      Parameter("div_final", .factor, .value(1e5), bounds: .positive, help: "Highest rate over the last"),
      Parameter("pct_start", .fraction, .value(0.25), help: "Share of the run on the way up"), startEpochParameter,
      batchesParameter,
    ],
    example: "fastai.fit_one_cycle --n_epoch 5 --steps_per_epoch 200 --lr_max 0.001",
    build: .schedule { arguments throws(ScheduleError) in
      let peak = try arguments.number("lr_max")
      return try resumed(
        combinedCosine(
          share: arguments.number("pct_start"), from: peak / arguments.number("div"), over: peak,
          to: peak / arguments.number("div_final"), length: iterations(arguments, ofEpochs: "n_epoch"),
          names: ["warmup", "decay"]),
        arguments)
    })

  private static let fastaiFlatCosine = ScheduleDefinition(
    "fastai.fit_flat_cos",
    summary: "A flat rate, then half a cosine down.",
    formula: "lr for the share pct_start of the run, then lr → lr/div_final along half a cosine",
    source: fastaiSource("fit_flat_cos"),
    parameters: [
      epochsParameter("n_epoch", "Epochs of the run"), peakParameter("lr", "Flat rate"),
      Parameter("div_final", .factor, .value(1e5), bounds: .positive, help: "Flat rate over the last"),
      Parameter("pct_start", .fraction, .value(0.75), help: "Share of the run at the flat rate"),
      Parameter("start_epoch", .count, .value(0), bounds: .nonNegative, help: "Ignored: fastai begins at epoch 0"),
      batchesParameter,
    ],
    example: "fastai.fit_flat_cos --n_epoch 5 --steps_per_epoch 200 --lr 0.001",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return try combinedCosine(
        share: arguments.number("pct_start"), from: rate, over: rate, to: rate / arguments.number("div_final"),
        length: iterations(arguments, ofEpochs: "n_epoch"), names: ["flat", "decay"])
    })

  private static let fastaiSGDR = ScheduleDefinition(
    "fastai.fit_sgdr",
    summary: "Half cosines from lr_max to 0, each cycle cycle_mult times as long as the one before.",
    formula: "lr_max · (1 + cos πp) / 2 in cycles of cycle_len · cycle_mult^k epochs",
    source: fastaiSource("fit_sgdr"),
    parameters: [
      Parameter("n_cycles", .count, .required, bounds: Bounds(1, 60), help: "Number of cycles"),
      Parameter("cycle_len", .count, .required, help: "Epochs of the first cycle"),
      peakParameter("lr_max", "Highest rate"),
      Parameter("cycle_mult", .count, .value(2), help: "What each next length is multiplied by, not 1"),
      Parameter(
        "n_epoch", .count, .none("what the cycles add up to"), help: "Epochs of the run, as fastai works them out"),
      startEpochParameter, batchesParameter,
    ],
    example: "fastai.fit_sgdr --n_cycles 3 --cycle_len 1 --steps_per_epoch 200 --lr_max 0.03",
    build: .schedule { arguments throws(ScheduleError) in try resumed(restarts(arguments), arguments) })

  private static let fastaiFineTune = ScheduleDefinition(
    "fastai.fine_tune",
    summary: "One cycle for the new head while the rest is frozen, then a lower one for all; the last group's rate.",
    formula:
      "fit_one_cycle(freeze_epochs, base_lr, pct_start 0.99), then fit_one_cycle(epochs, base_lr/2, div, pct_start)",
    source: fastaiSource("fine_tune"),
    parameters: [
      epochsParameter("epochs", "Epochs after unfreezing"), peakParameter("base_lr", "Highest rate while frozen", 2e-3),
      epochsParameter("freeze_epochs", "Epochs before unfreezing", .value(1)),
      Parameter("lr_mult", .factor, .value(100.0), help: "Last group's rate over the first group's; not drawn"),
      Parameter("pct_start", .fraction, .value(0.3), help: "Share of the second run on the way up"),
      Parameter("div", .factor, .value(5.0), bounds: .positive, help: "Highest rate of the second run over its first"),
      Parameter("div_final", .factor, .value(1e5), bounds: .positive, help: "Highest rate of each run over its last"),
      batchesParameter,
    ],
    example: "fastai.fine_tune --epochs 4 --steps_per_epoch 200",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, final) = (try arguments.number("base_lr"), try arguments.number("div_final"))
      let frozen = try combinedCosine(
        share: 0.99, from: rate / 25, over: rate, to: rate / final,
        length: iterations(arguments, ofEpochs: "freeze_epochs"), names: ["frozen warmup", "frozen decay"])
      let peak = rate / 2
      return try Sequential(
        frozen,
        then: combinedCosine(
          share: arguments.number("pct_start"), from: peak / arguments.number("div"), over: peak, to: peak / final,
          length: iterations(arguments, ofEpochs: "epochs"), names: ["warmup", "decay"]))
    })

  private static let fastaiFinder = ScheduleDefinition(
    "fastai.lr_find",
    aliases: ["fastai.LRFinder"],
    summary: "The learning-rate finder: the same factor at every iteration from a tiny rate to a huge one.",
    formula: "start_lr · (end_lr / start_lr)^(t / num_it), num_it at least 6",
    source: fastaiSource("LRFinder"),
    parameters: [
      Parameter("start_lr", .rate, .value(1e-7), bounds: .positive, help: "Rate at the start"),
      Parameter("end_lr", .rate, .value(10.0), bounds: .positive, help: "Rate that is just not reached"),
      Parameter("num_it", .count, .value(100), help: "Number of iterations; below 6 counts as 6"),
    ],
    example: "fastai.lr_find --num_it 200",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("start_lr"), to: arguments.number("end_lr"), length: max(6, arguments.count("num_it")),
        curve: .exponential, name: "range test")
    })

  private static let startEpochParameter = Parameter(
    "start_epoch", .count, .value(0), bounds: .nonNegative, help: "Epoch at which a resumed run begins")

  private static let batchesParameter = Parameter(
    "steps_per_epoch", .count, .none("that of the run"), gives: .updatesPerEpoch, help: "Batches in an epoch")

  private static func epochsParameter(
    _ name: String, _ help: String, _ standard: Parameter.Default = .required
  ) -> Parameter {
    Parameter(name, .count, standard, help: help)
  }

  private static func peakParameter(_ name: String, _ help: String, _ standard: Double = 1e-3) -> Parameter {
    Parameter(name, .rate, .value(.number(standard)), help: help)
  }

  private static func iterationsPerEpoch(_ arguments: Arguments) throws(ScheduleError) -> Int {
    guard let steps = try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch else {
      throw .missing(parameter: "steps_per_epoch")
    }
    return max(1, steps)
  }

  private static func iterations(_ arguments: Arguments, ofEpochs name: String) throws(ScheduleError) -> Int {
    try arguments.count(name).multipliedSaturating(by: iterationsPerEpoch(arguments))
  }

  /// A schedule of a whole run, from its first epoch or a later one.
  private static func resumed(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let start = try iterations(arguments, ofEpochs: "start_epoch")
    return start == 0 ? inner : Shifted(inner, by: -start)
  }

  private static func restarts(_ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let (cycles, first) = (try arguments.count("n_cycles"), try arguments.count("cycle_len"))
    let growth = try arguments.count("cycle_mult")
    let peak = try arguments.number("lr_max")
    guard growth != 1 else {
      throw .refused(
        framework: "fastai fit_sgdr", reason: "integer division or modulo by zero: cycle_mult must not be 1")
    }
    var lengths = [first]
    while lengths.count < cycles { lengths.append((lengths.last ?? first).multipliedSaturating(by: growth)) }
    let epochs = lengths.reduce(0) { $0.addingSaturating($1) }
    if let given = try arguments.optionalCount("n_epoch"), given != epochs {
      throw .refused(framework: "fastai fit_sgdr", reason: "the cycles make n_epoch \(epochs), not \(given)")
    }
    let shares = lengths.map { Double($0) / Double(epochs) }
    guard addUpToOne(shares) else {
      throw .refused(
        framework: "fastai combine_scheds",
        reason: "assert sum(pcts) == 1.: as floating-point numbers the shares of these cycles do not add up to 1")
    }
    return try CosineSegments(
      runLength: epochs.multipliedSaturating(by: iterationsPerEpoch(arguments)), shares: shares,
      rates: lengths.map { _ in (peak, 0) }, names: lengths.indices.map { "cycle \($0 + 1)" })
  }

  /// Whether Python's `sum` of the shares is exactly 1: one after the other before Python 3.12, compensated since.
  private static func addUpToOne(_ shares: [Double]) -> Bool {
    var sum = CompensatedSum()
    for share in shares { sum.add(share) }
    return sum.sum == 1 || sum.value == 1
  }
}
