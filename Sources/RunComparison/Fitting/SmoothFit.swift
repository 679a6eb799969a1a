import Catalogue
import Numbers
import Runs
import Schedules

/// Finds a way up, a hold and a way down: where each begins and ends, and between which rates.
struct SmoothFit {
  private let search: FitSearch
  private let rows: LogRows
  /// The first and the last row of the highest rates.
  private let top: ClosedRange<Int>
  /// The first row of those behind the way down: rates that hold, or rise again.
  private let tail: Int
  /// Whether rates rise again behind the way down.
  private let rises: Bool

  /// The most rows that numbers are solved on.
  private static let most = 96

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
    var low = last
    while low + 1 < rows.count, rows.rates[low + 1] <= rows.rates[low] { low += 1 }
    rises = low < rows.count - 1
    var tail = low
    while tail > last, rows.rates[tail - 1] == rows.rates[low] { tail -= 1 }
    self.tail = tail
  }

  /// The words, each with how many updates the log's steps are off; the likeliest first.
  var configs: [(ScheduleConfig, Int)] {
    var found: [(ScheduleConfig, Int)] = []
    for offset in [0, 1, -1] {
      let climbs = ClimbFit.all(rows, before: top.lowerBound, offset: offset)
      for config in configs(climbs, offset) {
        found.append((config, offset))
        if search.fits(config, offset) { return [(config, offset)] }
      }
    }
    return found
  }

  /// Whether the rate holds behind the way down.
  private var holds: Bool { tail < rows.count - 1 && !rises }

  private func time(_ row: Int, _ offset: Int) -> Double { Double(max(0, rows.updates[row] + offset)) }

  // MARK: The way down

  private func configs(_ climbs: [ClimbFit], _ offset: Int) -> [ScheduleConfig] {
    let falling = fall(offset)
    if falling.count < 3 { return climbs.flatMap { held($0) } }
    for hasHold in top.count > 1 ? [false, true] : [false] {
      if let right = line(falling, climbs, offset, hasHold: hasHold) { return [right] }
    }
    var nearest: [ScheduleConfig] = []
    for shape in Descent.Shape.allCases where shape != .linear {
      // The highest rates may be a hold, or only round to the same.
      for hasHold in top.count > 1 ? [false, true] : [false] {
        // A log that ends before its schedule does not show the lowest rate.
        for rests in [false, true] {
          let (right, near) = config(shape, falling, climbs, offset, hasHold: hasHold, rests: rests)
          if let right { return [right] }
          if let near { nearest.append(near) }
        }
      }
    }
    return nearest + (climbs.isEmpty ? laws(falling, nil, offset) : climbs.flatMap { laws(falling, $0, offset) })
  }

  /// Words for a line down that have the rates of all rows.
  private func line(
    _ falling: [Int], _ climbs: [ClimbFit], _ offset: Int, hasHold: Bool
  ) -> ScheduleConfig? {
    let fit = LineFit(rows, falling, offset: offset, floor: holds ? rows.rates[tail] : 0)
    let lines = fit.lines(behind: climbs, after: hasHold ? rows.rates[top.upperBound] : nil)
    return lines.lazy.flatMap { words(.linear, $0, climbs, hasHold: hasHold) }.first { search.fits($0, offset) }
  }

  /// The rows of the way down that numbers are solved on.
  private func fall(_ offset: Int) -> [Int] {
    let fall = top.upperBound < tail ? Array(top.upperBound...tail) : []
    // The last row of a hold at the end may be behind the way's own end.
    let used = tail < rows.count - 1 ? fall.dropLast() : fall[...]
    guard used.count > Self.most else { return Array(used) }
    return (0..<Self.most).map { used[used.startIndex + $0 * (used.count - 1) / (Self.most - 1)] }
  }

  /// A warmup behind which the rate holds.
  private func held(_ climb: ClimbFit) -> [ScheduleConfig] {
    let peak = rows.rates[top.lowerBound]
    guard let constant = search.stage("constant", ["lr": .number(peak)]) else { return [] }
    return climb.lengths(to: peak).compactMap { warmed(ScheduleConfig(constant), climb, $0) }
  }

  /// Words for a way down along a shape: those that have the rates of all rows, else the nearest.
  private func config(
    _ shape: Descent.Shape, _ falling: [Int], _ climbs: [ClimbFit], _ offset: Int, hasHold: Bool, rests: Bool
  ) -> (right: ScheduleConfig?, nearest: ScheduleConfig?) {
    let lowest = rows.rates[tail]
    // Where the rate holds behind the way, that is the lowest.
    guard rests ? !(holds && lowest == 0) : !holds || lowest == 0 else { return (nil, nil) }
    var free: [Descent.Number] = [.peak, .length]
    if rests { free.append(.floor) }
    let isFromStart = climbs.isEmpty && !hasHold && time(0, offset) == 0
    if !isFromStart { free.append(.start) }
    if shape == .power { free.append(.power) }
    var right: ScheduleConfig?
    let descents = DescentSearch(rows, falling, offset: offset, shape)
    func found(_ free: [Descent.Number], known: Descent) -> (right: Descent?, nearest: Descent?) {
      descents.first(free, known: known) { descent in
        right = words(shape, descent, climbs, hasHold: hasHold).first { self.search.fits($0, offset) }
        return right != nil
      }
    }
    let (rightWay, nearestWay) = found(free, known: Descent())
    if rightWay != nil { return (right, nil) }
    if shape == .power, rests {
      // The lowest rate of transformers' polynomial where nobody gives one: too low to be solved from a log.
      var known = Descent()
      known.floor = 1e-7
      if found(free.filter { $0 != .floor }, known: known).right != nil { return (right, nil) }
    }
    if shape == .cosine, let nearest = nearestWay,
      let right = oneCycle(nearest, climbs).first(where: { search.fits($0, offset) })
    {
      return (right, nil)
    }
    let rounded = nearestWay.map { nearest in
      var rounded = nearest
      rounded.start = nearest.start.rounded()
      rounded.length = nearest.length.rounded()
      rounded.floor = max(0, nearest.floor)
      return rounded
    }
    return (nil, rounded.flatMap { words(shape, $0, climbs, hasHold: hasHold).first })
  }

  // MARK: Words

  /// Words for a way down, the likeliest first.
  private func words(
    _ shape: Descent.Shape, _ descent: Descent, _ climbs: [ClimbFit], hasHold: Bool
  ) -> [ScheduleConfig] {
    let (start, length) = (Int(saturating: descent.start), Int(saturating: descent.length))
    guard descent.peak > 0, descent.floor >= 0, descent.floor < descent.peak, length >= 1 else { return [] }
    if climbs.isEmpty { return unwarmed(shape, descent, start, length, hasHold: hasHold) }
    guard start >= 1 else { return [] }
    return climbs.flatMap { warmed(shape, descent, $0, start, length, hasHold: hasHold) }
  }

  /// Words for a way down behind a warmup.
  private func warmed(
    _ shape: Descent.Shape, _ descent: Descent, _ climb: ClimbFit, _ start: Int, _ length: Int, hasHold: Bool
  ) -> [ScheduleConfig] {
    if hasHold {
      return climb.lengths(to: descent.peak).filter { $0 <= start }.compactMap { warmup in
        warmed(config(shape, descent, hold: start - warmup, length), climb, warmup)
      }
    }
    let own = warmed(config(shape, descent, hold: 0, length), climb, start)
    return [own].compactMap(\.self) + frameworks(shape, descent, start, length)
  }

  /// Words for a way down that no warmup is seen before.
  private func unwarmed(
    _ shape: Descent.Shape, _ descent: Descent, _ start: Int, _ length: Int, hasHold: Bool
  ) -> [ScheduleConfig] {
    if hasHold {
      // What was before the hold is not told.
      return [config(shape, descent, hold: max(0, start), length)].compactMap(\.self)
    }
    guard var own = config(shape, descent, hold: 0, length) else { return [] }
    if start > 0, let stage = search.stage("warmup", ["length": .duration(.updates(start))]) {
      // The log begins behind it: whatever leads there, it takes so long.
      own.operations.append(.modify(stage))
    }
    if start < 0, let stage = search.stage("shift", ["by": .duration(.updates(start))]) {
      own.operations.append(.modify(stage))
    }
    return [own] + frameworks(shape, descent, start, length)
  }

  /// PyTorch's words for one cycle, whose ways are no whole numbers of updates: up along a cosine, and down to next to nothing.
  private func oneCycle(_ nearest: Descent, _ climbs: [ClimbFit]) -> [ScheduleConfig] {
    guard let climb = climbs.first, case .cosine(let first) = climb.law, nearest.length >= 1, nearest.start > 0 else {
      return []
    }
    let last = Int(saturating: (nearest.start + nearest.length).rounded())
    var found: [ScheduleConfig] = []
    for digits in [1, 2, 3, 4, 6, 12] {
      let peak = nearest.peak.rounded(toDigits: digits)
      for total in [1, 0, 2].map({ last.addingSaturating($0) }) where total > 1 {
        let share = ((nearest.start + 1) / Double(total)).rounded(toDigits: 2)
        let usual: [String: ParameterValue] = ["max_lr": .number(peak), "total_steps": .duration(.updates(total))]
        var other = usual
        other["pct_start"] = .number(share)
        if first > 0 { other["div_factor"] = .number((peak / first).rounded(toDigits: 3)) }
        found += [usual, other].compactMap { search.stage("torch.OneCycleLR", $0) }.map { ScheduleConfig($0) }
      }
    }
    return found
  }

  /// Words of frameworks for what ours do not have: a cosine that climbs again.
  private func frameworks(
    _ shape: Descent.Shape, _ descent: Descent, _ start: Int, _ length: Int
  ) -> [ScheduleConfig] {
    guard shape == .cosine, rises, start >= 0 else { return [] }
    var found: [ScheduleConfig?] = []
    func stage(_ name: String, _ values: [String: ParameterValue]) {
      found.append(search.stage(name, values).map { ScheduleConfig($0) })
    }
    let peak = ParameterValue.number(descent.peak)
    let warmup = ParameterValue.duration(.updates(start))
    let total = ParameterValue.duration(.updates(start.addingSaturating(length)))
    if descent.floor == 0 {
      stage("hf.cosine", ["lr": peak, "num_warmup_steps": warmup, "num_training_steps": total])
    } else {
      stage(
        "hf.cosine_with_min_lr",
        ["lr": peak, "num_warmup_steps": warmup, "num_training_steps": total, "min_lr": .number(descent.floor)])
    }
    if start == 0 {
      stage(
        "torch.CosineAnnealingLR",
        ["lr": peak, "T_max": .duration(.updates(length)), "eta_min": .number(descent.floor)])
    }
    return found.compactMap(\.self)
  }

  /// Words for a hold and a way down behind it.
  private func config(_ shape: Descent.Shape, _ descent: Descent, hold: Int, _ length: Int) -> ScheduleConfig? {
    var values: [String: ParameterValue] = ["lr": .number(descent.peak)]
    if descent.floor != 0 { values["min"] = .number(descent.floor) }
    if shape == .power { values["power"] = .number(descent.power) }
    let stage: Stage?
    // Behind a hold the way down is that of wsd, which has it at its end.
    if hold > 0 || shape == .root {
      values["length"] = .duration(.updates(hold + length))
      values["decay"] = .duration(.updates(length))
      if shape != .linear { values["shape"] = .choice(shape.rawValue) }
      stage = search.stage("wsd", values)
    } else {
      values["length"] = .duration(.updates(length))
      stage = search.stage(shape == .power ? "polynomial" : shape.rawValue, values)
    }
    return stage.map { ScheduleConfig($0) }
  }

  /// Words under the warmup of a way up.
  private func warmed(_ config: ScheduleConfig?, _ climb: ClimbFit, _ length: Int) -> ScheduleConfig? {
    guard var config, length > 0 else { return config }
    guard let stage = search.stage("warmup", climb.values(over: length)) else { return nil }
    config.operations.append(.modify(stage))
    return config
  }

  // MARK: Laws

  /// A power of a factor, and the inverse square root.
  private func laws(_ falling: [Int], _ climb: ClimbFit?, _ offset: Int) -> [ScheduleConfig] {
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
    if let climb, climb.isFromNothing {
      let slopes = [climb.slope.lower, climb.slope.upper].map { Double.pow(product / $0, 2.0 / 3).rounded() }
      for warmup in Set(slopes + slopes.flatMap { [$0 - 1, $0 + 1] }).sorted() where warmup >= 1 {
        for digits in [1, 2, 3, 4, 6, 12, 15] {
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
    if climb == nil {
      // Whatever the warmup was that the log does not show, one number tells the rest.
      for warmup in [1, rows.updates[top.lowerBound] + offset] where warmup >= 1 {
        for digits in [1, 2, 3, 4, 6, 12, 15] {
          let rate = (product / Double(warmup).squareRoot()).rounded(toDigits: digits)
          let values: [String: ParameterValue] = ["lr": .number(rate), "warmup": .duration(.updates(warmup))]
          guard let stage = search.stage("inverse-sqrt", values) else { continue }
          let config = ScheduleConfig(stage)
          if search.fits(config, offset) { return [config] }
        }
      }
    }
    if let climb, case .from(let start) = climb.law, let config = fromStart(start, climb.slope, product, offset) {
      return [config]
    }
    return configs + exponential(falling, climb, offset)
  }

  /// The inverse square root behind a warmup that does not begin at nothing, as fairseq has it.
  private func fromStart(_ start: Double, _ slopes: Interval, _ product: Double, _ offset: Int) -> ScheduleConfig? {
    let slope = (slopes.lower + slopes.upper) / 2
    // Where the line and the root meet, found by halving: one rises and the other falls.
    var (lower, upper) = (1.0, 1e12)
    for _ in 0..<100 {
      let middle = (lower * upper).squareRoot()
      if (start + slope * middle) * middle.squareRoot() < product { lower = middle } else { upper = middle }
    }
    for warmup in [0.0, 1, -1].map({ lower.rounded() + $0 }) where warmup >= 1 {
      for digits in [1, 2, 3, 4, 6, 8, 12, 15] {
        let rate = (product / warmup.squareRoot()).rounded(toDigits: digits)
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

  private func exponential(_ falling: [Int], _ climb: ClimbFit?, _ offset: Int) -> [ScheduleConfig] {
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
