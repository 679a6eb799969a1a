import Numbers

/// Finds a line down. Two numbers make it, so that where it begins is told by what comes before it, and its highest rate by where it
/// begins and ends.
struct LineFit {
  private let rows: LogRows
  private let used: [Int]
  private let offset: Int
  /// The rate that holds behind the line; 0 where none does.
  private let held: Double

  /// Takes rows that fall.
  ///
  /// - Parameters:
  ///   - rows: The log.
  ///   - used: The rows of it that go down.
  ///   - offset: By how many updates the log's steps are off.
  ///   - floor: The rate that holds behind the line; 0 where none does.
  init(_ rows: LogRows, _ used: [Int], offset: Int, floor: Double) {
    (self.rows, self.used, self.offset, self.held) = (rows, used, offset, floor)
  }

  /// Returns the lines that rounding leaves possible, the likeliest first.
  ///
  /// - Parameters:
  ///   - climbs: The ways up before it.
  ///   - rate: The rate that holds before it; `nil` where none does.
  /// - Returns: The lines; empty where the rows are none.
  func lines(behind climbs: [ClimbFit], after rate: Double?) -> [Descent] {
    guard let (begin, fall) = regression, fall > 0 else { return [] }
    let starts = starts(climbs, rate, begin, fall)
    let last = ((begin - held) / fall).rounded()
    var ends = [0.0, 1, -1, 2, -2, 3, -3].map { (end: last + $0, floor: held) }
    if held == 0 {
      // The lowest rate may be next to nothing, and the line end a little before it comes to 0.
      for end in [0.0, 1, 2].map({ (begin / fall).rounded(.down) - $0 }) {
        let floor = begin - fall * end
        ends += [1, 2, 3].map { (end, floor.rounded(toDigits: $0)) }.filter { $0.1 > 0 && $0.1 < 0.01 * rows.highest }
      }
    }
    var found: [Descent] = []
    for (end, floor) in ends {
      for start in starts where start < end {
        let peaks = peaks(from: start, to: end, floor: floor)
        guard !peaks.isEmpty, peaks.lower.isFinite, peaks.upper.isFinite else { continue }
        var descent = Descent()
        (descent.peak, descent.floor, descent.start, descent.length) = (peaks.shortest, floor, start, end - start)
        found.append(descent)
      }
    }
    return found
  }

  /// The rate of the line at update 0 and what an update takes off, by least squares; `nil` where the rows are no line.
  private var regression: (begin: Double, fall: Double)? {
    var (weights, times, rates, squares, products) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for row in used {
      let slack = max(rows.slack[row], 1e-8 * rows.highest) / rows.highest
      let weight = 1 / (slack * slack)
      let (time, rate) = (Double(rows.updates[row] + offset), rows.rates[row])
      weights += weight
      times += weight * time
      rates += weight * rate
      squares += weight * time * time
      products += weight * time * rate
    }
    let determinant = weights * squares - times * times
    guard determinant > 0, determinant.isFinite else { return nil }
    let slope = (weights * products - times * rates) / determinant
    return ((rates - slope * times) / weights, -slope)
  }

  /// Where the line may begin: where a way up meets it, or at the rate that holds before it, or at the first update.
  private func starts(_ climbs: [ClimbFit], _ held: Double?, _ begin: Double, _ fall: Double) -> [Double] {
    var places: [Double] = []
    if let held {
      places = [(begin - held) / fall]
    } else if climbs.isEmpty {
      return [0]
    } else {
      places = climbs.compactMap { climb in
        let slope = (climb.slope.lower + climb.slope.upper) / 2
        guard slope.isFinite else { return nil }
        switch climb.law {
        case .line, .stepFirst: return begin / (slope + fall)
        case .stepMore: return (begin - slope) / (slope + fall)
        case .from(let first): return (begin - first) / (slope + fall)
        case .cosine: return nil
        }
      }
    }
    var seen: Set<Double> = []
    return places.flatMap { [$0.rounded(), $0.rounded() - 1, $0.rounded() + 1] }
      .filter { $0 >= 0 && seen.insert($0).inserted }
  }

  /// The highest rates with which a line from one update to another has the rates of the rows.
  private func peaks(from start: Double, to end: Double, floor: Double) -> Interval {
    var peaks = Interval.all
    for row in used {
      let time = Double(rows.updates[row] + offset)
      guard time < end, time >= start else { continue }
      let stretch = (end - start) / (end - time)
      let (low, high) = (rows.rates[row] - rows.slack[row] - floor, rows.rates[row] + rows.slack[row] - floor)
      peaks.intersect(floor + low * stretch, floor + high * stretch)
      if peaks.isEmpty { return peaks }
    }
    return peaks
  }
}
