import Catalogue
import Documents

extension ConfigReading {
  /// Returns a scheduler of PyTorch with its arguments, for an optimizer's rate.
  ///
  /// - Parameters:
  ///   - name: The class: `MultiStepLR`.
  ///   - rate: The optimizer's rate; one cycle has its own.
  ///   - values: The arguments by their names.
  /// - Returns: The curve; iteration k is step k of the scheduler.
  /// - Throws: A ``ConfigFault`` for an unknown class or argument, and where metrics decide the rate.
  mutating func torch(
    _ name: String, rate: Double, _ values: [(String, ConfigValue?)]
  ) throws(ConfigFault) -> ScheduleConfig {
    let meant = values.filter { !["verbose", "last_epoch", "optimizer"].contains($0.0) }
    switch name {
    case "ReduceLROnPlateau":
      askForNoPlateau("ReduceLROnPlateau")
      return try words("constant", [("lr", ConfigValue(rate))])
    case "OneCycleLR", "CyclicLR":
      // They set the optimizer's rate, and cycle its momentum, which is no matter here.
      return try words("torch." + name, meant.filter { !$0.0.contains("momentum") })
    default:
      return try words("torch." + name, [("lr", ConfigValue(rate))] + meant)
    }
  }
}
