import Charts
import CommandLanguage
import RangeTests
import RealModule
import Testing

@testable import ScheduleCharts

struct LossCurveTests {
  private let sweep = RateSweep(rates: [1e-4, 1e-3, 1e-2, 1e-1], losses: [4, 2, 1, 7])

  @Test func theLossStandsOverTheLogarithmOfTheRate() throws {
    let grid = try #require(LossCurve.Grid(for: sweep.rates))
    let curve = LossCurve(sweep, on: grid)
    for (rate, loss) in zip(sweep.rates, sweep.losses) {
      let place = try #require(grid.iteration(of: rate))
      #expect(curve.value(at: place) == loss)
      #expect(abs(Double(place) - Double.log10(rate / 1e-4) * grid.perDecade) <= 0.5)
    }
    // Half a decade on, half of the way.
    let middle = try #require(grid.iteration(of: 1e-4 * 10.0.squareRoot()))
    #expect(abs(curve.value(at: middle) - 3) < 1e-3)
    let all = curve.extent(over: 0...grid.last)
    #expect(all == 1...7)
    #expect(grid.iteration(of: 1e-6) == nil && grid.iteration(of: 0) == nil && grid.iteration(of: .nan) == nil)
  }

  @Test func whatIsNotFiniteBreaksTheLine() throws {
    let broken = RateSweep(rates: sweep.rates, losses: [4, .nan, 1, .infinity])
    let grid = try #require(LossCurve.Grid(for: broken.rates))
    let curve = LossCurve(broken, on: grid)
    #expect(curve.value(at: grid.last / 3).isNaN && !curve.value(at: grid.last).isFinite)
    #expect(curve.extent(over: 0...grid.last) == 1...4)
    #expect(LossCurve.Grid(for: [0, -1, .nan]) == nil)
    #expect(LossCurve.Grid(for: [0.1])?.last == 1)
  }

  @Test func whatDivergesDoesNotHideTheRest() throws {
    let rates = (0..<120).map { 1e-5 * Double.pow(10, Double($0) / 20) }
    let losses = rates.map { 1 + 1 / (1 + $0 * 100) + ($0 > 1 ? ($0 - 1) * 1e6 : 0) }
    let test = RangeTest(RateSweep(rates: rates, losses: losses))
    let invocation = try CommandLineParser().invocation(["find", "a.csv"]) { path throws(FileError) in
      throw .missing(path: path)
    }
    let chart = try #require(try Chart.chart(of: test, invocation))
    let highest = try #require(chart.yAxis.maximum)
    #expect(highest > 2 && highest < 4)
    #expect(chart.rules.contains { $0.label?.hasPrefix("suggested: ") == true })
    #expect(chart.xLabel == "Learning Rate" && chart.yLabel == "Loss")
    let limited = try CommandLineParser().invocation(["find", "a.csv", "--y-max", "9"]) { path throws(FileError) in
      throw .missing(path: path)
    }
    #expect(try Chart.chart(of: test, limited)?.yAxis.maximum == 9)
  }
}
