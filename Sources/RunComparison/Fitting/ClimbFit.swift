import Catalogue
import Numbers
import Runs

/// A way up from the first update, and what rounding leaves possible of it.
struct ClimbFit {
  /// How the updates of a way up count.
  enum Law {
    /// A line from nothing: t / W.
    case line
    /// A line that begins with a step: (t + 1) / W.
    case stepFirst
    /// A line that begins with a step and has one more: (t + 1) / (W + 1).
    case stepMore
    /// A line from a rate.
    case from(Double)
    /// Half a cosine from a rate.
    case cosine(Double)
  }

  /// How its updates count.
  let law: Law
  /// What an update adds, as far as rounding leaves it open; of a cosine nothing.
  let slope: Interval
  private let times: [Double]
  private let rows: LogRows

  /// Returns the ways up that the first rows of a log may be, the likeliest first.
  ///
  /// - Parameters:
  ///   - rows: The log.
  ///   - end: The first row that is no part of the way.
  ///   - offset: By how many updates the log's steps are off.
  /// - Returns: The ways; empty where there is no row.
  static func all(_ rows: LogRows, before end: Int, offset: Int) -> [ClimbFit] {
    guard end > 0 else { return [] }
    let times = (0..<end).map { Double(max(0, rows.updates[$0] + offset)) }
    var found: [ClimbFit] = []
    func add(_ law: Law, _ start: Double, later: Double) {
      var slope = Interval.all
      for row in 0..<end {
        let time = times[row] + later
        let (low, high) = (rows.rates[row] - rows.slack[row] - start, rows.rates[row] + rows.slack[row] - start)
        if time > 0 { slope.intersect(low / time, high / time) } else if low > 0 || high < 0 { return }
        if slope.isEmpty { return }
      }
      guard slope.lower > 0, slope.upper.isFinite else { return }
      found.append(ClimbFit(law: law, slope: slope, times: times, rows: rows))
    }
    add(.line, 0, later: 0)
    add(.stepFirst, 0, later: 1)
    add(.stepMore, 0, later: 1)
    for start in starts(rows, times) { add(.from(start), start, later: 0) }
    let first = times[0] == 0 ? rows.rates[0] : 0
    if found.isEmpty { found.append(ClimbFit(law: .cosine(first), slope: .all, times: times, rows: rows)) }
    return found
  }

  /// The rates at which a line through the rows may begin, those of fewest digits first.
  private static func starts(_ rows: LogRows, _ times: [Double]) -> [Double] {
    let last = times.count - 1
    guard last > 0, times[last] > times[0] else { return times[0] == 0 ? [rows.rates[0]] : [] }
    let slope = (rows.rates[last] - rows.rates[0]) / (times[last] - times[0])
    let start = times[0] == 0 ? rows.rates[0] : rows.rates[0] - slope * times[0]
    return start > 0 ? DescentSearch.plain(start) : []
  }

  /// Whether the way is a line that leads from nothing.
  var isFromNothing: Bool { if case .line = law { true } else { false } }

  /// Returns the numbers of updates that the way up to a rate may take, the roundest first.
  func lengths(to peak: Double) -> [Int] {
    var range = Interval.all
    switch law {
    case .line, .stepFirst: range.intersect(peak / slope.upper, peak / slope.lower)
    case .stepMore: range.intersect(peak / slope.upper - 1, peak / slope.lower - 1)
    case .from(let start): range.intersect((peak - start) / slope.upper, (peak - start) / slope.lower)
    case .cosine(let start):
      guard peak > start else { return [] }
      for row in times.indices where times[row] > 0 {
        func length(_ rate: Double) -> Double {
          let part = 1 - 2 * (rate - start) / (peak - start)
          guard part > -1, part < 1 else { return part >= 1 ? .infinity : times[row] }
          return .pi * times[row] / Double.acos(part)
        }
        range.intersect(length(rows.rates[row] + rows.slack[row]), length(rows.rates[row] - rows.slack[row]))
      }
    }
    let slack = 1e-9 * max(1, range.upper.magnitude)
    let (low, high) = ((range.lower - slack).rounded(.up), (range.upper + slack).rounded(.down))
    guard low <= high, high.isFinite, high >= 1 else { return [] }
    let whole = Int(saturating: max(1, low))...max(1, Int(saturating: high))
    return Array(Set([StepFit.roundest(whole), whole.lowerBound, whole.upperBound] + whole.prefix(12))).sorted {
      (-Evidence.roundness($0), $0) < (-Evidence.roundness($1), $1)
    }
  }

  /// The values of a warmup that is the way.
  func values(over length: Int) -> [String: ParameterValue] {
    var values: [String: ParameterValue] = ["length": .duration(.updates(length))]
    switch law {
    case .line: break
    case .stepFirst: values["convention"] = .choice("(t+1)/W")
    case .stepMore: values["convention"] = .choice("(t+1)/(W+1)")
    case .from(let start): values["start-lr"] = .number(start)
    case .cosine(let start):
      values["shape"] = .choice("cosine")
      if start > 0 { values["start-lr"] = .number(start) }
    }
    return values
  }
}
