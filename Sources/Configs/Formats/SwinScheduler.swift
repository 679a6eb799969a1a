import Catalogue
import Numbers

/// The scheduler that a config of Swin Transformer names, counted in updates.
struct SwinScheduler {
  private enum Kind {
    case cosine(isPrefix: Bool)
    case linear
    case step(every: Double, rate: Double)
    case multistep(milestones: [Double], gamma: Double)
  }

  private let kind: Kind
  private let rate: Double
  private let start: Double
  private let minimum: Double
  private let total: Int
  private let warmup: Int

  /// Reads the scheduler.
  ///
  /// - Parameters:
  ///   - run: The reading.
  ///   - rate: The highest rate, scaled.
  ///   - start: The rate from which the warmup leads up, scaled.
  ///   - minimum: The lowest rate, scaled.
  ///   - total: The updates of the run.
  ///   - warmup: The updates of the warmup.
  ///   - each: The updates of an epoch.
  /// - Throws: A ``ConfigFault`` for another scheduler.
  init(
    _ run: inout ConfigReading, rate: Double, start: Double, minimum: Double, total: Int, warmup: Int, each: Int
  ) throws(ConfigFault) {
    (self.rate, self.start, self.minimum, self.total, self.warmup) = (rate, start, minimum, total, warmup)
    let key = "TRAIN.LR_SCHEDULER."
    switch try run.word(of: key + "NAME", default: "cosine", among: ["cosine", "linear", "step", "multistep"]) {
    case "linear": kind = .linear
    case "step":
      let epochs = try run.number(key + "DECAY_EPOCHS", default: 30)
      kind = .step(
        every: (epochs * Double(each)).rounded(.towardZero), rate: try run.number(key + "DECAY_RATE", default: 0.1))
    case "multistep":
      let epochs = try run.numbers(key + "MULTISTEPS") ?? []
      kind = .multistep(
        milestones: epochs.map { $0 * Double(each) }, gamma: try run.number(key + "GAMMA", default: 0.1))
    default: kind = .cosine(isPrefix: try run.flag(key + "WARMUP_PREFIX", default: true))
    }
  }

  /// The updates of the cosine.
  private func length(_ isPrefix: Bool) -> Int { max(1, isPrefix ? total.subtractingSaturating(warmup) : total) }

  /// Returns the curve of the scheduler's own steps.
  ///
  /// - Parameter run: The reading.
  /// - Returns: The curve.
  /// - Throws: A ``ConfigFault`` where the catalogue does not take the values.
  func words(_ run: ConfigReading) throws(ConfigFault) -> ScheduleConfig {
    let shared: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("warmup_t", ConfigValue(warmup)), ("warmup_lr_init", ConfigValue(start)),
    ]
    switch kind {
    case .cosine(let isPrefix):
      return try run.words(
        "timm.CosineLRScheduler",
        shared + [
          ("t_initial", ConfigValue(length(isPrefix))), ("lr_min", ConfigValue(minimum)),
          ("warmup_prefix", .flag(isPrefix)), ("t_in_epochs", false),
        ])
    case .linear:
      return try run.words(
        "swin.LinearLRScheduler", shared + [("t_initial", ConfigValue(total)), ("lr_min_rate", 0.01)])
    case .step(let every, let factor):
      return try run.words(
        "timm.StepLRScheduler",
        shared + [
          ("decay_t", ConfigValue(every)), ("decay_rate", ConfigValue(factor)), ("warmup_prefix", false),
          ("t_in_epochs", false),
        ])
    case .multistep(let milestones, let gamma):
      return try run.words(
        "swin.MultiStepLRScheduler", shared + [("milestones", .numbers(milestones)), ("gamma", ConfigValue(gamma))])
    }
  }

  /// Returns the curve as a formula of a step of the scheduler.
  ///
  /// - Parameters:
  ///   - index: The step, as Python writes it.
  ///   - run: The reading.
  /// - Returns: The formula.
  func formula(of index: String, _ run: ConfigReading) -> String {
    let (lr, low, first) = (run.python(rate), run.python(minimum), run.python(start))
    let rest: String
    switch kind {
    case .cosine(let isPrefix):
      let place = isPrefix ? "(\(index) - \(warmup))" : index
      let span = length(isPrefix)
      rest =
        "(\(low) + (\(lr) - \(low)) * (1 + math.cos(math.pi * \(place) / \(span))) / 2 if \(place) < \(span) else \(low))"
    case .linear:
      rest = "\(lr) - (\(lr) - 0.01 * \(lr)) * (\(index) - \(warmup)) / \(max(1, total.subtractingSaturating(warmup)))"
    case .step(let every, let factor):
      rest = "\(lr) * \(run.python(factor)) ** (\(index) // \(run.python(max(1, every))))"
    case .multistep(let milestones, let gamma):
      rest =
        lr + milestones.map { " * (\(run.python(gamma)) if \(index) >= \(run.python($0)) else 1)" }.joined()
    }
    guard warmup > 0 else { return rest }
    return "\(first) + (\(lr) - \(first)) * \(index) / \(warmup) if \(index) < \(warmup) else \(rest)"
  }
}
