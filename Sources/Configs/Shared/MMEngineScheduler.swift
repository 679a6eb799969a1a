import Documents
import Numbers
import RealModule

/// A scheduler of MMEngine on the clock of iterations.
///
/// Each changes the current rate: by a factor, towards a lowest rate, or to rates of its own.
struct MMEngineScheduler {
  /// What it does to the rate that it finds.
  enum Kind {
    /// Multiplies it.
    case factor
    /// Moves it towards a lowest rate, from where it is.
    case towards(Double)
    /// Sets rates of its own.
    case own
  }

  let kind: Kind
  /// Whether it climbs again to the optimizer's own rate, wherever it came from.
  var climbs = false
  /// The first iteration at which it acts, and the first at which it no longer does.
  let begin: Int
  let end: Int
  /// Its value at an own step, as text of a formula: a factor, the share of the way that is left, or a rate.
  private let text: (_ step: String) -> String
  /// The same as a number.
  private let number: (_ step: Int) -> Double
  private let clock: Clock
  private let first: Int
  private let last: Int

  /// How its steps follow from the iterations.
  enum Clock {
    case iterations
    case epochs(of: Int)

    func step(_ iteration: Int) -> Int {
      switch self {
      case .iterations: iteration
      case .epochs(let length): iteration / max(1, length)
      }
    }

    func step(_ iteration: String) -> String {
      switch self {
      case .iterations: iteration
      case .epochs(let length): "(\(iteration) // \(max(1, length)))"
      }
    }

    func iteration(_ step: Int) -> Int {
      switch self {
      case .iterations: step
      case .epochs(let length): step.multipliedSaturating(by: max(1, length))
      }
    }
  }

  /// Creates a scheduler.
  ///
  /// - Parameters:
  ///   - kind: What it does to the rate.
  ///   - begin: The first of its steps that it acts at.
  ///   - end: The first at which it no longer does.
  ///   - clock: How steps follow from iterations.
  ///   - text: Its value at an own step from 0, as text.
  ///   - number: The same as a number.
  init(
    _ kind: Kind, begin: Int, end: Int, _ clock: Clock, text: @escaping (String) -> String,
    number: @escaping (Int) -> Double
  ) {
    (self.kind, self.clock, self.text, self.number) = (kind, clock, text, number)
    (first, last) = (begin, max(0, end.subtractingSaturating(begin).subtractingSaturating(1)))
    (self.begin, self.end) = (clock.iteration(begin), clock.iteration(end))
  }

  /// Its value at an iteration from its beginning on; beyond its end the last one holds.
  func value(at iteration: Int) -> Double {
    number(min(max(0, clock.step(iteration).subtractingSaturating(first)), last))
  }

  /// Its value at an iteration, as text.
  func value(at iteration: String) -> String {
    let step = clock.step(iteration)
    let own = first == 0 ? step : "max(0, \(step) - \(first))"
    return "(\(text("min(\(own), \(last))")))"
  }
}
