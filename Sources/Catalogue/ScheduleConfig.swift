/// A curve as it was asked for: a schedule, and what is done to it from left to right.
///
/// A config is plain data, and builds the schedule that it describes.
package typealias ScheduleConfig = Composition<Stage>

/// A schedule or modifier with the values that were given to its parameters.
package struct Stage: Hashable, Sendable {
  /// The entry of the catalogue.
  package let definition: ScheduleDefinition
  /// The values given, by the full name of their parameter. Those not given have their default.
  package var values: [String: ParameterValue]
  /// The line of code that the stage was read from, where it was read from one.
  package let code: StageCode?

  /// Creates a stage.
  ///
  /// - Parameters:
  ///   - definition: The entry of the catalogue.
  ///   - values: The values given, by the full name of their parameter.
  ///   - code: The line of code that the stage was read from; `nil` where it was read from none.
  package init(_ definition: ScheduleDefinition, _ values: [String: ParameterValue] = [:], code: StageCode? = nil) {
    self.definition = definition
    self.values = values
    self.code = code
  }

  /// The line of code that still says what the stage is; `nil` where other words do.
  package var currentCode: StageCode? {
    code.flatMap { code in code.isWhole || code.values.keys.allSatisfy { values[$0] != nil } ? code : nil }
  }

  /// Returns whether two stages give the same values to the same entry, or to the same line of code.
  package static func == (left: Stage, right: Stage) -> Bool {
    left.definition.name == right.definition.name && left.values == right.values
      && left.currentCode == right.currentCode
  }

  /// Hashes the name of the entry, the values and the line of code.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(definition.name)
    hasher.combine(values)
    hasher.combine(currentCode)
  }
}
