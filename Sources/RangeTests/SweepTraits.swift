internal import Numbers

/// What a sweep looks like to a careful reader: where the loss begins, how far it falls, where it is lowest, how uneven it is.
///
/// All of it is judged on levels: the losses without spikes, averaged over their neighbours, up to where the loss diverges. Which
/// differences count as noise and as a fall is a choice; the rules of the finders know nothing of it.
package struct SweepTraits: Sendable {
  /// How many points there are.
  package let count: Int
  /// The number of losses that are no finite numbers.
  package let notFinite: Int
  /// How many points there are before the loss diverges.
  package let end: Int
  /// The level that the loss begins at.
  package let start: Double
  /// How far the level falls from there to its lowest.
  package let fall: Double
  /// By how much a loss is off its neighbours as a rule, a standard deviation.
  package let noise: Double
  /// Whether the rates rise from point to point.
  package let isRising: Bool
  /// Whether the loss falls by more than it is uneven.
  package let isFalling: Bool
  /// Whether the level is lowest at the end, or has hardly risen again.
  package let isStillFalling: Bool

  /// The rate of the lowest level; `nil` without points.
  package let lowestRate: Double?
  /// The rate at which the level falls steepest from point to point before it is lowest; `nil` where it does not fall.
  package let steepestRate: Double?

  /// How far the level falls there, from one point to the next.
  let steepestFall: Double
  /// The place of the lowest level.
  let lowest: Int
  private let rates: [Double]
  private let losses: [Double]
  /// Losses without spikes.
  private let medians: [Double]
  private let levels: [Double]

  /// So many neighbours are averaged at most, however many points there are.
  private static let widestMean = 201
  /// Fewer points than these tell nothing.
  static let fewestPoints = 16
  /// A loss so many times the lowest one has diverged, as fastai and Lightning have it.
  private static let divergence = 4.0
  /// A fall must be so many times the noise of levels, and this part of the loss.
  private static let (fallOverNoise, leastFall) = (4.0, 0.005)
  /// Parts of the whole fall: what counts as begun, as about lowest, and as having risen again.
  private static let (begun, nearLowest, risen) = (0.02, 0.02, 0.1)
  /// A loss off its neighbours by so many times the noise, and by this part of the whole fall, is a spike.
  private static let (spikeOverNoise, leastSpike) = (8.0, 0.05)

  /// Looks at a sweep.
  ///
  /// - Parameter sweep: The sweep.
  package init(of sweep: RateSweep) {
    rates = sweep.rates
    losses = sweep.losses
    count = sweep.count
    notFinite = sweep.losses.count { !$0.isFinite }
    isRising =
      zip(sweep.rates, sweep.rates.dropFirst()).allSatisfy { $0 <= $1 } && sweep.rates.first != sweep.rates.last
    let finite = sweep.losses.prefix { $0.isFinite }
    let medians = Self.medians(of: Array(finite))
    let end = Self.divergence(of: medians)
    self.end = end
    self.medians = Array(medians.prefix(end))
    let width = min(max(3, end / 20 | 1), Self.widestMean)
    let levels = Self.means(of: self.medians, over: width)
    self.levels = levels
    start = Self.median(Array(self.medians.prefix(max(3, end / 10)))) ?? .nan
    lowest = NumericalGradient.smallest(levels) ?? 0
    noise = Self.noise(of: Array(finite.prefix(end)))
    lowestRate = levels.isEmpty ? nil : rates[lowest]
    fall = levels.isEmpty ? 0 : start - levels[lowest]
    isFalling =
      fall > max(Self.fallOverNoise * noise / Double(width).squareRoot(), Self.leastFall * abs(start), 0)
    let last = levels.last ?? start
    isStillFalling =
      isFalling && end == count && last - levels[lowest] < Self.risen * fall && lowest >= end - max(2, end / 10)
    var steepest: (place: Int, fall: Double)?
    // Before the loss has begun to fall, the steepest is noise.
    for index in 1..<max(1, lowest) where start - levels[index] >= Self.begun * fall {
      let fall = (levels[index - 1] - levels[index + 1]) / 2
      if fall > steepest?.fall ?? 0 { steepest = (index, fall) }
    }
    steepestRate = steepest.map { sweep.rates[$0.place] }
    steepestFall = steepest?.fall ?? 0
  }

  /// Returns what speaks against a suggestion.
  ///
  /// - Parameters:
  ///   - rate: The rate that is suggested.
  ///   - rule: The rule that suggests it.
  /// - Returns: Every reason, the gravest first.
  package func doubts(about rate: Double, by rule: FinderRule) -> [Doubt] {
    var doubts: [Doubt] = []
    if count < Self.fewestPoints { doubts.append(.fewPoints(count)) }
    if !isRising { doubts.append(.ratesNotRising) }
    if !isFalling { doubts.append(.notFalling) }
    if isRising { doubts += placeDoubts(about: rate) }
    if let slope = rule.slope, isFalling { doubts += slopeDoubts(about: rate, slope) }
    if let flaw = rule.flaw { doubts.append(flaw) }
    if isStillFalling { doubts.append(.stillFalling) }
    return doubts
  }

  /// What speaks against where a rate lies.
  private func placeDoubts(about rate: Double) -> [Doubt] {
    guard let first = rates.first, let last = rates.last, let lowestRate else { return [] }
    if rate < first * (1 - 1e-6) { return [.belowRange(first: first)] }
    var doubts: [Doubt] = []
    if isSame(rate, first) { doubts.append(.atEdge(isFirst: true)) }
    if isSame(rate, last) { doubts.append(.atEdge(isFirst: false)) }
    guard let level = level(at: rate) else { return doubts + [.diverged] }
    guard isFalling else { return doubts }
    if level - levels[lowest] < Self.nearLowest * fall {
      if !isStillFalling { doubts.append(.atLowest(lowestRate)) }
    } else if rate > lowestRate * (1 + 1e-6) {
      doubts.append(level > start ? .aboveStart : .beyondLowest(lowestRate))
    } else if start - level < Self.begun * fall {
      doubts.append(.notBegun)
    }
    return doubts
  }

  /// What speaks against a slope at a rate.
  private func slopeDoubts(about rate: Double, _ slope: FinderRule.Slope) -> [Doubt] {
    // Two losses a span apart differ by noise as well, which tells less the farther they are apart.
    if noise * 2.0.squareRoot() > Double(slope.span) * steepestFall { return [.noise] }
    guard let place = rates.firstIndex(where: { isSame($0, rate) }) else { return [] }
    let hasSpike = medians.indices.contains { index in
      abs(index - place) <= slope.span
        && abs(losses[index] - medians[index]) > max(Self.spikeOverNoise * noise, Self.leastSpike * fall)
    }
    return hasSpike ? [.spike] : []
  }

  private func isSame(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-6 * abs(other) }

  /// The level at a rate between those tried; `nil` where the loss has diverged.
  private func level(at rate: Double) -> Double? {
    guard let behind = rates.firstIndex(where: { $0 >= rate * (1 - 1e-6) }), behind < levels.count else { return nil }
    guard behind > 0, rates[behind] > rate, rates[behind] > rates[behind - 1] else { return levels[behind] }
    let part = (rate - rates[behind - 1]) / (rates[behind] - rates[behind - 1])
    return levels[behind - 1] + part * (levels[behind] - levels[behind - 1])
  }
}

extension SweepTraits {
  private static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
  }

  /// The median of each value and its two neighbours on both sides.
  private static func medians(of values: [Double]) -> [Double] {
    values.indices.map { index in
      // At the ends as many on one side as there are on the other.
      let reach = min(2, index, values.count - 1 - index)
      return median(Array(values[index - reach...index + reach])) ?? values[index]
    }
  }

  /// The mean of each value and its neighbours.
  private static func means(of values: [Double], over width: Int) -> [Double] {
    values.indices.map { index in
      let reach = min(width / 2, index, values.count - 1 - index)
      let part = values[index - reach...index + reach]
      return part.reduce(0) { $0 + $1 / Double(part.count) }
    }
  }

  /// The first place whose value has diverged; the number of values where none has.
  private static func divergence(of values: [Double]) -> Int {
    guard let first = values.first else { return 0 }
    var lowest = first
    for (index, value) in values.enumerated() {
      lowest = min(lowest, value)
      // Of losses that may be negative, the distance from the beginning is what grows.
      let limit = lowest > 0 ? divergence * lowest : first + divergence * (first - lowest)
      if value > limit { return index }
    }
    return values.count
  }

  /// The standard deviation of values around what their neighbours tell, of which a few may be spikes.
  private static func noise(of values: [Double]) -> Double {
    guard values.count >= 3 else { return 0 }
    let bends = (1..<values.count - 1).map { index -> Double in
      let ends = values[index - 1] + values[index + 1]
      return abs(ends - 2 * values[index])
    }
    // Of normally distributed values, half lie within 0.6745 deviations; a bend has the variance of six values.
    return (median(bends) ?? 0) / 0.6745 / 6.0.squareRoot()
  }
}
