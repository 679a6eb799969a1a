import Schedules

/// The schedules of the Flax guides and examples, which are made of optax's.
enum Flax: Dialect {
  static let name = "flax"
  static let release = "Flax"
  static let summary = "The schedules of the Flax guides and examples, which are made of optax's."
  static let picture = """
    plot flax.create_triangular_schedule --lr_min 0.003 --lr_max 0.03 --steps_per_cycle 7 -n 29 --mark \
    both
    """
  static let entries = [createTriangularSchedule, createLearningRateFn]
}
