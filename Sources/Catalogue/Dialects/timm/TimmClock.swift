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
      warmup = declare(.count("warmup_t", 0, bounds: .nonNegative, unit: "epochs", help: "Epochs of the warmup, w"))
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
      guard try arguments[inEpochs], let length = arguments.context.iterationsPerEpoch else { return schedule }
      return try PerEpoch(schedule, epochLength: length)
    }

    /// Leaves the optimizer's own rate at epoch 0, for which timm never asks a scheduler without warmup.
    private func untouched(_ base: Double, then inner: any Schedule) throws(ScheduleError) -> any Schedule {
      if inner(0) == base { return inner }
      return try Named(Constant(rate: base), "initial").cut(after: 1, then: Shifted(inner, by: -1))
    }
  }
}
