import Catalogue
import Numbers

/// The rate that schedulers of MMEngine make of the optimizer's: each changes the rate that it finds.
///
/// Where they follow each other, or all of them are factors, there is a closed form. Where one acts towards a lowest rate or sets
/// rates of its own while others act, the iterations until they no longer do are walked through one by one.
struct MMEngineCurve {
  /// The most iterations that are walked through.
  static let limit = 50_000

  /// In their order at each iteration: as the config has them.
  private let parts: [MMEngineScheduler]
  private let rate: Double

  /// Creates the rate that some schedulers make.
  init(_ parts: [MMEngineScheduler], rate: Double) {
    (self.parts, self.rate) = (parts, rate)
  }

  /// How updates follow from iterations: each is made at the last of so many, and one at the end of the run.
  struct Clock {
    var accumulation: Int
    var iterations: Int

    /// The iteration of an update.
    func iteration(_ update: Int) -> Int {
      min(
        update.multipliedSaturating(by: accumulation).addingSaturating(accumulation - 1), max(0, iterations - 1))
    }

    /// The same as text, for updates counted from one on.
    func iteration(from update: Int) -> String {
      let t = update == 0 ? "t" : "(t + \(update))"
      if accumulation == 1 { return t }
      return "min(\(accumulation) * \(t) + \(accumulation - 1), \(max(0, iterations - 1)))"
    }
  }

  /// Returns the curve; `nil` where too many iterations would have to be walked through.
  func words(_ run: ConfigReading, _ clock: Clock) throws(ConfigFault) -> ScheduleConfig? {
    let end = min(endOfOverlaps, clock.iterations)
    // What others have done meanwhile is not in the rate that it climbs to.
    if end > 0, parts.contains(where: \.climbs) { return nil }
    guard end > 0 else {
      let place = clock.iteration(from: 0)
      return try run.formula(closed(run, place, from: 0, at: rate))
    }
    guard end <= Self.limit else { return nil }
    let walked = walk(to: end)
    let count = firstIndex(in: 0..<end + 1) {
      clock.iteration($0) >= end || clock.iteration($0) == clock.iterations - 1
    }
    var pieces: [(curve: ScheduleConfig, updates: Int)] = []
    if count > 0 {
      let rates = (0..<count).map { walked[clock.iteration($0)] }
      pieces.append((try table(rates, run), count))
    }
    if end == clock.iterations {
      let last = try run.words("constant", [("lr", ConfigValue(walked[end - 1]))])
      return run.joined(pieces, then: last)
    }
    let rest = try run.formula(closed(run, clock.iteration(from: count), from: end, at: walked[end - 1]))
    return run.joined(pieces, then: rest)
  }

  private func table(_ rates: [Double], _ run: ConfigReading) throws(ConfigFault) -> ScheduleConfig {
    guard rates.count > 1 else { return try run.words("constant", [("lr", ConfigValue(rates[0]))]) }
    return try run.words(
      "piecewise",
      [("boundaries", .numbers((1..<rates.count).map(Double.init))), ("values", .numbers(rates))])
  }

  /// The first iteration from which on no scheduler acts together with one that is no factor.
  private var endOfOverlaps: Int {
    var end = 0
    for (index, one) in parts.enumerated() {
      for other in parts[..<index] where !(one.isFactor && other.isFactor) {
        if max(one.begin, other.begin) < min(one.end, other.end) { end = max(end, min(one.end, other.end)) }
      }
    }
    return end
  }

  /// The rates of the first iterations, one after another.
  private func walk(to end: Int) -> [Double] {
    var rates: [Double] = []
    var now = rate
    for iteration in 0..<end {
      for part in parts where iteration >= part.begin && iteration < part.end {
        now = part.rate(at: iteration, after: now)
      }
      rates.append(now)
    }
    return rates
  }

  /// The rates from an iteration on, at the place that a text has.
  private func closed(_ run: ConfigReading, _ place: String, from start: Int, at rate: Double) -> String {
    var text = run.python(rate)
    var value: (Int) -> Double = { _ in rate }
    let ordered = parts.enumerated().filter { $0.element.end > start }
      .sorted { ($0.element.begin, $0.offset) < ($1.element.begin, $1.offset) }
    for (_, part) in ordered {
      let before = value
      let inner = part.value(at: place)
      // What has begun already goes on from where it is.
      let hasBegun = part.begin < start
      let begin = part.begin
      let done = hasBegun ? part.value(at: start - 1) : 1
      switch part.kind {
      case .factor:
        let factor = hasBegun && done != 0 ? "\(inner) / \(run.python(done))" : inner
        text = begin > start ? "\(text) * (1.0 if \(place) < \(begin) else \(factor))" : "\(text) * \(factor)"
        value = { before($0) * ($0 < begin ? 1 : part.value(at: $0) / (done == 0 ? 1 : done)) }
      case .towards(let lowest):
        let height = (before(max(begin, start)) - lowest) / (done == 0 ? 1 : done)
        let way = "\(run.python(lowest)) + \(run.python(height)) * \(inner)"
        text = begin > start ? "((\(text)) if \(place) < \(begin) else \(way))" : "(\(way))"
        value = { $0 < begin ? before($0) : lowest + height * part.value(at: $0) }
      case .own:
        text = begin > start ? "((\(text)) if \(place) < \(begin) else \(inner))" : inner
        value = { $0 < begin ? before($0) : part.value(at: $0) }
      }
    }
    return text
  }
}

extension MMEngineScheduler {
  /// Whether it multiplies the rate that it finds.
  var isFactor: Bool { if case .factor = kind { true } else { false } }

  /// The rate of an iteration at which it acts, after the rate that it finds.
  fileprivate func rate(at iteration: Int, after rate: Double) -> Double {
    let now = value(at: iteration)
    let isFirst = iteration == begin
    let before = isFirst ? 1 : value(at: iteration - 1)
    switch kind {
    case .factor: return before == 0 ? 0 : rate * now / before
    case .towards(let lowest): return before == 0 ? lowest : lowest + (rate - lowest) * now / before
    case .own: return now
    }
  }
}
