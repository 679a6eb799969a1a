import Numbers

/// The numbers that make a way down.
struct Descent {
  /// One of the numbers.
  enum Number: Int, CaseIterable {
    case peak, floor, start, length, power
  }

  /// The highest rate.
  var peak = 0.0
  /// The lowest rate.
  var floor = 0.0
  /// The update at which it begins.
  var start = 0.0
  /// The updates that it takes.
  var length = 0.0
  /// The power of the remaining share, where the way is one.
  var power = 1.0

  subscript(number: Number) -> Double {
    get {
      switch number {
      case .peak: peak
      case .floor: floor
      case .start: start
      case .length: length
      case .power: power
      }
    }
    set {
      switch number {
      case .peak: peak = newValue
      case .floor: floor = newValue
      case .start: start = newValue
      case .length: length = newValue
      case .power: power = newValue
      }
    }
  }

  /// Along what a way goes down.
  enum Shape: String, CaseIterable {
    case cosine, linear
    case root = "1-sqrt"
    case power
  }

  /// Returns the rate at an update. Beyond its ends the way goes on where it can, so that least squares feel where these are.
  func rate(_ shape: Shape, at time: Double) -> Double {
    let share = (time - start) / length
    let part: Double =
      switch shape {
      case .cosine: share < 0 ? 1 : share > 1 ? 0 : (1 + Double.cos(.pi * share)) / 2
      case .linear: 1 - share
      case .root: 1 - max(0, share).squareRoot()
      case .power: Double.pow(max(1e-12, 1 - max(0, share)), power)
      }
    return floor + (peak - floor) * part
  }
}

/// Finds the numbers of a way down from some rows of it: by least squares, and then one after the other as people write them.
///
/// A number that is known makes the others surer: of a log that shows neither where its schedule began nor where it ends, rounding
/// hides most, and a rate of one digit is likelier than one of six.
struct DescentSearch {
  private let rows: LogRows
  private let used: [Int]
  private let offset: Int
  private let shape: Descent.Shape
  private let span: Double
  /// How far each of the rows may be off, but for what least squares do not reach.
  private let slack: [Double]

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - rows: The log.
  ///   - used: The rows of it that go down.
  ///   - offset: By how many updates the log's steps are off.
  ///   - shape: Along what they go down.
  init(_ rows: LogRows, _ used: [Int], offset: Int, _ shape: Descent.Shape) {
    (self.rows, self.used, self.offset, self.shape) = (rows, used, offset, shape)
    let first = used.first.map { rows.updates[$0] } ?? 0
    let last = used.last.map { rows.updates[$0] } ?? 0
    span = Double(max(2, last - first))
    slack = used.map { max(rows.slack[$0], 1e-8 * rows.highest) }
  }

  /// Returns the ways down that may have made the rows, the plainest first, with whole numbers of updates.
  ///
  /// - Parameters:
  ///   - free: The numbers that are not known, the peak among them.
  ///   - known: The others.
  ///   - isRight: Whether a way has the rates of all rows: then no other is looked for.
  /// - Returns: The one that is right; else `nil`, and the nearest.
  func first(
    _ free: [Descent.Number], known: Descent, where isRight: (Descent) -> Bool
  ) -> (right: Descent?, nearest: Descent?) {
    guard let nearest = solved(free, from: starts(free, known)), worst(nearest) < 40 else { return (nil, nil) }
    if worst(nearest) > 3 { return (nil, nearest) }
    for peak in Self.plain(nearest.peak) {
      var descent = nearest
      descent.peak = peak
      let rest = free.filter { $0 != .peak }
      guard let solved = solved(rest, from: [descent]), worst(solved) <= 3 else { continue }
      if let right = snapped(solved, rest, isRight) { return (right, nearest) }
    }
    return (nil, nearest)
  }

  /// Makes the numbers but for the peak plain, one after the other.
  private func snapped(_ descent: Descent, _ free: [Descent.Number], _ isRight: (Descent) -> Bool) -> Descent? {
    if free.contains(.power) {
      let usual = [0.5, 1, 1.5, 2, 3].filter { ($0 - descent.power).magnitude < 0.2 }
      for power in usual + [2, 3, 4].map({ descent.power.rounded(toDigits: $0) }) {
        var other = descent
        other.power = power
        let rest = free.filter { $0 != .power }
        guard let solved = solved(rest, from: [other]), worst(solved) <= 3 else { continue }
        if let right = snapped(solved, rest, isRight) { return right }
      }
      return nil
    }
    if free.contains(.floor) {
      let shares = [0, 0.1, 0.01, 0.05, 0.001, 0.2, 0.5].map { ($0 * descent.peak).rounded(toDigits: 12) }
      let near = [1, 2, 3, 4, 6, 12].map { descent.floor.rounded(toDigits: $0) }
      var seen: Set<Double> = []
      for floor in shares + near where floor >= 0 && floor < descent.peak && seen.insert(floor).inserted {
        var other = descent
        other.floor = floor
        let rest = free.filter { $0 != .floor }
        guard let solved = solved(rest, from: [other]), worst(solved) <= 3 else { continue }
        if let right = snapped(solved, rest, isRight) { return right }
      }
      return nil
    }
    if free.contains(.start) {
      let start = descent.start.rounded()
      for start in [0.0, 1, -1, 2, -2].map({ start + $0 }) {
        var other = descent
        other.start = start
        guard let solved = solved([.length], from: [other]), worst(solved) <= 3 else { continue }
        if let right = snapped(solved, [.length], isRight) { return right }
      }
      return nil
    }
    let length = descent.length.rounded()
    for length in [0.0, 1, -1, 2, -2].map({ length + $0 }) where length >= 1 {
      var other = descent
      other.length = length
      if isRight(other) { return other }
    }
    return nil
  }

  /// The number with ever more digits, each once.
  static func plain(_ number: Double) -> [Double] {
    var seen: Set<Double> = []
    return [1, 2, 3, 4, 6, 9, 12, 15].map { number.rounded(toDigits: $0) }.filter { $0 > 0 && seen.insert($0).inserted }
  }

  /// Where least squares begin.
  private func starts(_ free: [Descent.Number], _ known: Descent) -> [Descent] {
    guard let first = used.first, let last = used.last else { return [] }
    let (highest, lowest) = (rows.rates[first], rows.rates[last])
    let begin = Double(rows.updates[first] + offset)
    return [1.0, 1.1, 1.6, 3, 8].map { stretch in
      var start = known
      if free.contains(.peak) { start.peak = highest }
      if free.contains(.floor) { start.floor = stretch > 1 ? 0 : lowest }
      if free.contains(.start) { start.start = begin }
      start.length = stretch * span
      if free.contains(.power) { start.power = 1.5 }
      return start
    }
  }

  /// The numbers by least squares; `nil` where none are found.
  private func solved(_ free: [Descent.Number], from starts: [Descent]) -> Descent? {
    var best: (descent: Descent, rest: Double)?
    for start in starts {
      if free.isEmpty { return start }
      func descent(_ numbers: [Double]) -> Descent {
        var descent = start
        for (number, value) in zip(free, numbers) { descent[number] = value * scale(number) }
        return descent
      }
      let solution = LeastSquares.solve(from: free.map { start[$0] / scale($0) }, count: used.count) { numbers, index in
        let descent = descent(numbers)
        guard descent.length > 0, descent.power > 0 else { return 1e9 }
        return off(descent, index)
      }
      if solution.rest < best?.rest ?? .infinity { best = (descent(solution.numbers), solution.rest) }
      // What is within the rounding needs no other beginning.
      if let found = best?.descent, worst(found) <= 1.5 { break }
    }
    return best?.descent
  }

  /// By how many times its slack a row is off.
  private func off(_ descent: Descent, _ index: Int) -> Double {
    let row = used[index]
    return (descent.rate(shape, at: Double(rows.updates[row] + offset)) - rows.rates[row]) / slack[index]
  }

  /// By how many times its slack the farthest row is off.
  private func worst(_ descent: Descent) -> Double {
    guard descent.length > 0, descent.power > 0 else { return .infinity }
    return used.indices.reduce(0) { max($0, off(descent, $1).magnitude) }
  }

  private func scale(_ number: Descent.Number) -> Double {
    switch number {
    case .peak, .floor: rows.highest
    case .start, .length: span
    case .power: 1
    }
  }
}
