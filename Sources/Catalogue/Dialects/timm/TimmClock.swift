import Schedules

extension Timm {
  /// The warmup and the clock, which every timm scheduler has.
  struct Clock {
    /// The epochs of the warmup.
    let warmup: Key<Int>
    /// Whether the schedule begins after the warmup; `nil` for schedulers that leave no choice: it does.
    private let prefix: Key<Bool>?
    private let start: Key<Double>
    private let inEpochs: Key<Bool>

    /// Declares the parameters.
    ///
    /// - Parameters:
    ///   - declare: Where to declare them.
    ///   - standard: Whether the schedule begins after the warmup by default; `nil` when there is no choice.
    init(_ declare: inout Declarations, prefix standard: Bool?) {
      warmup = declare(
        .count("warmup_t", 0, bounds: .nonNegative, unit: "epochs", help: "Epochs of the warmup, w")
          .acceptingFractions())
      start = declare(.rate("warmup_lr_init", 0, help: "Rate of epoch 0 where there is a warmup"), as: .warmupStart)
      prefix = standard.map {
        declare(
          .flag(
            "warmup_prefix", $0, help: "Begin the schedule after the warmup; else the warmup covers its first epochs"))
      }
      inEpochs = declare(
        .flag(
          "t_in_epochs", true,
          help: "Count epochs of --steps-per-epoch iterations (one where it is not known); else iterations"))
    }

    /// Whether the schedule begins after the warmup.
    func isPrefix(_ arguments: Arguments) throws(ScheduleError) -> Bool {
      if let prefix { try arguments[prefix] } else { true }
    }

    /// Puts timm's warmup before a schedule of epochs and the whole on the clock of iterations.
    ///
    /// - Parameters:
    ///   - inner: The schedule without warmup, on the clock of epochs.
    ///   - arguments: The values given.
    ///   - target: The rate that the warmup aims at; `nil` for the optimizer's.
    /// - Returns: The whole on the clock of updates.
    /// - Throws: ``ScheduleError`` where that cannot be done.
    func schedule(
      _ inner: any Schedule, _ arguments: Arguments, target: Double? = nil
    ) throws(ScheduleError) -> any Schedule {
      let base = try arguments[rate]
      let warmup = try arguments[warmup]
      let schedule =
        if warmup > 0 {
          try (isPrefix(arguments) ? inner : Shifted(inner, by: -warmup))
            .warmedUp(from: arguments[start], to: target ?? base, over: warmup)
        } else {
          try untouched(base, then: inner)
        }
      return try paced(schedule, arguments)
    }

    /// Puts a schedule of epochs on the clock of iterations.
    private func paced(_ schedule: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
      guard try arguments[inEpochs], let length = arguments.context.iterationsPerEpoch else { return schedule }
      return try PerEpoch(schedule, epochLength: length)
    }

    /// Whether the warmup or another time is no whole number of epochs.
    ///
    /// - Parameters:
    ///   - arguments: The values given.
    ///   - others: The other times.
    /// - Returns: Whether one is not.
    /// - Throws: ``ScheduleError`` where a value is missing.
    func isFractional(_ arguments: Arguments, _ others: Double...) throws(ScheduleError) -> Bool {
      try !RealTimes.areWhole(others + [arguments[warmup.real]])
    }

    /// Puts timm's warmup before a schedule that is a formula of its own epochs, which then need not begin at a whole one.
    ///
    /// - Parameters:
    ///   - arguments: The values given.
    ///   - aimsAtCurve: Whether the warmup aims at the rate that the formula has at its end, where it covers the first epochs.
    ///   - formula: The rate by the epoch.
    /// - Returns: The whole on the clock of updates.
    /// - Throws: ``ScheduleError`` where that cannot be done.
    func schedule(
      _ arguments: Arguments, aimsAtCurve: Bool = false,
      _ formula: (_ epoch: Expression) throws(ScheduleError) -> Expression
    ) throws(ScheduleError) -> any Schedule {
      let (base, warmup, isPrefix) = (try arguments[rate], try arguments[warmup.real], try isPrefix(arguments))
      let inner = try formula(isPrefix ? .variable - .number(warmup) : .variable)
      guard warmup > 0 else { return try paced(untouched(base, then: RealTimes.schedule(inner)), arguments) }
      let target = aimsAtCurve && !isPrefix ? inner.value(at: warmup) : base
      let line = try RealTimes.line(.variable, from: arguments[start], to: target, over: warmup)
      return try paced(
        RealTimes.schedule((Expression.variable < .number(warmup)).then(line, otherwise: inner)), arguments)
    }

    /// Puts timm's warmup before rates by the epoch, each of which holds until the next.
    ///
    /// - Parameters:
    ///   - arguments: The values given.
    ///   - steps: The rates, by the time from which they hold on the schedule's own clock.
    /// - Returns: The whole on the clock of updates.
    /// - Throws: ``ScheduleError`` where that cannot be done.
    func schedule(
      _ arguments: Arguments, steps: [(start: Double, rate: Double)]
    ) throws(ScheduleError) -> any Schedule {
      let (base, warmup) = (try arguments[rate], try arguments[warmup.real])
      let late = try isPrefix(arguments) ? warmup : 0
      let first = steps.last { $0.start + late <= 0 }?.rate ?? base
      let later = steps.filter { $0.start + late > 0 }
      let places = later.map { (start: Timeline.from($0.start + late), rate: $0.rate) }
      let whole = try Piecewise(first: first, then: places)
      guard warmup > 0 else { return try paced(untouched(base, then: whole), arguments) }
      let end = Timeline.from(warmup)
      var timeline = Timeline()
      try timeline.warmup(from: arguments[start], to: base, end: warmup, until: end)
      return try paced(timeline.then(Shifted(whole, by: -end)), arguments)
    }

    /// What a form tells of the warmup and the clock.
    struct Reading {
      var values: Solution
      /// The rate that the warmup leads to; `nil` where there is none.
      var peak: Double?
      /// The schedule, on its own clock.
      var rest: CurveForm
    }

    /// The warmup and the clock of a form, and the schedule behind them; `nil` where the two do not fit together.
    ///
    /// - Parameters:
    ///   - form: A normal form.
    ///   - touched: Whether the first epoch may have the optimizer's own rate, which is not that of the schedule.
    /// - Returns: The warmup and the clock; `nil` where there is none.
    func reading(_ form: CurveForm, touched: Bool = false) -> Reading? {
      var (epochs, values) = (form, Solution([inEpochs(false)]))
      if case .readEvery(_, let inner, stride: 1) = form { (epochs, values) = (inner, []) }
      let line = epochs.beginning.flatMap { $0.way.begin == 0 && $0.way.end == Double($0.count) ? $0 : nil }
      guard let line, line.way.follows(.linear), !line.way.isLevel, line.rest.constantRate != line.way.to else {
        // Behind the optimizer's own rate at epoch 0 the schedule has been running.
        let (hold, late) = epochs.hold
        if touched, hold == 1, case (let begun, -1) = late.unshifted {
          return Reading(values: values, peak: epochs.rate(at: 0), rest: begun)
        }
        return Reading(values: values, peak: nil, rest: epochs)
      }
      values = values + [warmup(line.count), start(line.way.from)]
      let peak = line.way.to
      guard let prefix else { return Reading(values: values, peak: peak, rest: line.rest) }
      if let begun = line.rest.begun(by: line.count),
        begun.rate(at: 0) == peak || line.rest.rate(at: 0) == peak && touched
      {
        return Reading(values: values + [prefix(false)], peak: peak, rest: begun)
      }
      // What is over before the warmup ends holds its last rate.
      let isOver = !touched && line.rest.constantRate != nil
      return Reading(values: values + [prefix(!isOver || touched)], peak: peak, rest: line.rest)
    }

    /// Leaves the optimizer's own rate at epoch 0, for which timm never asks a scheduler without warmup.
    private func untouched(_ base: Double, then inner: any Schedule) throws(ScheduleError) -> any Schedule {
      if inner(0) == base { return inner }
      return try Named(Constant(rate: base), "initial").cut(after: 1, then: Shifted(inner, by: -1))
    }
  }
}

extension CurveForm {
  /// The form as it was before it had been running for so many epochs, below a warmup; `nil` where it had not.
  fileprivate func begun(by count: Int) -> CurveForm? {
    switch self {
    case .sequence(let parts, let last):
      guard let part = parts.first, let begun = part.form.begun(by: count) else { return nil }
      return .sequence([Part(begun, count: part.count.addingSaturating(count))] + parts.dropFirst(), last: last)
    case .sum(let left, let right):
      guard let left = left.begun(by: count), let right = right.begun(by: count) else { return nil }
      return .sum(left, right)
    // Cycles that are all alike are told only by how far the present one has come.
    case .cycles(let cycles) where cycles.areAlike && count % cycles.length == 0: return self
    case .shifted(.cycles(let cycles), let offset) where cycles.areAlike && (count + offset) % cycles.length == 0:
      return .cycles(cycles)
    default:
      let (form, offset) = unshifted
      return offset == -count ? form : nil
    }
  }
}

extension CurveForm.Cycles {
  /// Whether each is as long and as high as the one before.
  fileprivate var areAlike: Bool { growth == 1 && decay == 1 }
}
