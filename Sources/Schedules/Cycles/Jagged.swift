/// A factor for the rate of a run that is restarted every so many iterations and warms up again after each restart.
///
/// 1 until the first restart; then, c iterations after a restart, `start + (1 - start) · c / W` for c < W, else 1.
struct RestartWarmups: Schedule {
  /// The number of iterations from one restart to the next, at least 1.
  let interval: Int
  /// The number of iterations of each warmup, at least 1 and at most the interval.
  let warmupLength: Int
  /// The factor at a restart.
  let start: Double

  func callAsFunction(_ iteration: Int) -> Double {
    guard iteration >= interval else { return 1 }
    return Curve.linear.rate(from: start, to: 1, at: Double(iteration % interval) / Double(warmupLength))
  }

  func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let restart = self.restart(before: iterations.lowerBound)
    let next = restart.addingSaturating(interval)
    return bounds(
      over: iterations,
      turningAt: restart.addingSaturating(warmupLength), next - 1, next, next.addingSaturating(warmupLength),
      next.addingSaturating(interval - 1))
  }

  func phase(at iteration: Int) -> Phase {
    guard iteration >= interval else { return Phase("before restarts", from: 0, to: interval) }
    let restart = self.restart(before: iteration)
    let (warm, next) = (restart.addingSaturating(warmupLength), restart.addingSaturating(interval))
    let number = iteration / interval
    return iteration < warm
      ? Phase("restart \(number)", from: restart, to: warm) : Phase("after restart \(number)", from: warm, to: next)
  }

  func nextJump(after iteration: Int) -> NextJump {
    firstChange(after: iteration) { iteration in
      let next = restart(before: iteration).addingSaturating(interval)
      return next < .max ? .at(next) : .none
    }
  }

  var length: Int? { nil }

  /// The last multiple of the interval at or before an iteration.
  private func restart(before iteration: Int) -> Int { max(0, iteration) / interval * interval }
}

extension ScheduleDefinition {
  static let jagged = ScheduleDefinition(
    "jagged",
    summary: "Multiplies the curve by a warmup after each restart of the optimizer.",
    formula: "s(t) · u; u = 1 for t < every, then start-factor + (1 - start-factor) · min(1, (t mod every) / warmup)",
    source: "ReLoRA, Lialin et al. 2023, arXiv 2307.05695; axolotl",
    parameters: [
      Parameter("every", .duration, .required, help: "Iterations from one restart to the next"),
      Parameter(
        "warmup", .duration, .value(.duration(.iterations(10))), help: "Iterations of the warmup after each restart"),
      Parameter("start-factor", .fraction, .value(0.0), help: "Share of the curve's rate at a restart"),
    ],
    example: "cosine --cycle-length 1500 jagged --every 300 --warmup 50",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let (every, warmup) = (try arguments.iterations("every"), try arguments.iterations("warmup"))
      try Check.order("warmup", Double(warmup), .atMost, "every", Double(every))
      return Product(
        inner,
        RestartWarmups(interval: every, warmupLength: warmup, start: try arguments.number("start-factor")))
    })
}
