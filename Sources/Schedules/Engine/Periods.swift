import Numbers

/// What a decay counts that acts once over so many iterations: the periods that have passed.
struct Periods: Sendable {
  /// The number of iterations of a period, at least 1.
  let length: Int
  /// Whether only whole periods count, so that the rate changes in stairs.
  let isStaircase: Bool

  /// The periods before an iteration: `t / length`, rounded down in stairs.
  func count(at iteration: Int) -> Double {
    let iteration = max(0, iteration)
    return isStaircase ? Double(iteration / length) : Double(iteration) / Double(length)
  }

  /// The first iteration of the next stair; none without stairs, and stairs of one iteration each are a way.
  func nextStair(after iteration: Int) -> NextJump {
    guard isStaircase, length > 1 else { return .none }
    let next = (max(0, iteration) / length).addingSaturating(1).multipliedSaturating(by: length)
    return next == .max ? .none : .at(next)
  }
}
