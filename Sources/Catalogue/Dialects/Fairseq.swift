import RealModule
import Schedules

extension Catalogue {
  /// The learning-rate schedulers of fairseq that are functions of the update alone.
  static let fairseq: [ScheduleDefinition] = [
    fairseqInverseSquareRoot, fairseqPolynomial, fairseqCosine, fairseqTriStage, fairseqTriangular, fairseqStep,
    fairseqFixed,
    fairseqManual,
  ]

  static func fairseqSource(_ name: String) -> String { "fairseq 0.12.2, fairseq.optim.lr_scheduler, \(name)" }

  static let fairseqRate = Parameter("lr", .rate, .value(0.25), help: "Rate of the optimizer, reached after the warmup")

  static func fairseqWarmup(_ length: Int, bounds: Bounds = .nonNegative) -> Parameter {
    Parameter(
      "warmup_updates", .duration, .value(.duration(.iterations(length))), bounds: bounds,
      help: "Updates of the warmup, w")
  }

  static func fairseqStart(_ meaning: String) -> Parameter {
    Parameter("warmup_init_lr", .rate, .value(-1.0), bounds: .any, help: "Rate at update 0; below 0 it is \(meaning)")
  }

  private static let fairseqInverseSquareRoot = ScheduleDefinition(
    "fairseq.inverse_sqrt",
    summary: "A line up over the warmup, then the inverse square root of the update.",
    formula: "warmup_init_lr + (lr - warmup_init_lr) · t / w for t < w, then lr · √(w / t)",
    source: fairseqSource("inverse_sqrt"),
    parameters: [fairseqRate, fairseqWarmup(4000, bounds: .atLeastOne), fairseqStart("0")],
    example: "fairseq.inverse_sqrt --lr 5e-4 --warmup_updates 400",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, warmup) = (try arguments.number("lr"), try arguments.iterations("warmup_updates"))
      return try InversePower(rate: rate, timescale: Double(warmup))
        .warmedUp(from: max(0, arguments.number("warmup_init_lr")), to: rate, over: warmup)
    })

  private static let fairseqPolynomial = ScheduleDefinition(
    "fairseq.polynomial_decay",
    summary: "A line up over the warmup, then a power of the remaining share down to the end rate.",
    formula: "lr · t / w for t ≤ w, end + (lr - end) · (1 - (t - w) / (total_num_update - w))^power, then end",
    source: fairseqSource("polynomial_decay"),
    parameters: [
      fairseqRate, fairseqWarmup(0),
      Parameter(
        "total_num_update", .duration, .value(.duration(.iterations(1_000_000))), help: "Update with the end rate"),
      Parameter("end_learning_rate", .rate, .value(0.0), help: "Rate at the end and after it"),
      Parameter("power", .factor, .value(1.0), bounds: .positive, help: "Exponent of the remaining share"),
    ],
    example: "fairseq.polynomial_decay --lr 0.01 --warmup_updates 100 --total_num_update 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, end) = (try arguments.number("lr"), try arguments.number("end_learning_rate"))
      let (warmup, total) = (try arguments.iterations("warmup_updates"), try arguments.iterations("total_num_update"))
      guard warmup < total else {
        // The warmup goes first: its last update still has the full rate.
        return try Ramp(from: 0, to: rate, length: warmup, name: "warmup")
          .cut(after: warmup.addingSaturating(1), then: Named(Constant(rate: end), "floor"))
      }
      return try Ramp(
        from: rate, to: end, length: total - warmup, curve: .power(exponent: arguments.number("power"))
      ).warmedUp(to: rate, over: warmup)
    })

  private static let fairseqStep = ScheduleDefinition(
    "fairseq.step",
    summary: "A line up over the warmup, then a factor every so many updates, but never below a lowest rate.",
    formula:
      "warmup_init_lr + (lr - warmup_init_lr) · t / w for t < w, then max(min_lr, lr · lr_decay^⌊(t - w) / period⌋)",
    source: fairseqSource("step"),
    parameters: [
      fairseqRate, fairseqWarmup(0), fairseqStart("min_lr"),
      Parameter("min_lr", .rate, .value(0.0), help: "Lowest rate of the decay, below lr"),
      Parameter(
        "lr_deacy_period", .duration, .value(.duration(.iterations(25_000))), aliases: ["lr_decay_period"],
        help: "Updates of a step; fairseq spells it so"),
      Parameter("lr_decay", .factor, .value(0.5), bounds: .fraction, help: "Factor of each step"),
    ],
    example: "fairseq.step --lr 0.1 --warmup_updates 20 --lr_deacy_period 300 --min_lr 0.003",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, minimum) = (try arguments.number("lr"), try arguments.number("min_lr"))
      try Check.order("lr", rate, .above, "min_lr", minimum)
      let start = try arguments.number("warmup_init_lr")
      return try fairseqSteps(
        from: rate, to: minimum, factor: arguments.number("lr_decay"), period: arguments.iterations("lr_deacy_period")
      ).warmedUp(from: start < 0 ? minimum : start, to: rate, over: arguments.iterations("warmup_updates"))
    })

  /// Steps down to a lowest rate, from which on it holds.
  private static func fairseqSteps(
    from rate: Double, to minimum: Double, factor: Double, period: Int
  ) throws(ScheduleError) -> any Schedule {
    let steps = try Exponential(rate: rate, gamma: factor, period: period, isStaircase: true)
    guard minimum > 0, factor < 1 else { return steps }
    // A factor close to 1 needs more steps than can be counted.
    let countable = 1..<max(2, .max / period)
    let count = countable.partitioningIndex { steps($0 * period) <= minimum }
    guard count < countable.upperBound else { return steps }
    return try steps.cut(after: count * period, then: Named(Constant(rate: minimum), "floor"))
  }

  private static let fairseqFixed = ScheduleDefinition(
    "fairseq.fixed",
    summary:
      "A line up whose first update is not 0, the optimizer's rate, and from a given epoch on a factor an epoch.",
    formula:
      "lr · (t + 1) / w for t < w, then lr; lr · lr_shrink^(e + 1 - force_anneal) from epoch e = force_anneal on, e from 1",
    source: fairseqSource("fixed"),
    parameters: [
      fairseqRate, fairseqWarmup(0),
      Parameter("force_anneal", .count, .none("never"), unit: "epochs", help: "First epoch of the annealing, from 1"),
      Parameter("lr_shrink", .factor, .value(0.1), bounds: .nonNegative, help: "Factor of each epoch of the annealing"),
      Parameter(
        "steps_per_epoch", .count, .none("that of the run, or 1"), gives: .updatesPerEpoch,
        help: "Updates in an epoch, for the annealing"),
    ],
    example: "fairseq.fixed --lr 0.25 --warmup_updates 100 --force_anneal 10 --steps_per_epoch 100",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, warmup) = (try arguments.number("lr"), try arguments.iterations("warmup_updates"))
      var held: any Schedule = try Constant(rate: rate)
      if let anneal = try arguments.optionalCount("force_anneal") {
        let shrink = try arguments.number("lr_shrink")
        let length = try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch ?? 1
        held = try PerEpoch(
          held.cut(after: anneal - 1, then: Exponential(rate: rate * shrink, gamma: shrink)), epochLength: length)
      }
      guard warmup > 0 else { return held }
      // The warmup is a factor of whatever the rate of the epoch is.
      let line = try Shifted(Ramp(from: 0, to: 1, length: warmup, name: "warmup"), by: -1)
      let factors = try line.cut(after: warmup, then: Named(Constant(rate: 1), "full"))
      return held is Constant
        ? try Shifted(Ramp(from: 0, to: rate, length: warmup, name: "warmup"), by: -1).cut(after: warmup, then: held)
        : Product(held, factors)
    })

  private static let fairseqManual = ScheduleDefinition(
    "fairseq.manual",
    summary: "Rates given for updates and for epochs, each of which holds until the next; those of updates go first.",
    formula:
      "update2lr of the last key ≤ t; before the first, epoch2lr of the last key ≤ the epoch, from 1; before it, lr",
    source: fairseqSource("manual"),
    parameters: [
      fairseqRate,
      Parameter("update2lr", .mapping, .none("epochs only"), bounds: .nonNegative, help: "Rates by update"),
      Parameter("epoch2lr", .mapping, .none("updates only"), bounds: .nonNegative, help: "Rates by epoch, from 1"),
      Parameter(
        "steps_per_epoch", .count, .none("that of the run, or 1"), gives: .updatesPerEpoch,
        help: "Updates in an epoch, for epoch2lr"),
    ],
    example: "fairseq.manual --lr 0.1 --update2lr 500:0.01,1000:0.001",
    build: .schedule { arguments throws(ScheduleError) in
      let updates = try arguments.mapping("update2lr").sorted { $0.iteration < $1.iteration }
      let epochs = try arguments.mapping("epoch2lr").sorted { $0.iteration < $1.iteration }
      guard !updates.isEmpty || !epochs.isEmpty else { throw .needsOneOf(parameters: ["update2lr", "epoch2lr"]) }
      let length = try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch ?? 1
      // The rate before any key is that of the key 1, where there is one.
      let rate = try arguments.number("lr")
      let initial = updates.first { $0.iteration == 1 }?.value ?? rate
      let started = epochs.map { (start: (max(1, $0.iteration) - 1).multipliedSaturating(by: length), rate: $0.value) }
      let before = started.filter { step in updates.first.map { step.start < $0.iteration } ?? true }
      return try Piecewise(
        first: initial, then: before + updates.map { (start: max(0, $0.iteration), rate: $0.value) })
    })
}
