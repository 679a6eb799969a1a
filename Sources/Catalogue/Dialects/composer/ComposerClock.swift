import Numbers
import Schedules

extension Composer {
  /// The parameters that give Composer's time strings their meaning.
  struct Clock {
    private let duration: Key<Duration>
    private let epochLength: Key<Int?>
    private let ratio: Key<Double>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      duration = declare(
        .time(
          "max_duration", .percent(100), gives: .length,
          help: "The whole training, as given to the Trainer: 100ba, 10ep; the run unless given"))
      epochLength = declare(
        .count(
          "dataloader_len", .none("that of the run"), unit: "batches", gives: .updatesPerEpoch,
          help: "Batches in an epoch"))
      ratio = declare(
        .factor(
          "ssr", 1, bounds: .positive, aliases: ["scale_schedule_ratio"],
          help: "What Composer multiplies times by, but for shares of the run"))
      // The clock of a Trainer counts iterations only where it is told how long they are (`Trainer(…, iteration_length)`).
      declare.countsTrainerIterations = true
    }

    /// The values that make a run of so many batches, or leave its length as it is.
    ///
    /// - Parameters:
    ///   - length: The batches.
    ///   - warmup: The warmup, whose slope may need another schedule ratio.
    /// - Returns: The values.
    func values(lasting length: Int? = nil, _ warmup: Warmup.Reading? = nil) -> [Solution.Value] {
      (length.map { [duration(.updates($0))] } ?? []) + (warmup?.scale.map { [ratio($0)] } ?? [])
    }

    /// Reads the length of the run.
    ///
    /// - Throws: A ``ScheduleError`` where epochs are used and the batches of one are not known.
    func time(_ arguments: Arguments) throws(ScheduleError) -> Time {
      try Time(arguments, duration: duration, epochLength: epochLength, ratio: arguments[ratio])
    }

    /// The unit of the whole training.
    func unit(_ arguments: Arguments) throws(ScheduleError) -> Duration.Unit { try Self.unit(of: arguments[duration]) }

    /// The unit of a time: what is no epoch and no iteration of the Trainer is a batch.
    static func unit(of duration: Duration) -> Duration.Unit {
      [.epochs, .trainerIterations].contains(duration.unit) ? duration.unit : .updates
    }
  }

  /// What Composer's time strings mean in one run: `30ba`, `2ep`, `0.1dur`.
  ///
  /// Composer counts epochs and shares of the run in batches and truncates what is not whole
  /// (`composer.optim.scheduler`, `_convert_time`).
  struct Time {
    private let arguments: Arguments
    private let epochLength: Key<Int?>
    private let ratio: Double
    private let duration: Key<Duration>

    fileprivate init(
      _ arguments: Arguments, duration key: Key<Duration>, epochLength: Key<Int?>, ratio: Double
    ) throws(ScheduleError) {
      self.arguments = arguments
      self.epochLength = epochLength
      self.ratio = ratio
      self.duration = key
    }

    /// The batches of the whole run, which only those have to know who count shares of it.
    ///
    /// - Throws: ``ScheduleError`` where that cannot be done.
    func maxDuration() throws(ScheduleError) -> Int {
      let written = try arguments[duration]
      let batches =
        switch written.unit {
        case .percent, .microSteps, .samples, .tokens, .trainerIterations:
          try arguments.context.iterations(of: written, parameter: duration.name)
        case .updates, .epochs: try Self.batches(of: written, duration.name, arguments, epochLength)
        }
      guard batches >= 1 else { throw .outOfBounds(duration.subject, value: String(batches), accepted: .atLeastOne) }
      return batches
    }

    /// The batches of the whole run, where Composer compares them with a parameter's time: both count the same, or one counts
    /// batches and the other epochs whose batches are known (`_raise_if_max_duration_exceeds_t_max`); else `nil`.
    ///
    /// - Throws: ``ScheduleError`` where they cannot be counted.
    func maxDuration(comparedWith key: Key<Duration>) throws(ScheduleError) -> Int? {
      let (unit, whole) = (try unit(key), try durationUnit)
      if whole == .epochs, try !knowsEpochs { return nil }
      return whole == unit || whole == .epochs && unit == .updates ? try maxDuration() : nil
    }

    /// What a parameter's time counts when Composer has converted it: epochs count batches, and a share of the run counts what
    /// the run does.
    func unit(_ key: Key<Duration>) throws(ScheduleError) -> Duration.Unit {
      let unit = try arguments[key].unit == .percent ? durationUnit : arguments[key].unit
      return unit == .epochs || unit == .microSteps ? .updates : unit
    }

    /// What the length of the run counts; a run whose length is not given in Composer's words counts batches.
    private var durationUnit: Duration.Unit {
      get throws(ScheduleError) {
        let unit = try arguments[duration].unit
        return unit == .percent || unit == .microSteps ? .updates : unit
      }
    }

    /// Whether the batches of an epoch are known.
    private var knowsEpochs: Bool {
      get throws(ScheduleError) {
        try arguments.epochLength(epochLength) != nil || arguments.context.iterationsPerEpoch != nil
      }
    }

    /// Returns the batches of a parameter's time.
    ///
    /// - Parameters:
    ///   - key: The parameter.
    ///   - isScaled: Whether the schedule ratio applies.
    /// - Returns: The batches.
    /// - Throws: ``ScheduleError`` where that cannot be done.
    func batches(_ key: Key<Duration>, isScaled: Bool = true) throws(ScheduleError) -> Int {
      try batches(of: arguments[key], key.parameter, isScaled: isScaled)
    }

    /// Returns the batches of each of a parameter's times.
    func batches(_ key: Key<[Duration]>) throws(ScheduleError) -> [Int] {
      var batches: [Int] = []
      for duration in try arguments[key] {
        batches.append(try self.batches(of: duration, key.parameter, isScaled: true))
      }
      return batches
    }

    /// The batches of a time that Composer divides by.
    func divisor(_ key: Key<Duration>, _ call: String) throws(ScheduleError) -> Int {
      let batches = try batches(key)
      guard batches > 0 else { throw refused(call, "\(key.name) is 0 batches, and the schedule divides by it") }
      return batches
    }

    private func batches(
      of duration: Duration, _ parameter: Parameter, isScaled: Bool
    ) throws(ScheduleError) -> Int {
      guard duration.amount >= 0 else {
        throw .outOfBounds(.parameter(parameter.name), value: duration.description, accepted: .nonNegative)
      }
      switch duration.unit {
      // Composer stretches the run itself, so that its shares need no stretching.
      case .percent: return try Int(saturating: Self.share(duration) * Double(maxDuration()))
      case .microSteps, .samples, .tokens, .trainerIterations:
        return try arguments.context.iterations(of: duration, parameter: parameter.name)
      case .updates, .epochs:
        let batches = try Self.batches(of: duration, parameter.name, arguments, epochLength)
        return isScaled ? Int(saturating: Double(batches) * ratio) : batches
      }
    }

    /// The share that a number of hundredths is: to the last digit what Composer reads in `0.29dur`, which it truncates.
    private static func share(_ duration: Duration) -> Double {
      Double("\(numberText(duration.amount))e-2") ?? duration.amount / 100
    }

    private static func batches(
      of duration: Duration, _ parameter: String, _ arguments: Arguments, _ epochLength: Key<Int?>
    ) throws(ScheduleError) -> Int {
      guard duration.amount == duration.amount.rounded() else {
        throw .refused(
          framework: "composer.core.Time",
          reason: "value \(numberText(duration.amount)) of \(parameter) is not an integer, which ba and ep require")
      }
      guard duration.unit == .epochs else { return Int(saturating: duration.amount) }
      guard let length = try arguments.epochLength(epochLength) else {
        return try arguments.context.iterations(of: duration, parameter: parameter)
      }
      return Int(saturating: duration.amount).multipliedSaturating(by: length)
    }
  }
}
