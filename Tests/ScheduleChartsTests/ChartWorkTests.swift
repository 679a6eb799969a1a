import ChartChoices
import Charts
import CommandLanguage
import Synchronization
import TestSupport
import Testing

@testable import ScheduleCharts
@testable import Schedules

/// What a chart asks of its curves has a bound, however many there are and however many parts they have.
struct ChartWorkTests {
  /// A schedule whose bounds are searched for, which counts what is asked of it.
  private final class Counter: Schedule {
    let inner: any Schedule
    private let asked = Mutex((rates: 0, bounds: 0))

    init(_ inner: any Schedule) { self.inner = inner }

    /// What was asked for, in evaluations of a cosine.
    var work: Int { asked.withLock { $0.rates * cost.rate + $0.bounds * cost.bounds } }

    func callAsFunction(_ iteration: Int) -> Double {
      asked.withLock { $0.rates += 1 }
      return inner(iteration)
    }
    func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
      asked.withLock { $0.bounds += 1 }
      return inner.bounds(over: iterations)
    }
    func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
    var length: Int? { nil }
    var form: CurveForm? { nil }
    var cost: EvaluationCost { inner.cost.searched }
  }

  @Test(arguments: [(1, 2), (1, 60), (60, 3)]) func aChartKeepsToItsBudget(curves: Int, parts: Int) throws {
    let words = ["plot", "cosine"]
    let invocation = try CommandLineParser().invocation(words) { path throws(FileError) in throw .missing(path: path) }
    let request = try #require(invocation.curves.first)
    let counters = try (0..<curves).map { curve in
      var schedule: any Schedule = try Cyclical(Cosine(minimum: 0.1, cycleLength: 250 + curve))
      for part in 1..<parts {
        schedule = Product(schedule, try CyclicalLearningRate(minimum: 0.9, maximum: 1, stepSize: 100 + part))
      }
      return Counter(schedule)
    }
    let built = counters.map { LabelledCurve(request: request, schedule: $0, label: "curve") }
    let size = ChartSize(width: 200, height: 150, scale: 1)
    // A smaller one than that of the program, which takes minutes without optimisation.
    let all = 1 << 23
    let work = ChartWork(of: built, columns: size.width, all: all)
    let chart = try Chart(
      series: work.series(of: built), iterations: 0...1_000_000_000_000, size: size, columnWidth: work.columnWidth)
    var canvas = RecordingCanvas()
    _ = Renderer(resolution: size.scale).draw(chart, on: &canvas)
    let asked = counters.reduce(0) { $0 + $1.work }
    // Some looks are worth their price in any case, and the first extremes are found exactly.
    let least = counters.reduce(0) { $0 + size.width * 40 * ($1.cost.bounds + $1.cost.rate) }
    #expect(asked > 0 && asked <= all + least, "\(asked)")
  }
}
