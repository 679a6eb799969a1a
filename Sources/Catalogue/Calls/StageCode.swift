/// The code that a stage was read from, by which it is written again.
package struct StageCode: Hashable, Sendable {
  /// The code as it was given.
  package let text: String
  /// What was given for names of the code, as `NAME=VALUE`, in the order written.
  package let settings: [String]
  /// The values of parameters that the code gives.
  package let values: [String: ParameterValue]
  /// Whether no other words say the same: the code puts schedules together.
  package let isWhole: Bool

  /// Creates what a stage was read from.
  ///
  /// - Parameters:
  ///   - text: The code as it was given.
  ///   - settings: What was given for names of the code, as `NAME=VALUE`, in the order written.
  ///   - values: The values of parameters that the code gives.
  ///   - isWhole: Whether no other words say the same: the code puts schedules together.
  package init(_ text: String, settings: [String], values: [String: ParameterValue], isWhole: Bool) {
    self.text = text
    self.settings = settings
    self.values = values
    self.isWhole = isWhole
  }
}
