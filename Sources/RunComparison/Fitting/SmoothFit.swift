import Catalogue
import Numbers
import Runs
import Schedules

/// Finds a way up, a hold and a way down: where each begins and ends, and between which rates.
struct SmoothFit {
  /// A way up from the first update.
  private struct Climb {
    /// The rate at update 0.
    var start: Double
    /// What an update adds, where the way is a line.
    var slope: Double?
    /// Whether it is half a cosine.
    var isCosine = false
  }

  /// The numbers that make a way down.
  private struct Descent {
    var (peak, floor, start, length) = (0.0, 0.0, 0.0, 0.0)
    var power = 1.0
  }

  private let search: FitSearch
  private let rows: LogRows
  /// The first and the last row of the highest rates.
  private let top: ClosedRange<Int>
  /// The first row of those at the end that hold.
  private let tail: Int

  /// The most rows that numbers are solved on.
  private static let most = 160

  init(_ search: FitSearch) {
    self.search = search
    let rows = search.rows
    self.rows = rows
    let highest = rows.rates.indices.max { rows.rates[$0] < rows.rates[$1] } ?? 0
    let peak = rows.rates[highest] - rows.slack[highest]
    let first = rows.rates.firstIndex { $0 >= peak } ?? highest
    var last = first
    while last + 1 < rows.count, rows.rates[last + 1] >= peak { last += 1 }
    top = first...last
    var tail = rows.count - 1
    while tail > last, rows.rates[tail - 1] == rows.rates[rows.count - 1] { tail -= 1 }
    self.tail = tail
  }

  /// The words, each with how many updates the log's steps are off; the likeliest first.
  var configs: [(ScheduleConfig, Int)] {
    var found: [(ScheduleConfig, Int)] = []
    for offset in [0, 1, -1] {
      for climb in climbs(offset) {
        for config in configs(climb, offset) {
          found.append((config, offset))
          if search.fits(config, offset) { return [(config, offset)] }
        }
      }
    }
    return found
  }

  private func time(_ row: Int, _ offset: Int) -> Double { Double(max(0, rows.updates[row] + offset)) }

  // MARK: The way up

  private func climbs(_ offset: Int) -> [Climb?] {
    let first = top.lowerBound
    guard first > 0 else { return [nil] }
    let (low, high) = (0, first - 1)
    let (t0, t1) = (time(low, offset), time(high, offset))
    if high == low {
      // One row tells a line from nothing, unless it is the first update.
      return [Climb(start: t0 > 0 ? 0 : rows.rates[low], slope: t0 > 0 ? rows.rates[low] / t0 : nil)]
    }
    guard t1 > t0 else { return [nil] }
    let slope = (rows.rates[high] - rows.rates[low]) / (t1 - t0)
    let isLine = (low...high).allSatisfy { row in
      let rate = rows.rates[low] + slope * (time(row, offset) - t0)
      return (rate - rows.rates[row]).magnitude <= 2 * rows.slack[row] + 1e-12 * rows.highest
    }
    let start = rows.rates[low] - slope * t0
    // A warmup begins at nothing as a rule, and rounding hides it.
    let isFromZero = start.magnitude <= 3 * rows.slack[high] + 1e-9 * rows.highest
    if isLine { return [Climb(start: isFromZero ? 0 : start, slope: isFromZero ? rows.rates[high] / t1 : slope)] }
    return [Climb(start: rows.rates[low], isCosine: true)]
  }

  // MARK: The way down

  private func configs(_ climb: Climb?, _ offset: Int) -> [ScheduleConfig] {
    let plateau = top.count > 1
    let fall = top.upperBound < tail ? Array(top.upperBound...tail) : []
    let falling = fall.count <= Self.most ? fall : (0..<Self.most).map { fall[$0 * (fall.count - 1) / (Self.most - 1)] }
    if falling.count < 3 { return held(climb, offset) }
    var configs: [ScheduleConfig] = []
    for shape in ["cosine", "linear", "1-sqrt", "power"] {
      // A log that ends before its schedule does not show the lowest rate: without one there is one number less to find.
      for mayRest in [false, true] {
        guard let descent = descent(shape, falling, climb, plateau, offset, mayRest: mayRest) else { continue }
        let words = words(shape, descent, climb, plateau, offset)
        if let config = words.first, search.fits(config, offset) { return [config] }
        configs += words
      }
    }
    return configs + laws(falling, climb, offset)
  }

  /// A warmup behind which the rate holds.
  private func held(_ climb: Climb?, _ offset: Int) -> [ScheduleConfig] {
    let peak = rows.rates[top.lowerBound]
    guard let climb, let slope = climb.slope, slope > 0 else { return [] }
    let length = Int(saturating: ((peak - climb.start) / slope).rounded())
    guard length >= 1, let constant = search.stage("constant", ["lr": .number(peak)]) else { return [] }
    return [warmed(ScheduleConfig(constant), climb, length)].compactMap(\.self)
  }

  /// Solves for the numbers of a way down.
  private func descent(
    _ shape: String, _ falling: [Int], _ climb: Climb?, _ plateau: Bool, _ offset: Int, mayRest: Bool
  ) -> Descent? {
    let (first, last) = (time(falling[0], offset), time(falling[falling.count - 1], offset))
    let highest = rows.rates[falling[0]]
    let lowest = rows.rates[falling[falling.count - 1]]
    let span = max(2, last - first)
    let holds = tail < rows.count - 1
    // The last row of a hold at the end may be behind the way's own end.
    let used = holds ? falling.dropLast() : falling[...]
    guard used.count >= 3, mayRest || !holds || lowest == 0 else { return nil }
    let scale = rows.highest
    func numbers(_ free: [Double]) -> Descent {
      var (descent, place) = (Descent(), 0)
      func next() -> Double { place += 1; return free[place - 1] }
      descent.length = next() * span
      descent.floor = holds ? lowest : mayRest ? next() * scale : 0
      if climb == nil, !plateau { descent.start = 0 } else { descent.start = next() * span }
      if plateau {
        descent.peak = highest
      } else if let climb, let slope = climb.slope {
        descent.peak = climb.start + slope * descent.start
      } else {
        descent.peak = next() * scale
      }
      if shape == "power" { descent.power = next() }
      return descent
    }
    var best: (Descent, Double)?
    for stretch in [1.0, 1.1, 1.6, 3, 8] {
      var start = [stretch]
      if !holds, mayRest { start.append(stretch > 1 ? 0 : lowest / scale) }
      if climb != nil || plateau { start.append(first / span) }
      if !plateau, climb?.slope == nil { start.append(highest / scale) }
      if shape == "power" { start.append(1.5) }
      let solution = LeastSquares.solve(from: start, count: used.count) { free, index in
        let row = used[used.startIndex + index]
        let descent = numbers(free)
        guard descent.length > 0, descent.power > 0 else { return 1e3 }
        return (Self.rate(shape, descent, at: time(row, offset)) - rows.rates[row]) / scale
      }
      if solution.rest < best?.1 ?? .infinity { best = (numbers(solution.numbers), solution.rest) }
    }
    return best.flatMap { $0.1 < 1e-3 * Double(used.count) ? $0.0 : nil }
  }

  private static func rate(_ shape: String, _ descent: Descent, at time: Double) -> Double {
    let share = (time - descent.start) / descent.length
    let part: Double =
      switch shape {
      // Beyond its ends a way goes on, so that the least squares feel where these are.
      case "cosine": share < 0 ? 1 : share > 1 ? 0 : (1 + Double.cos(.pi * share)) / 2
      case "1-sqrt": 1 - max(0, share).squareRoot()
      case "power": Double.pow(max(1e-12, 1 - max(0, share)), descent.power)
      default: 1 - share
      }
    return descent.floor + (descent.peak - descent.floor) * part
  }

  // MARK: Words

  /// Words for a way down, its numbers rounded as people write them; where rounding is not enough, a few near ones.
  private func words(
    _ shape: String, _ descent: Descent, _ climb: Climb?, _ plateau: Bool, _ offset: Int
  ) -> [ScheduleConfig] {
    let start = Int(saturating: descent.start.rounded())
    let length = Int(saturating: descent.length.rounded())
    guard length >= 1, start >= 0, descent.peak > 0 else { return [] }
    let ends = climb == nil && !plateau ? [0] : [start, start - 1, start + 1].filter { $0 >= 0 }
    var nearest: ScheduleConfig?
    for begin in ends {
      for count in [length, length - 1, length + 1] where count >= 1 {
        for digits in [2, 3, 4, 6, 8, 12, 15] {
          let floor = descent.floor.magnitude < 1e-7 * descent.peak ? 0 : descent.floor.rounded(toDigits: digits)
          var rounded = descent
          rounded.peak = descent.peak.rounded(toDigits: digits)
          rounded.floor = floor
          rounded.power = descent.power.rounded(toDigits: min(digits, 4))
          guard let config = config(shape, rounded, climb, plateau, from: begin, over: count) else { continue }
          if search.fits(config, offset) { return [config] }
          if digits == 15 { nearest = nearest ?? config }
        }
      }
    }
    return [nearest].compactMap(\.self)
  }

  private func config(
    _ shape: String, _ descent: Descent, _ climb: Climb?, _ plateau: Bool, from start: Int, over length: Int
  ) -> ScheduleConfig? {
    var values: [String: ParameterValue] = ["lr": .number(descent.peak)]
    guard descent.floor >= 0 else { return nil }
    if descent.floor != 0 { values["min"] = .number(descent.floor) }
    // Behind a hold the way down is that of wsd, which has it at its end.
    let warmup: Int
    if plateau, let slope = climb?.slope, slope > 0 {
      warmup = min(start, Int(saturating: ((descent.peak - (climb?.start ?? 0)) / slope).rounded()))
    } else {
      warmup = plateau ? 0 : start
    }
    let hold = start - warmup
    let stage: Stage?
    if hold > 0 || shape == "1-sqrt" {
      values["length"] = .duration(.updates(hold + length))
      values["decay"] = .duration(.updates(length))
      if shape != "linear" { values["shape"] = .choice(shape) }
      if shape == "power" { values["power"] = .number(descent.power) }
      stage = search.stage("wsd", values)
    } else {
      values["length"] = .duration(.updates(length))
      if shape == "power" { values["power"] = .number(descent.power) }
      stage = search.stage(shape == "power" ? "polynomial" : shape, values)
    }
    guard let stage else { return nil }
    return warmed(ScheduleConfig(stage), climb, warmup)
  }

  /// Words under the warmup of a way up.
  private func warmed(_ config: ScheduleConfig, _ climb: Climb?, _ length: Int) -> ScheduleConfig? {
    guard let climb, length > 0 else { return config }
    var values: [String: ParameterValue] = ["length": .duration(.updates(length))]
    if climb.start > 0 { values["start-lr"] = .number(climb.start.rounded(toDigits: 6)) }
    if climb.isCosine { values["shape"] = .choice("cosine") }
    guard let stage = search.stage("warmup", values) else { return nil }
    var config = config
    config.operations.append(.modify(stage))
    return config
  }

  // MARK: Laws

  /// A power of a factor, and the inverse square root.
  private func laws(_ falling: [Int], _ climb: Climb?, _ offset: Int) -> [ScheduleConfig] {
    let (first, last) = (falling[falling.count > 3 ? 1 : 0], falling[falling.count - 1])
    let (t0, t1) = (time(first, offset), time(last, offset))
    guard t0 > 0, t1 > t0, rows.rates[last] > 0 else { return exponential(falling, climb, offset) }
    var configs: [ScheduleConfig] = []
    // lr · √(W / t) has one product of rate and root, and the line up ends where it meets that.
    var products = Interval.all
    for row in falling.dropFirst(min(2, falling.count - 1)) {
      let root = time(row, offset).squareRoot()
      products.intersect((rows.rates[row] - rows.slack[row]) * root, (rows.rates[row] + rows.slack[row]) * root)
    }
    guard !products.isEmpty else { return exponential(falling, climb, offset) }
    let product = products.lower + (products.upper - products.lower) / 2
    if let slope = climb?.slope, slope > 0, climb?.start == 0 {
      let solved = Double.pow(product / slope, 2.0 / 3)
      for warmup in [solved.rounded(), solved.rounded(.down), solved.rounded(.up)] where warmup >= 1 {
        for digits in [2, 3, 4, 6, 12, 15] {
          let rate = (product / warmup.squareRoot()).rounded(toDigits: digits)
          let values: [String: ParameterValue] = [
            "lr": .number(rate), "warmup": .duration(.updates(Int(saturating: warmup))),
          ]
          guard let stage = search.stage("inverse-sqrt", values) else { continue }
          let config = ScheduleConfig(stage)
          if search.fits(config, offset) { return [config] }
          if digits == 15 { configs.append(config) }
        }
      }
    }
    if let climb, climb.start > 0, let slope = climb.slope, let config = fromStart(climb, slope, product, offset) {
      return [config]
    }
    return configs + exponential(falling, climb, offset)
  }

  /// The inverse square root behind a warmup that does not begin at nothing, as fairseq has it.
  private func fromStart(_ climb: Climb, _ slope: Double, _ product: Double, _ offset: Int) -> ScheduleConfig? {
    // Where the line and the root meet, found by halving: one rises and the other falls.
    var (lower, upper) = (1.0, 1e12)
    for _ in 0..<100 {
      let middle = (lower * upper).squareRoot()
      if (climb.start + slope * middle) * middle.squareRoot() < product { lower = middle } else { upper = middle }
    }
    let warmup = lower.rounded()
    for digits in [2, 3, 4, 6, 8, 12, 15] {
      let rate = (product / warmup.squareRoot()).rounded(toDigits: digits)
      for start in [1, 2, 3, 4, 6, 12].map({ climb.start.rounded(toDigits: $0) }) {
        let values: [String: ParameterValue] = [
          "lr": .number(rate), "warmup_updates": .duration(.updates(Int(saturating: warmup))),
          "warmup_init_lr": .number(start),
        ]
        guard let stage = search.stage("fairseq.inverse_sqrt", values) else { return nil }
        let config = ScheduleConfig(stage)
        if search.fits(config, offset) { return config }
      }
    }
    return nil
  }

  private func exponential(_ falling: [Int], _ climb: Climb?, _ offset: Int) -> [ScheduleConfig] {
    let (first, last) = (falling[0], falling[falling.count - 1])
    let (t0, t1) = (time(first, offset), time(last, offset))
    guard climb == nil, t1 > t0, rows.rates[first] > 0, rows.rates[last] > 0 else { return [] }
    let gamma = Double.pow(rows.rates[last] / rows.rates[first], 1 / (t1 - t0))
    var configs: [ScheduleConfig] = []
    for digits in 2...15 {
      let rounded = 1 - (1 - gamma).rounded(toDigits: digits)
      let rate = (rows.rates[first] / Double.pow(rounded, t0)).rounded(toDigits: digits)
      guard
        let stage = search.stage("exponential", ["lr": .number(rate), "gamma": .number(rounded.rounded(toDigits: 16))])
      else { continue }
      let config = ScheduleConfig(stage)
      if search.fits(config, offset) { return [config] }
      if digits == 15 { configs.append(config) }
    }
    return configs
  }
}
