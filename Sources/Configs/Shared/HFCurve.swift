import Catalogue
import Numbers

/// A schedule of transformers' `get_scheduler`, with what a trainer gives it.
struct HFCurve {
  /// The name: `cosine`.
  var name: String
  /// The optimizer's rate.
  var rate: Double
  /// The steps of the warmup.
  var warmup: Int
  /// The steps of the whole schedule.
  var training: Int
  /// Further arguments by their names.
  var arguments: [(String, ConfigValue?)] = []
  /// The steps of the schedule that one update makes: more than 1 where each process makes one.
  var stepsPerUpdate = 1

  /// Whether the schedule does anything with a warmup.
  var hasWarmup: Bool { name != "constant" && name != "piecewise_constant" }

  /// The parameters that the schedule takes from a trainer, and the further ones.
  private var values: [(String, ConfigValue?)] {
    switch name {
    case "constant": [("lr", ConfigValue(rate))]
    case "constant_with_warmup": [("lr", ConfigValue(rate)), ("num_warmup_steps", ConfigValue(warmup))]
    case "inverse_sqrt": [("lr", ConfigValue(rate)), ("num_warmup_steps", ConfigValue(warmup))] + arguments
    default:
      [
        ("lr", ConfigValue(rate)), ("num_warmup_steps", ConfigValue(warmup)),
        ("num_training_steps", ConfigValue(training)),
      ] + arguments
    }
  }

  /// Returns the curve in words.
  ///
  /// Where an update makes several steps, lengths of which that many are whole are counted in updates.
  ///
  /// - Parameter run: The reading that it is for.
  /// - Returns: The curve; iteration k is update k.
  /// - Throws: A ``ConfigFault`` for an unknown schedule or argument.
  func words(_ run: ConfigReading) throws(ConfigFault) -> ScheduleConfig {
    guard stepsPerUpdate > 1, name != "constant" else { return try run.words("hf." + name, values) }
    let lengths = arguments.contains { $0.0.hasSuffix("_steps") || $0.0 == "timescale" }
    if !lengths, name != "inverse_sqrt" || warmup > 0, name != "warmup_stable_decay",
      warmup.isMultiple(of: stepsPerUpdate), training.isMultiple(of: stepsPerUpdate),
      name != "cosine_warmup_with_min_lr", training > warmup
    {
      var scaled = self
      (scaled.warmup, scaled.training) = (warmup / stepsPerUpdate, training / stepsPerUpdate)
      scaled.stepsPerUpdate = 1
      return try scaled.words(run)
    }
    return ScheduleConfig(
      try run.stage("hf." + name, values), [.modify(try run.everyUpdate(making: stepsPerUpdate))])
  }
}

extension ConfigReading {
  /// The modifier of a schedule that is stepped several times an update.
  ///
  /// - Parameter steps: The steps that an update makes.
  /// - Returns: The stage.
  /// - Throws: A ``ConfigFault`` where the catalogue has no such modifier.
  func everyUpdate(making steps: Int) throws(ConfigFault) -> Stage {
    try stage("epochwise", [("every", 1), ("stride", ConfigValue(steps))])
  }

  /// The modifier of a schedule that is stepped once an epoch and counts epochs.
  ///
  /// - Parameter updates: The updates of an epoch.
  /// - Returns: The stage.
  /// - Throws: A ``ConfigFault`` where the catalogue has no such modifier.
  func everyEpoch(of updates: Int) throws(ConfigFault) -> Stage {
    try stage("epochwise", [("every", ConfigValue(max(1, updates))), ("stride", 1)])
  }
}
