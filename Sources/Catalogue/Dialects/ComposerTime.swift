import Schedules

/// What Composer's time strings mean in one run: `30ba`, `2ep`, `0.1dur`.
///
/// Composer counts epochs and shares of the run in batches and truncates what is not whole (`composer.optim.scheduler`,
/// `_convert_time`).
struct ComposerTime {
  private let arguments: Arguments
  /// The batches of the whole run.
  let maxDuration: Int
  private let ratio: Double

  /// The parameters that give time strings their meaning.
  static let parameters = [
    Parameter(
      "max_duration", .duration, .value(.duration(Duration(100, .percent))),
      help: "The whole training, as given to the Trainer: 100ba, 10ep; the run unless given"),
    Parameter(
      "dataloader_len", .count, .none("that of the run"), unit: "batches", gives: .updatesPerEpoch,
      help: "Batches in an epoch"),
  ]

  /// The ratio that Composer stretches schedules by.
  static let ratioParameter = Parameter(
    "ssr", .factor, .value(1.0), bounds: .positive, aliases: ["scale_schedule_ratio"],
    help: "What Composer multiplies times by, but for shares of the run")

  /// Reads the length of the run.
  ///
  /// - Throws: A ``ScheduleError`` where epochs are used and the batches of one are not known.
  init(_ arguments: Arguments) throws(ScheduleError) {
    self.arguments = arguments
    ratio = try arguments.number("ssr")
    let duration = try arguments.optionalDuration("max_duration") ?? Duration(100, .percent)
    switch duration.unit {
    case .percent, .microSteps, .samples, .tokens:
      maxDuration = try arguments.context.iterations(of: duration, parameter: "max_duration")
    case .updates, .epochs:
      maxDuration = try Self.batches(of: duration, parameter: "max_duration", arguments)
    }
    try Check.bounds("max_duration", maxDuration, .atLeastOne)
  }

  /// Returns the batches of a parameter's time.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - isScaled: Whether the schedule ratio applies.
  func batches(_ name: String, isScaled: Bool = true) throws(ScheduleError) -> Int {
    guard let duration = try arguments.optionalDuration(name) else { throw .missing(parameter: name) }
    return try batches(of: duration, name, isScaled: isScaled)
  }

  /// Returns the batches of each of a parameter's times.
  func batchList(_ name: String) throws(ScheduleError) -> [Int] {
    var batches: [Int] = []
    for duration in try arguments.durationList(name) {
      batches.append(try self.batches(of: duration, name, isScaled: true))
    }
    return batches
  }

  private func batches(of duration: Duration, _ name: String, isScaled: Bool) throws(ScheduleError) -> Int {
    guard duration.amount >= 0 else {
      throw .outOfBounds(parameter: name, value: duration.description, accepted: .nonNegative)
    }
    switch duration.unit {
    // Composer stretches the run itself, so that its shares need no stretching.
    case .percent: return Int(saturating: Self.share(duration) * Double(maxDuration))
    case .microSteps, .samples, .tokens: return try arguments.context.iterations(of: duration, parameter: name)
    case .updates, .epochs:
      let batches = try Self.batches(of: duration, parameter: name, arguments)
      return isScaled ? Int(saturating: Double(batches) * ratio) : batches
    }
  }

  /// The share that a number of hundredths is: to the last digit what Composer reads in `0.29dur`, which it truncates.
  private static func share(_ duration: Duration) -> Double {
    Double("\(numberText(duration.amount))e-2") ?? duration.amount / 100
  }

  private static func batches(
    of duration: Duration, parameter: String, _ arguments: Arguments
  ) throws(ScheduleError) -> Int {
    guard duration.amount == duration.amount.rounded() else {
      throw .refused(
        framework: "composer.core.Time",
        reason: "value \(numberText(duration.amount)) of \(parameter) is not an integer, which ba and ep require")
    }
    guard duration.unit == .epochs else { return Int(saturating: duration.amount) }
    guard let length = try arguments.optionalCount("dataloader_len") ?? arguments.context.iterationsPerEpoch else {
      return try arguments.context.iterations(of: duration, parameter: parameter)
    }
    return Int(saturating: duration.amount).multipliedSaturating(by: length)
  }
}
