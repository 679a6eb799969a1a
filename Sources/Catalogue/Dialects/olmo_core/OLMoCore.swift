import Schedules

/// The schedulers of `olmo_core.optim.scheduler`, which count a step before they take it.
enum OLMoCore: Dialect {
  static let name = "olmo_core"
  static let modules = ["olmo_core.optim.scheduler", "olmo_core.optim"]
  static let release = "OLMo-core (2026-06-22) fa6c5014c"
  static let summary = "The schedulers of olmo_core.optim; iteration t has the rate of step t + 1."
  static let picture = """
    compare olmo_core.WSD --lr 3e-4 --max_steps 1000 --warmup 100 vs olmo_core.CosWithWarmup --lr 3e-4 --max_steps 1000 \
    --warmup 100 vs olmo_core.WSDS --lr 3e-4 --period_lengths 500,500 --warmup 100 --decay_fraction 0.2
    """
  static let entries = [
    constantWithWarmup, wsd, linearWithWarmup, cosWithWarmup, halfCosWithWarmup, invSqrtWithWarmup, powerLR,
    cosWithWarmupAndLinearDecay, wsds, exponentialScheduler, composableScheduler,
  ]

  static let rate = Key.rate("lr", .required, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let maxSteps = Key.duration("max_steps", .required, gives: .length, help: "Steps of the run, T")
  static let warmupStart = Key.rate("warmup_min_lr", 0, help: "Rate from which the warmup leads up, i; below lr")
  static let total = Key<Int?>.duration("t_max", .none("max_steps"), help: "Step with the lowest rate, instead of T")
  static let share = Key.factor("alpha_f", 0.1, bounds: .nonNegative, help: "Lowest rate as a share of lr")
    .playing(.finish, .floor)
  static let decayEnd = Key.rate("decay_min_lr", 0, help: "Rate at the end of the decay, m").playing(.finish, .floor)

  /// A number of steps, or a share of all of them, which is rounded: one of the two.
  struct Steps {
    let count: Key<Int?>
    let fraction: Key<Double?>
    /// The share where neither is given; `nil` where one must be.
    let standard: Double?

    static let warmup = Steps("warmup", aliases: ["warmup_steps"], "Steps of the warmup, W", standard: nil)
    static let decay = Steps("decay", aliases: ["decay_steps"], "Steps of the decay, D", standard: 0.1)

    private init(_ name: String, aliases: [String], _ help: String, standard: Double?) {
      let absence: Absence = .none(standard.map { "\(name)_fraction, or \($0) of all" } ?? "\(name)_fraction")
      count = .duration(name, absence, bounds: .nonNegative, aliases: aliases, help: help)
      fraction = .fraction("\(name)_fraction", .none(name), help: "\(help) as a share, rounded; excludes --\(name)")
      self.standard = standard
    }

    func declare(_ declare: inout Declarations) {
      declare(count)
      declare(fraction)
    }

    /// The steps of a run of so many.
    func steps(of total: Int, _ arguments: Arguments) throws(ScheduleError) -> Int {
      let (count, share) = (try arguments[count], try arguments[fraction])
      if count != nil, share != nil { throw .exclusive(parameters: [self.count.name, fraction.name]) }
      if let count { return count }
      guard let share = share ?? standard else { throw .needsOneOf(parameters: [self.count.name, fraction.name]) }
      return .pythonRound(Double(total) * share)
    }
  }

  /// Refuses a rate of the warmup or of the end that is not below the one that it leads to, as OLMo-core asserts.
  static func check(_ low: Key<Double>, _ arguments: Arguments) throws(ScheduleError) {
    try arguments.require(low, .below, rate)
  }

  /// The line up, `i + (peak - i) · s / W`, as a timeline that goes on at step W, or behind it.
  ///
  /// - Parameters:
  ///   - peak: The rate at step W.
  ///   - warmup: The steps of the warmup.
  ///   - includesLast: Whether step W is the warmup's.
  ///   - arguments: The values given.
  static func warmedUp(
    to peak: Double, over warmup: Int, includesLast: Bool = false, _ arguments: Arguments
  ) throws(ScheduleError) -> Timeline {
    if warmup > 0 { try check(warmupStart, arguments) }
    var timeline = Timeline()
    try timeline.warmup(
      from: arguments[warmupStart], to: peak, begin: -1, end: Double(warmup) - 1,
      until: includesLast ? warmup : warmup - 1)
    return timeline
  }

  /// The line down from a rate to the last one over the last steps: `m + (rate - m) · min(T - s, D) / D` for s ≥ T - D.
  static func decayed(
    _ timeline: Timeline, from rate: Double, over decay: Int, _ call: String, _ arguments: Arguments
  ) throws(ScheduleError) -> any Schedule {
    let total = try arguments[maxSteps]
    guard decay > 0 else {
      let held = try timeline.holding(rate, lasting: total, "stable")
      return refusing(held, from: total - 1, call, "the decay has 0 steps, by which it divides (ZeroDivisionError)")
    }
    return try timeline.then(
      timeline.way(
        from: rate, to: arguments[decayEnd], begin: Double(total) - Double(decay) - 1, end: Double(total) - 1),
      lasting: total)
  }
}
