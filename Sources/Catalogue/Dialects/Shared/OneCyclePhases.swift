import Numbers
import Schedules

/// The one-cycle policy as PyTorch, MMEngine and Paddle have it, which differ in their parameters and in what they say.
struct OneCyclePhases {
  /// The number of iterations of the cycle.
  var total: Int
  /// The share of the cycle on the way up.
  var fraction: Double
  /// The rate at the beginning.
  var initial: Double
  /// The rate at the peak.
  var maximum: Double
  /// The rate at the end.
  var final: Double
  /// Whether the rate returns to that of the beginning as slowly as it rose, before it falls to the last.
  var isThreePhase: Bool
  /// The ways.
  var strategy: AnnealStrategy
  /// The framework, and the call in it.
  var framework: String

  /// Builds the schedule.
  ///
  /// - Parameter message: What the framework says past its end, of the number of iterations of the cycle.
  /// - Returns: The schedule.
  /// - Throws: A ``ScheduleError`` where the way up would end at iteration 0, which the framework divides by.
  func schedule(pastTheEnd message: (Int) -> String) throws(ScheduleError) -> any Schedule {
    let steps = Double(total)
    let top = fraction * steps - 1
    guard top != 0 else {
      throw .refused(
        framework: framework, reason: "ZeroDivisionError: float division by zero (the way up would end at iteration 0)")
    }
    var legs = [AnnealingPhases.Leg("warmup", from: initial, to: maximum, until: top)]
    if isThreePhase {
      legs.append(AnnealingPhases.Leg("descent", from: maximum, to: initial, until: 2 * fraction * steps - 2))
      legs.append(AnnealingPhases.Leg("annihilation", from: initial, to: final, until: steps - 1))
    } else {
      legs.append(AnnealingPhases.Leg("descent", from: maximum, to: final, until: steps - 1))
    }
    let cycle = try AnnealingPhases(legs, isCosine: strategy == .cosine)
    // One step past the end is allowed, unless the last leg has no length to be continued by.
    let beforeLast = legs[legs.count - 2].end
    if beforeLast == steps - 1 {
      return Refusing(
        cycle, Refusal(from: total, framework: framework, reason: "ZeroDivisionError: float division by zero"))
    }
    return Refusing(cycle, Refusal(from: total.addingSaturating(1), framework: framework, reason: message(total)))
  }
}

extension OneCyclePhases {
  /// What the phases of a form are; `nil` for a form that is no such cycle.
  ///
  /// - Parameter form: A normal form.
  /// - Returns: The phases; `nil` for a form that is no such cycle.
  static func reading(_ form: CurveForm) -> Reading? {
    guard let (legs, count, held) = phases(form), let first = legs.first, let last = legs.last,
      let strategy = AnnealStrategy.allCases.first(where: { way in legs.allSatisfy { $0.follows(way.curve) } })
    else { return nil }
    var reading = Reading(
      total: count, fraction: 0, initial: first.from, maximum: first.to, final: last.to, isThreePhase: false,
      strategy: strategy)
    var top = first.end
    let end = Int(exactly: last.end)
    switch legs.count {
    // The way up is over before iteration 0, and so is, of three phases, the way back as long as it, from a peak of any height.
    case 1 where first.begin < -1:
      (reading.isThreePhase, reading.maximum, top) = (true, first.from * 25, first.begin / 2)
      reading.total = end?.addingSaturating(1) ?? 0
    case 1 where first.begin < 0:
      (reading.initial, reading.maximum, top) = (nil, first.from, first.begin)
      reading.total = end?.addingSaturating(1) ?? 0
    // What is cut off before the peak could be of any length, and what is at the peak ends there.
    case 1 where first.begin == 0 && last.end > Double(count - 1):
      let isOver = last.end < Double(count)
      reading.final = isOver ? held : nil
      reading.total = isOver ? count + 1 : max(count, Int(saturating: top.rounded(.up)).addingSaturating(2))
    // The descent to the first rate lasts until the end or the cut: the last rate is not seen, but for the one that holds.
    case 2 where first.begin == 0 && legs[1].to == first.from && legs[1].from == first.to:
      reading.isThreePhase = true
      reading.final = last.end < Double(count) ? held : nil
      // Cut off before the peak, it could be of any length.
      reading.total =
        last.end < Double(count) ? count + 1 : max(count, Int(saturating: top.rounded(.up)).addingSaturating(1))
    case 2 where first.begin == 0 && legs[1].from == first.to: reading.total = end?.addingSaturating(1) ?? 0
    case 3 where first.begin == 0 && legs[1].to == first.from:
      reading.isThreePhase = true
      reading.total = end?.addingSaturating(1) ?? 0
    default: return nil
    }
    guard reading.total >= count else { return nil }
    reading.fraction = (top + 1).ratio(to: Double(reading.total))
    return (0...1).contains(reading.fraction) ? reading : nil
  }

  /// The ways of a form, for how many iterations they count, and the rate that holds after them.
  private static func phases(_ form: CurveForm) -> (legs: [CurveForm.Leg], count: Int, held: Double)? {
    switch form {
    case .sequence(let parts, last: .hold(let rate)) where parts.count == 1:
      guard case .legs(let legs) = parts[0].form else { return nil }
      return (legs, parts[0].count, rate)
    case .legs(let legs):
      guard legs.count > 1 || legs[0].begin < 0, let last = legs.last, let end = Int(exactly: last.end) else {
        return nil
      }
      return (legs, end.addingSaturating(1), last.to)
    default: return nil
    }
  }

  /// What a form tells of a cycle.
  struct Reading {
    /// The number of iterations of the cycle.
    var total: Int
    /// The share of the cycle on the way up.
    var fraction: Double
    /// The rate at the beginning; `nil` where the way up has no iteration.
    var initial: Double?
    /// The rate at the peak.
    var maximum: Double
    /// The rate at the end; `nil` where it is not reached.
    var final: Double?
    /// Whether the rate returns to that of the beginning before it falls to the last.
    var isThreePhase: Bool
    /// The ways.
    var strategy: AnnealStrategy
  }
}

/// The way from one rate to another, in the words of PyTorch and those modelled on it.
enum AnnealStrategy: String, ParameterChoice {
  case cosine = "cos"
  case linear

  var curve: Curve {
    switch self {
    case .cosine: .cosine
    case .linear: .linear
    }
  }

  /// The parameter of this name.
  static let key = Key<AnnealStrategy>.choice("anneal_strategy", .cosine, help: "The way")
}

/// The parameters of the one-cycle policy that PyTorch and MMEngine share.
struct OneCycleShape {
  private let fraction: Key<Double>
  private let strategy: Key<AnnealStrategy>
  private let division: Key<Double>
  private let finalDivision: Key<Double>
  private let isThreePhase: Key<Bool>

  /// Declares the parameters.
  ///
  /// - Parameters:
  ///   - declare: Where to declare them.
  ///   - peak: The name of the parameter that is the highest rate.
  init(_ declare: inout Declarations, peak: String) {
    fraction = declare(.fraction("pct_start", 0.3, help: "Share of the cycle on the way up"))
    strategy = declare(AnnealStrategy.key)
    division = declare(.factor("div_factor", 25, bounds: .positive, help: "\(peak) over the first rate"))
    finalDivision = declare(.factor("final_div_factor", 1e4, bounds: .positive, help: "First rate over the last"))
    isThreePhase = declare(
      .flag("three_phase", false, help: "Down to the first rate as long as up, then to the last"))
  }

  /// The values that make a cycle, but for its length and its peak.
  func solution(_ cycle: OneCyclePhases.Reading) -> Solution {
    let initial = cycle.initial ?? cycle.maximum / 25
    return [
      fraction(cycle.fraction), strategy(cycle.strategy), division(cycle.maximum.ratio(to: initial)),
      finalDivision(cycle.final.map { initial.ratio(to: $0) } ?? 1e4), isThreePhase(cycle.isThreePhase),
    ]
  }

  /// Reads the parameters.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - total: The number of iterations of the cycle.
  ///   - maximum: The rate at the peak.
  ///   - framework: The framework, and the call in it.
  /// - Returns: The phases that the values make.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func phases(
    _ arguments: Arguments, total: Int, maximum: Double, framework: String
  ) throws(ScheduleError) -> OneCyclePhases {
    let initial = try arguments.quotient(of: maximum, by: division)
    return OneCyclePhases(
      total: total, fraction: try arguments[fraction], initial: initial, maximum: maximum,
      final: try arguments.quotient(of: initial, by: finalDivision), isThreePhase: try arguments[isThreePhase],
      strategy: try arguments[strategy], framework: framework)
  }
}
