import Numbers
import Schedules

extension Optax {
  static let initialAtBoundaries = Key.rate(
    "init_value", .required, bounds: .any, help: "Rate before the first boundary acts"
  ).playing(.values)
  static let scales = Key<[TimedValue]>.mapping(
    "boundaries_and_scales", .none("init_value throughout"), bounds: .nonNegative,
    help: "Factors by the step from which they act"
  ).playing(.knots)

  /// Rates at boundaries, each the one before times its scale.
  ///
  /// As in a Python dictionary a later scale takes the place of an earlier one at the same boundary, which is what
  /// becomes of a one-cycle that is too short for its phases.
  static func scaled(
    _ initial: Double, by scales: [TimedValue], curve: Curve?
  ) throws(ScheduleError) -> any Schedule {
    var byBoundary: [Int: Double] = [:]
    for scale in scales { byBoundary[scale.iteration] = scale.value }
    var (knots, rates) = ([0], [initial])
    for (boundary, scale) in byBoundary.sorted(by: { $0.key < $1.key }) {
      knots.append(boundary)
      rates.append((rates.last ?? initial) * scale)
    }
    // The way from 0 to a first boundary at or before it has no steps.
    if knots.count > 1, knots[1] <= 0 {
      knots.removeFirst()
      rates.removeFirst()
    }
    let origin = knots[0]
    let piecewise = try Piecewise(
      knots: knots.map { $0.addingSaturating(-max(origin, -Int.max)) }, rates: rates, curve: curve)
    return origin == 0 ? piecewise : Shifted(piecewise, by: origin)
  }

  /// The scales that lead from each rate to the next; `nil` where one of them has none.
  static func factors(between rates: [Double], at places: [Int]) -> [TimedValue]? {
    var factors: [TimedValue] = []
    for (place, (before, after)) in zip(places, zip(rates, rates.dropFirst())) {
      guard before != 0, after / before >= 0 else { return nil }
      factors.append((place, after.ratio(to: before)))
    }
    return factors
  }

  /// The parameters of the cycles that go up once.
  struct OneCycle {
    let length: Key<Int>
    let peak: Key<Double>
    let division: Key<Double>
    let finalDivision: Key<Double>
    private let share: Key<Double>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      length = declare(
        .duration("transition_steps", .required, bounds: .positive, help: "Steps of the whole cycle, T")
          .acceptingFractions(), as: .knots)
      peak = declare(.rate("peak_value", .required, bounds: .any, help: "Highest rate"), as: .values)
      share = declare(
        .fraction("pct_start", 0.3, bounds: .any, help: "Share of the steps on the way up; the peak stands there"))
      division = declare(.factor("div_factor", 25, bounds: .positive, help: "Highest rate over the first"))
      finalDivision = declare(.factor("final_div_factor", 1e4, bounds: .positive, help: "First rate over the last"))
    }

    /// The values that make a cycle, but for its last rate.
    func solution(top: Int, of total: Int, peak highest: Double, first: Double?) -> Solution {
      [
        length(total), peak(highest), share(Optax.share(of: top, in: total)),
        division(first.map { highest.ratio(to: $0) } ?? 25),
      ]
    }

    /// The step at which the rate is highest.
    func top(_ arguments: Arguments) throws(ScheduleError) -> Int {
      Optax.step(at: try arguments[share], of: try arguments[length.real])
    }

    /// The step at which the last rate is reached: optax cuts a fraction off.
    func last(_ arguments: Arguments) throws(ScheduleError) -> Int { Optax.step(at: 1, of: try arguments[length.real]) }
  }

  /// The step at a share of the length, cut off to a whole number as Python's `int` does.
  static func step(at share: Double, of length: Double) -> Int { Int(saturating: share * length) }

  /// A share of the length that is cut off to a step.
  static func share(of step: Int, in length: Int) -> Double {
    let share = Double(step).ratio(to: Double(length))
    return self.step(at: share, of: Double(length)) == step ? share : (Double(step) + 0.5) / Double(length)
  }
}
