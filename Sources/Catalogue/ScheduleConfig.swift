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

  /// Creates a stage.
  ///
  /// - Parameters:
  ///   - definition: The entry of the catalogue.
  ///   - values: The values given, by the full name of their parameter.
  package init(_ definition: ScheduleDefinition, _ values: [String: ParameterValue] = [:]) {
    self.definition = definition
    self.values = values
  }

  /// Returns whether two stages give the same values to the same entry.
  package static func == (left: Stage, right: Stage) -> Bool {
    left.definition.name == right.definition.name && left.values == right.values
  }

  /// Hashes the name of the entry and the values.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(definition.name)
    hasher.combine(values)
  }
}
