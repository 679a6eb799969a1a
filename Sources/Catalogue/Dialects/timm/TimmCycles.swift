import RealModule
import Schedules

extension Timm {
  /// The cycles that timm's cosine, tanh and polynomial schedulers share.
  struct Cycles {
    private let growth: Key<Double>
    private let decay: Key<Double>
    private let limit: Key<Int>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      declare(minimum)
      growth = declare(
        .factor("cycle_mul", 1, bounds: .positive, help: "What the length of each next cycle is multiplied by"))
      decay = declare(
        .factor(
          "cycle_decay", 1, bounds: .nonNegative, help: "What the rate at the start of each next cycle is multiplied by"
        ), as: .magnitudeDecay)
      limit = declare(
        .count("cycle_limit", 1, bounds: .nonNegative, help: "Number of cycles, after which lr_min holds"))
    }

    /// The values of cycles, and the way of the first; `nil` where a form is something else.
    ///
    /// - Parameter form: A normal form of what follows the warmup.
    /// - Returns: The values; `nil` where there is none.
    func solution(_ form: CurveForm) -> (values: Solution, way: CurveForm.Leg)? {
      if let way = form.way { return (values(way.from, way.to, way.length), way.leg) }
      var (cycles, count, floor) = (form, Int?.none, Double?.none)
      if case .sequence(let parts, last: .hold(let last)) = form, parts.count == 1 {
        (cycles, count, floor) = (parts[0].form, parts[0].count, last)
      }
      var (base, decay) = (0.0, 1.0)
      // Where only the starts shrink, the rate that they fall to is a sum of its own.
      if case .sum(.cycles(let falls), .cycles(let climbs)) = cycles, let climb = climbs.form.way, climb.from == 0,
        falls.form.way?.to == 0
      {
        (base, cycles) = (climb.to, .cycles(falls))
      }
      guard case .cycles(let repeated) = cycles, repeated.count == nil, let way = repeated.form.way,
        way.length == repeated.length
      else { return nil }
      decay = repeated.decay
      let end = base + way.to
      guard floor ?? end == end, decay == 1 || way.to == 0 else { return nil }
      var cycleCount = Timm.manyCycles
      if let count {
        guard repeated.growth == 1, count % repeated.length == 0 else { return nil }
        cycleCount = count / repeated.length
      }
      let values =
        values(way.from, end, way.length)
        + [growth(repeated.growth), self.decay(decay), limit(cycleCount)]
      return (values, way.leg)
    }

    /// The values of a cycle that is over before the warmup below which it runs; `nil` where one is not.
    func over(_ led: Clock.Reading) -> Solution? {
      guard let peak = led.peak, let floor = led.rest.constantRate else { return nil }
      return values(peak, floor, 1)
    }

    /// The values of no cycle at all.
    var none: Solution { [limit(0)] }

    private func values(_ start: Double, _ end: Double, _ count: Int) -> Solution {
      [rate(start), minimum(end), length(count)]
    }

    /// timm's cycles as a formula of the epoch, for a warmup that ends within one.
    ///
    /// - Parameters:
    ///   - epoch: The epoch on the schedule's own clock.
    ///   - arguments: The values given.
    ///   - fall: The share of the way that is left, by the time in a cycle and its length.
    /// - Returns: The rate.
    /// - Throws: ``ScheduleError`` where a value is missing.
    func formula(
      _ epoch: Expression, _ arguments: Arguments, _ fall: (_ time: Expression, _ length: Expression) -> Expression
    ) throws(ScheduleError) -> Expression {
      let (base, minimum) = (try arguments[rate], try arguments[minimum])
      let (first, growth) = (try arguments[length.real], try arguments[growth])
      let (cycle, length, time): (Expression, Expression, Expression)
      if growth == 1 {
        cycle = (epoch / .number(first)).floor
        length = .number(first)
        time = epoch - .number(first) * cycle
      } else {
        let lengths = 1 - epoch / .number(first) * .number(1 - growth)
        cycle = (Expression.call(.log, [lengths]) / .number(.log(growth))).floor
        let power = Expression.number(growth).raised(to: cycle)
        length = power * .number(first)
        time = epoch - (1 - power) / .number(1 - growth) * .number(first)
      }
      let top = try .number(base) * Expression.number(arguments[decay]).raised(to: cycle)
      let rate = .number(minimum) + (top - .number(minimum)) * fall(time, length)
      return (cycle < .number(Double(try arguments[limit]))).then(rate, otherwise: .number(minimum))
    }

    /// Builds timm's cycles; those whose lengths shrink come to an end.
    func schedule(
      _ call: String, _ fall: WarmRestarts.Fall, _ arguments: Arguments
    ) throws(ScheduleError) -> any Schedule {
      let (base, minimum) = (try arguments[rate], try arguments[minimum])
      let clock = CycleClock(first: try arguments[length.real], growth: try arguments[growth])
      let cycles = try WarmRestarts(
        CycleRates(start: base, end: minimum, decay: arguments[decay]), fall: fall, clock: clock,
        limit: (arguments[limit], minimum))
      // The logarithm that timm takes of the epoch has no value there.
      guard let end = clock.end else { return cycles }
      return refusing(
        cycles, from: end, call,
        "math domain error: cycles that shrink by cycle_mul are over after t_initial / (1 - cycle_mul) epochs")
    }
  }
}
