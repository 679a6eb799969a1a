import RealModule

/// How a framework finds the number of a cycle, and how far it has come, from an iteration.
public enum CycleClock: Hashable, Sendable {
  /// Cycles of one length: `⌊t / length⌋`.
  case equal(length: Double)
  /// Cycles that are each `growth` times as long as the one before: `⌊log(1 - t / first · (1 - growth)) / log growth⌋`.
  ///
  /// In floating point the logarithm falls short of some restarts: at a growth of 3, the fifth is an iteration late.
  case growing(first: Double, growth: Double)
  /// So many cycles within a length: `⌊count · (t / length)⌋`.
  case counted(count: Double, length: Double)

  /// Creates the clock of cycles whose length is multiplied by a factor from cycle to cycle.
  ///
  /// - Parameters:
  ///   - first: The number of iterations of the first cycle, above 0.
  ///   - growth: The factor, above 0.
  public init(first: Double, growth: Double) {
    self = growth == 1 ? .equal(length: first) : .growing(first: first, growth: growth)
  }

  /// Returns the number of the cycle of an iteration, from 0, and the share of it that has passed.
  func place(of iteration: Int) -> (cycle: Int, progress: Double) {
    let time = Double(min(iteration, lastIteration))
    switch self {
    case .equal(let length):
      let cycle = (time / length).rounded(.down)
      return (Int(saturating: cycle), (time - length * cycle) / length)
    case .growing(let first, let growth):
      let cycle = (Double.log(remaining(at: time)) / .log(growth)).rounded(.down)
      let power = Double.pow(growth, cycle)
      let past = (1 - power) / (1 - growth) * first
      return (max(0, Int(saturating: cycle)), (time - past) / (power * first))
    case .counted(let count, let length):
      let cycles = count * (time / length)
      return (Int(saturating: cycles.rounded(.down)), cycles.truncatingRemainder(dividingBy: 1))
    }
  }

  /// `1 - t / first · (1 - growth)`, which has a logarithm only while it is above 0.
  private func remaining(at time: Double) -> Double {
    guard case .growing(let first, let growth) = self else { return 1 }
    return 1 - time / first * (1 - growth)
  }

  /// Whether all cycles have one length that is a whole number of iterations, and so the same places.
  var hasWholeCycles: Bool {
    guard case .equal(let length) = self else { return false }
    return length.rounded() == length
  }

  /// The last iteration that has a cycle: shrinking cycles come to an end.
  var lastIteration: Int {
    guard case .growing(let first, let growth) = self, growth < 1 else { return .max }
    var last = Int(saturating: (first / (1 - growth)).rounded(.up))
    while last > 0, remaining(at: Double(last)) <= 0 { last -= 1 }
    return last
  }

  /// Returns the first iteration of a cycle or of one after it; the last countable iteration where none has it.
  func start(ofCycle cycle: Int) -> Int {
    if cycle <= 0 { return 0 }
    // Near the calculated start the clock itself decides, by rounding as the framework does.
    let guess = min(calculatedStart(ofCycle: Double(cycle)), lastIteration)
    var (lower, upper) = (max(0, guess.addingSaturating(-2)), guess.addingSaturating(2))
    if place(of: lower).cycle >= cycle { lower = 0 }
    if place(of: upper).cycle < cycle { upper = .max }
    if place(of: lower).cycle >= cycle { return lower }
    if place(of: upper).cycle < cycle { return .max }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if place(of: middle).cycle >= cycle { upper = middle } else { lower = middle }
    }
    return upper
  }

  private func calculatedStart(ofCycle cycle: Double) -> Int {
    let start =
      switch self {
      case .equal(let length): cycle * length
      case .growing(let first, let growth): first * (.pow(growth, cycle) - 1) / (growth - 1)
      case .counted(let count, let length): cycle / count * length
      }
    return Int(saturating: start.rounded(.up))
  }
}
