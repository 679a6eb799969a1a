import Runs

@testable import Catalogue
@testable import Schedules

extension RunContext {
  /// A run of so many iterations, of which so many make an epoch.
  init(iterations: Int, iterationsPerEpoch: Int? = nil, series: [String: [Double]] = [:]) {
    var facts = RunFacts()
    facts.updatesPerEpoch = iterationsPerEpoch.map { Fact($0, .option("steps-per-epoch")) }
    self.init(Run(length: Fact(iterations, .standard), facts: facts), series: series)
  }
}

/// Returns the schedule of a curve text, in a run of 1000 iterations unless told otherwise.
func schedule(_ curve: String, iterations: Int = 1000, iterationsPerEpoch: Int? = nil) throws -> any Schedule {
  try CurveText.config(curve).schedule(in: RunContext(iterations: iterations, iterationsPerEpoch: iterationsPerEpoch))
}

/// Whether two numbers differ by rounding only, relative to the larger one or to a given magnitude.
func isClose(_ left: Double, _ right: Double, to tolerance: Double = 1e-12, of magnitude: Double = 0) -> Bool {
  (left - right).magnitude <= tolerance * max(left.magnitude, right.magnitude, magnitude)
}

/// Why a curve is not built, or `nil` when it is.
func refusal(of curve: String) -> ScheduleError? {
  do {
    _ = try schedule(curve)
    return nil
  } catch {
    return (error as? ConfigError)?.reason
  }
}

/// Returns the rate of a curve text at an iteration.
func rate(of curve: String, at iteration: Int) throws -> Double {
  let schedule = try schedule(curve)
  return schedule(iteration)
}
