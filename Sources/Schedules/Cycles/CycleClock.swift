import Numbers
import RealModule

/// Where cycles of real lengths begin, and how far an iteration has come in its own; no length is rounded.
///
/// The cases are as many arithmetics: what differs by an iteration or by rounding between frameworks differs here too.
/// Whole lengths are a ``CycleTable``'s.
package enum CycleClock: Hashable, Sendable {
  /// Cycles of one length: `⌊t / length⌋`; timm, fairseq.
  case equal(length: Double)
  /// So many cycles within a length: `⌊count · (t / length)⌋`; transformers.
  case counted(count: Double, length: Double)
  /// Cycles that are each `growth` times as long as the one before, by the logarithm that timm and fairseq take:
  /// `⌊log(1 - t / first · (1 - growth)) / log growth⌋`.
  ///
  /// In floating point it falls short of some restarts: at a growth of 3, the fifth is an iteration late.
  case logarithmic(first: Double, growth: Double)
  /// The same cycles, beginning where they do in mathematics; Keras.
  case geometric(GeometricCycles)

  /// Creates the clock of timm and fairseq, which only take a logarithm when the lengths differ.
  ///
  /// - Parameters:
  ///   - first: The number of iterations of the first cycle, above 0.
  ///   - growth: What the length is multiplied by from cycle to cycle, above 0.
  package init(first: Double, growth: Double) {
    self = growth == 1 ? .equal(length: first) : .logarithmic(first: first, growth: growth)
  }

  /// The first iteration that no cycle reaches, as shrinking cycles come to an end and the number of growing ones becomes too
  /// large for a number; `nil` when they never do.
  package var end: Int? {
    switch self {
    case .equal(let length): Self.overflow { $0 / length }
    case .counted: nil
    case .geometric(let cycles): cycles.end
    case .logarithmic(let first, let growth):
      growth < 1 ? Self.end(first, growth) : Self.overflow { Self.logarithmand($0, first, growth) }
    }
  }

  /// Whether the iterations meet every cycle at the same places.
  var isRegular: Bool {
    switch self {
    case .equal(let length): length == length.rounded()
    case .geometric(let cycles): cycles.growth == 1
    case .counted, .logarithmic: false
    }
  }

  /// What each next length is multiplied by, where it is a whole number and all cycles begin at whole iterations.
  var wholeGrowth: (firstLength: Int, growth: Double)? {
    if let wholeLength { return (wholeLength, 1) }
    guard case .geometric(let cycles) = self, cycles.growth > 1, cycles.growth == cycles.growth.rounded() else {
      return nil
    }
    return (cycles.firstLength, cycles.growth)
  }

  /// The length of all cycles, where they have the same whole one.
  var wholeLength: Int? {
    switch self {
    case .equal(let length): length == length.rounded() ? Int(exactly: length) : nil
    case .geometric(let cycles): cycles.growth == 1 ? cycles.firstLength : nil
    case .counted, .logarithmic: nil
    }
  }

  /// Returns the number of the cycle of an iteration before the end, from 0, and the share of it that has passed.
  func place(of iteration: Int) -> (cycle: Int, progress: Double) {
    let time = Double(iteration)
    switch self {
    case .equal(let length):
      let cycle = (time / length).rounded(.down)
      return (Int(saturating: cycle), (time - length * cycle) / length)
    case .counted(let count, let length):
      let cycles = count * (time / length)
      return (Int(saturating: cycles.rounded(.down)), cycles.truncatingRemainder(dividingBy: 1))
    case .logarithmic(let first, let growth):
      let cycle = (Double.log(Self.logarithmand(time, first, growth)) / .log(growth)).rounded(.down)
      let power = Double.pow(growth, cycle)
      let past = (1 - power) / (1 - growth) * first
      return (max(0, Int(saturating: cycle)), (time - past) / (power * first))
    case .geometric(let cycles):
      let index = cycles.index(at: iteration)
      return (index, cycles.progress(at: iteration, in: index))
    }
  }

  /// Returns the first iteration of a cycle or of one after it; the last countable iteration where none has it.
  func start(ofCycle cycle: Int) -> Int {
    if cycle <= 0 { return 0 }
    if case .geometric(let cycles) = self { return cycles.firstIteration(of: cycle) }
    // Near the calculated start the clock itself decides, by rounding as the framework does.
    let guess = min(calculatedStart(ofCycle: Double(cycle)), lastIteration)
    var (lower, upper) = (max(0, guess.addingSaturating(-2)), min(guess.addingSaturating(2), lastIteration))
    if place(of: lower).cycle >= cycle { lower = 0 }
    if place(of: upper).cycle < cycle { upper = lastIteration }
    if place(of: lower).cycle >= cycle { return lower }
    if place(of: upper).cycle < cycle { return .max }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if place(of: middle).cycle >= cycle { upper = middle } else { lower = middle }
    }
    return upper
  }

  private var lastIteration: Int { end.map { $0 - 1 } ?? .max }

  private func calculatedStart(ofCycle cycle: Double) -> Int {
    let start =
      switch self {
      case .equal(let length): cycle * length
      case .counted(let count, let length): cycle / count * length
      case .logarithmic(let first, let growth): first * (.pow(growth, cycle) - 1) / (growth - 1)
      case .geometric(let cycles): Double(cycles.firstIteration(of: Int(saturating: cycle)))
      }
    return Int(saturating: start.rounded(.up))
  }

  /// `1 - t / first · (1 - growth)`, which has a logarithm only while it is above 0.
  private static func logarithmand(_ time: Double, _ first: Double, _ growth: Double) -> Double {
    1 - time / first * (1 - growth)
  }

  /// The first iteration without a logarithm.
  private static func end(_ first: Double, _ growth: Double) -> Int {
    var last = Int(saturating: (first / (1 - growth)).rounded(.up))
    while last > 0, logarithmand(Double(last), first, growth) <= 0 { last -= 1 }
    return last.addingSaturating(1)
  }

  /// The first iteration at whose time something is infinite: the number of cycles of which the first is next to nothing.
  private static func overflow(of number: (Double) -> Double) -> Int? {
    func isInfinite(_ iteration: Int) -> Bool { number(Double(iteration)).isInfinite }
    return isInfinite(.max) ? (0..<Int.max).partitioningIndex(where: isInfinite) : nil
  }
}
