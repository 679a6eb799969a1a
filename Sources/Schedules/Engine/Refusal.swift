import Numbers

/// The iteration from which a framework refuses to go on with a schedule, and what it says.
///
/// A schedule that has one still answers every iteration: beyond it, the last rate holds.
package struct Refusal: Equatable, Sendable {
  /// The first iteration that the framework refuses.
  package var iteration: Int
  /// The framework, and the call in it.
  package var framework: String
  /// What the framework says.
  package var reason: String

  /// Creates a refusal.
  ///
  /// - Parameters:
  ///   - iteration: The first iteration that the framework refuses.
  ///   - framework: The framework, and the call in it.
  ///   - reason: What the framework says.
  package init(from iteration: Int, framework: String, reason: String) {
    self.iteration = iteration
    self.framework = framework
    self.reason = reason
  }

  /// Returns the refusal as it stands when its schedule's clock starts later.
  func shifted(by offset: Int) -> Refusal {
    Refusal(from: iteration.addingSaturating(offset), framework: framework, reason: reason)
  }
}
