import Catalogue
import Numbers
import Runs

extension ConfigReading {
  /// Returns a curve whose own clock runs several ticks an update: samples, tokens or batches.
  ///
  /// - Parameters:
  ///   - curve: The curve, a tick an iteration.
  ///   - stride: The ticks of an update.
  ///   - first: The tick of update 0.
  /// - Returns: The curve, an update an iteration.
  /// - Throws: A ``ConfigFault`` where the catalogue lacks the words.
  func onClock(_ curve: ScheduleConfig, stride: Int, first: Int = 0) throws(ConfigFault) -> ScheduleConfig {
    var curve = curve
    if first != 0 {
      curve.operations.append(.modify(try stage("shift", [("by", ConfigValue((0).subtractingSaturating(first)))])))
    }
    if stride != 1 {
      curve.operations.append(.modify(try stage("epochwise", [("every", 1), ("stride", ConfigValue(max(1, stride)))])))
    }
    return curve
  }
}
