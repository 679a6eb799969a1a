package import Runs

/// A curve as it was asked for: a schedule, and what is done to it from left to right.
///
/// A config is plain data, and builds the schedule that it describes.
package struct ScheduleConfig: Hashable, Sendable {
  /// The stage that begins the curve.
  package var first: Stage
  /// What is done to everything on the left, in order.
  package var operations: [Operation]

  /// One step of a composition.
  package enum Operation: Hashable, Sendable {
    /// A modifier wraps the whole curve on the left.
    case modify(Stage)
    /// The part since the last `then` ends after a duration.
    case cut(Quantity)
    /// Another schedule begins, with its own clock at 0, where the left side ends.
    case then(Stage)
    /// The whole curve on the left is multiplied by a schedule of factors.
    case times(Stage)
  }

  /// Creates a config.
  ///
  /// - Parameters:
  ///   - first: The stage that begins the curve.
  ///   - operations: What is done to everything on the left, in order.
  package init(_ first: Stage, _ operations: [Operation] = []) {
    self.first = first
    self.operations = operations
  }

  /// The stages in the order in which they are written.
  package var stages: [Stage] {
    [first]
      + operations.compactMap { operation in
        switch operation {
        case .modify(let stage), .then(let stage), .times(let stage): stage
        case .cut: nil
        }
      }
  }
}

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
