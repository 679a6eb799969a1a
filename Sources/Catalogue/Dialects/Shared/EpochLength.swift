extension Key<Int?> {
  /// The iterations in an epoch, as most frameworks call them.
  ///
  /// - Parameters:
  ///   - absence: What is taken when they are not given.
  ///   - help: What they are for, in one line.
  /// - Returns: The iterations.
  static func stepsPerEpoch(_ absence: Absence = .none("that of the run"), help: String) -> Key {
    .count("steps_per_epoch", absence, gives: .updatesPerEpoch, help: help)
  }
}
