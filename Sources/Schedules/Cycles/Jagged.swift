import Numbers

/// A factor for the rate of a run that is restarted every so many iterations and warms up again after each restart.
///
/// 1 until the first restart; then, c iterations after a restart, `start + (1 - start) · c / W` for c < W, else 1.
package struct RestartWarmups: Schedule {
  /// The number of iterations from one restart to the next, at least 1.
  package let interval: Int
  /// The number of iterations of each warmup, at least 1 and at most the interval.
  package let warmupLength: Int
  /// The factor at a restart.
  package let start: Double

  /// Creates the factor.
  package init(interval: Int, warmupLength: Int, start: Double) {
    self.interval = interval
    self.warmupLength = warmupLength
    self.start = start
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    guard iteration >= interval else { return 1 }
    return Curve.linear.rate(from: start, to: 1, at: Double(iteration % interval) / Double(warmupLength))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let restart = self.restart(before: iterations.lowerBound)
    let next = restart.addingSaturating(interval)
    return bounds(
      over: iterations,
      turningAt: restart.addingSaturating(warmupLength), next - 1, next, next.addingSaturating(warmupLength),
      next.addingSaturating(interval - 1))
  }

  package func phase(at iteration: Int) -> Phase {
    guard iteration >= interval else { return Phase("before restarts", from: 0, to: interval) }
    let restart = self.restart(before: iteration)
    let (warm, next) = (restart.addingSaturating(warmupLength), restart.addingSaturating(interval))
    let number = iteration / interval
    return iteration < warm
      ? Phase("restart \(number)", from: restart, to: warm) : Phase("after restart \(number)", from: warm, to: next)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, _ in
      let next = restart(before: iteration).addingSaturating(interval)
      return next < .max ? .at(next) : .none
    }
  }

  package var length: Int? { nil }
  package var course: Course { .cycles(of: interval) }

  /// The last multiple of the interval at or before an iteration.
  private func restart(before iteration: Int) -> Int { max(0, iteration) / interval * interval }
}
