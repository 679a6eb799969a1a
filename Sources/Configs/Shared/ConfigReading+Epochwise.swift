import Catalogue

extension ConfigReading {
  /// Returns a curve that a scheduler steps once in so many updates.
  ///
  /// - Parameters:
  ///   - curve: The curve; its iterations are the scheduler's own steps.
  ///   - updates: The updates that share a step's rate.
  /// - Returns: The curve of updates.
  /// - Throws: A ``ConfigFault`` where the catalogue has no such modifier.
  func held(_ curve: ScheduleConfig, over updates: Int) throws(ConfigFault) -> ScheduleConfig {
    guard updates > 1 else { return curve }
    let stage = try stage("stepped", [("every", ConfigValue(updates))])
    return ScheduleConfig(curve.first, curve.operations + [.modify(stage)])
  }

  /// Returns a curve that comes some steps later, with its first rate until then.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - steps: The steps.
  /// - Returns: The later curve.
  /// - Throws: A ``ConfigFault`` where the catalogue has no such modifier.
  func delayed(_ curve: ScheduleConfig, by steps: Int) throws(ConfigFault) -> ScheduleConfig {
    guard steps != 0 else { return curve }
    return ScheduleConfig(curve.first, curve.operations + [.modify(try stage("shift", [("by", ConfigValue(steps))]))])
  }
}
