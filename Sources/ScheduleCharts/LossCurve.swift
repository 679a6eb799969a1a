internal import Charts
internal import RangeTests
internal import RealModule

/// The losses of a range test as a chart sees them: over the logarithm of the rate, which the iterations of the chart divide evenly.
///
/// Between two points the loss runs straight. Points are put to the nearest iteration, of which there are more than a picture has
/// columns.
struct LossCurve: Plottable {
  /// Where the rates stand on the axis.
  struct Grid {
    /// The rate of iteration 0.
    let first: Double
    /// The iterations of a decade.
    let perDecade: Double
    /// The iteration of the highest rate.
    let last: Int

    /// The most iterations, however many decades there are.
    private static let most = 1 << 14

    /// Makes a grid for some rates; `nil` where none is above 0.
    init?(for rates: [Double]) {
      let positive = rates.filter { $0 > 0 && $0.isFinite }
      guard let low = positive.min(), let high = positive.max() else { return nil }
      first = low
      let decades = Double.log10(high) - Double.log10(low)
      last = decades > 0 ? Self.most : 1
      perDecade = decades > 0 ? Double(Self.most) / decades : 1
    }

    /// The iteration of a rate; `nil` for one that has no place.
    func iteration(of rate: Double) -> Int? {
      guard rate > 0, rate.isFinite else { return nil }
      let place = (Double.log10(rate) - Double.log10(first)) * perDecade
      guard place > -0.5, place < Double(last) + 0.5 else { return nil }
      return Int(place.rounded())
    }
  }

  /// The iterations of the points, ascending, each once.
  private let places: [Int]
  /// The losses there.
  private let losses: [Double]

  /// Makes the curve of a sweep.
  ///
  /// - Parameters:
  ///   - sweep: The rates and losses.
  ///   - grid: Where the rates stand.
  init(_ sweep: RateSweep, on grid: Grid) {
    var points: [Int: Double] = [:]
    for (rate, loss) in zip(sweep.rates, sweep.losses) {
      // Of several losses at the same place the last counts, as the same rate was tried again.
      if let place = grid.iteration(of: rate) { points[place] = loss }
    }
    let sorted = points.sorted { $0.key < $1.key }
    places = sorted.map(\.key)
    losses = sorted.map(\.value)
  }

  func value(at iteration: Int) -> Double {
    let behind = index(atLeast: iteration)
    guard behind < places.count else { return .nan }
    if places[behind] == iteration { return losses[behind] }
    guard behind > 0 else { return .nan }
    let part = Double(iteration - places[behind - 1]) / Double(places[behind] - places[behind - 1])
    return losses[behind - 1] * (1 - part) + losses[behind] * part
  }

  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    var values = [value(at: iterations.lowerBound), value(at: iterations.upperBound)]
    let (from, to) = (index(atLeast: iterations.lowerBound), index(atLeast: iterations.upperBound))
    values += losses[from..<max(from, to)]
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return 0...0 }
    return low...high
  }

  func nextJump(after iteration: Int) -> Int? { nil }

  /// The first point at an iteration or behind it.
  private func index(atLeast iteration: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = low + (high - low) / 2
      if places[middle] < iteration { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
