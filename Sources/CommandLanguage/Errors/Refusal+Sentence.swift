package import Schedules

extension Refusal {
  /// What the framework raises, and where.
  package var sentence: String { "At iteration \(iteration), \(framework) raises: \(reason)" }
}
