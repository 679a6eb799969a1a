import Schedules

/// The schedules of the Flax guides and examples, which are made of optax's.
enum Flax: Dialect {
  static let name = "flax"
  static let release = "Flax"
  static let summary = "The schedules of the Flax guides and examples, which are made of optax's."
  static let entries = [createTriangularSchedule, createLearningRateFn]

  static func place(of call: String) -> String { call }
}
