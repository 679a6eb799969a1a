// What docs/adding-a-schedule.md shows, to the letter: a test compares the two.

@testable import Catalogue
@testable package import Schedules

package struct Sawtooth: Schedule {
  package let rate: Double
  package let period: Int

  package init(rate: Double, period: Int) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.period, period, .atLeastOne)
    self.rate = rate
    self.period = period
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    rate * Double(max(0, iteration) % period) / Double(period)
  }

  // Exact, and without visiting the iterations in between: within one period the ends, beyond it a whole period.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let next = (max(0, iterations.lowerBound) / period).addingSaturating(1).multipliedSaturating(by: period)
    return bounds(over: iterations, turningAt: next - 1, next)
  }

  package func phase(at iteration: Int) -> Phase {
    let start = max(0, iteration) / period * period
    return Phase("tooth", from: start, to: start.addingSaturating(period))
  }

  // Where the rate changes at once: at the end of each tooth.
  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    period > 1 && rate != 0
      ? .at((max(0, iteration) / period).addingSaturating(1).multipliedSaturating(by: period)) : .none
  }

  package var length: Int? { nil }

  // What the curve is made of: a line, again and again.
  package var form: CurveForm? {
    .cycles(.init(.legs([.init(from: 0, to: rate, end: Double(period))]), length: period))
  }
}

extension Own {
  static let sawtooth = ScheduleDefinition(
    "sawtooth",
    summary: "A line up from 0, again and again.",
    formula: "lr · (t mod period) / period",
    source: "tests of the learning rate",
    example: "sawtooth --lr 0.1 --period 200"
  ) { declare in
    let rate = declare(.rate("lr", 1, help: "Rate that a tooth comes close to"), as: .rate)
    let period = declare(.duration("period", 100, help: "Iterations of a tooth"), as: .period)
    return .schedule { arguments throws(ScheduleError) in
      try Sawtooth(rate: arguments[rate], period: arguments[period])
    } inverse: { form in
      guard case .cycles(let teeth) = form, teeth.growth == 1, teeth.decay == 1, teeth.count == nil,
        let way = teeth.form.way, way.follows(.linear), way.from == 0, way.length == teeth.length
      else { return nil }
      return [rate(way.to), period(way.length)]
    }
  }
}
