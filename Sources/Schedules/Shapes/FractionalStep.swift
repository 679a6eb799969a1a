import Numbers
import RealModule

/// A factor every so many iterations, where these need not be a whole number: `rate · gamma^⌊t / period⌋`.
///
/// timm's `StepLRScheduler` takes `decay_t` 2.4, and then steps after 3, 5, 8, 10 … epochs.
package struct FractionalStep: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// The factor of each step.
  package let gamma: Double
  /// The number of iterations of a step.
  package let period: Double

  /// Creates steps.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - gamma: The factor of each step, from 0.
  ///   - period: The number of iterations of a step, above 0 and not necessarily whole.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, gamma: Double, period: Double) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.factor, gamma, .nonNegative)
    try Check.bounds(.period, period, .positive)
    self.rate = rate
    self.gamma = gamma
    self.period = period
  }

  package func callAsFunction(_ iteration: Int) -> Double { rate.product(with: .power(gamma, steps(at: iteration))) }

  /// The number of whole steps before an iteration, as Python's `//` counts them: from the exact remainder.
  private func steps(at iteration: Int) -> Double {
    let time = Double(max(0, iteration))
    return ((time - time.truncatingRemainder(dividingBy: period)) / period).rounded()
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase(gamma > 1 ? "growth" : "decay", from: 0) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // Stairs of one iteration each are a way.
    if gamma == 1 || period <= 1 { return .none }
    return firstChange(after: max(0, iteration), work: &work) { iteration, _ in nextStep(after: iteration) }
  }

  /// The first iteration after another at which another step has been made.
  private func nextStep(after iteration: Int) -> NextJump {
    let current = steps(at: iteration)
    // The quotient places the next step to within rounding; the iterations around it decide.
    var place = max(iteration, Int(saturating: ((current + 1) * period).rounded(.down)).addingSaturating(-1))
    for _ in 0..<4 {
      guard place < .max else { return .none }
      if place > iteration, steps(at: place) > current { return .at(place) }
      place += 1
    }
    return .unknown(after: max(iteration, place - 1))
  }

  package var length: Int? { nil }
  package var course: Course { Course(Int(saturating: (3 * period).rounded(.up)), ending: .repetition) }
}
