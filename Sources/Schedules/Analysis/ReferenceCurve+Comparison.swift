import Numbers

extension ReferenceCurve {
  /// Returns how a curve differs from this one.
  ///
  /// - Parameters:
  ///   - other: The other curve.
  ///   - work: What the comparison may cost, in evaluations of a cosine, less what it has cost afterwards. With less than
  ///     the rates of all compared iterations cost, it is a comparison of a sample.
  /// - Returns: How it was compared, and the difference.
  package func comparison(with other: any Schedule, work: inout Int) -> CurveComparison {
    var pass = ComparisonPass(self, other)
    let price = rates.count.multipliedSaturating(by: other.cost.rate)
    if price <= work {
      work -= price
      pass.compareStretches()
    } else {
      pass.compareScreen()
    }
    pass.compareLevels(work: &work)
    if !pass.isOfAll { pass.compareCorners(work: work) }
    return pass.result
  }

  /// Returns how a curve differs from this one at a few of the compared iterations; `nil` where it does not.
  ///
  /// Whatever it tells of a difference is so; others may have been missed.
  ///
  /// - Parameter other: The other curve.
  /// - Returns: A difference; `nil` where none was met.
  package func glance(at other: any Schedule) -> CurveComparison.Difference? {
    var pass = ComparisonPass(self, other)
    pass.compareScreen()
    return pass.result.difference
  }
}

/// One comparison of a reference with another curve.
private struct ComparisonPass {
  private let reference: ReferenceCurve
  private let other: any Schedule
  private var tally: DifferenceTally
  /// Whether nothing was left out so far.
  private(set) var isOfAll = true
  /// How many single iterations were compared.
  private var compared = 0
  /// The number of iterations that differ, as far as known or estimated.
  private var differing = 0.0

  init(_ reference: ReferenceCurve, _ other: any Schedule) {
    self.reference = reference
    self.other = other
    tally = DifferenceTally(allowing: reference.allowance)
  }

  var result: CurveComparison {
    let range = reference.iterations
    let count = Double(range.upperBound - range.lowerBound) + 1
    let difference = tally.first.map { first in
      CurveComparison.Difference(
        largest: tally.largest, iteration: tally.iteration, share: min(1, differing / count), first: first)
    }
    return CurveComparison(
      iterations: range, evidence: isOfAll ? .everyIteration : .sample(compared), difference: difference)
  }

  mutating func compareStretches() {
    var (index, count) = (0, Count())
    for stretch in reference.stretches {
      other.forEachRate(of: stretch) { iteration, rate in
        count.note(
          tally.compare(reference.rates[index], rate, at: iteration), isChosen: reference.chosen.contains(iteration))
        index += 1
      }
    }
    note(count)
    isOfAll = isOfAll && reference.hasAll
  }

  mutating func compareScreen() {
    var count = Count()
    for (iteration, rate) in reference.screen {
      count.note(
        tally.compare(rate, other(iteration), at: iteration), isChosen: reference.chosen.contains(iteration))
    }
    note(count)
    isOfAll = isOfAll && reference.hasAll && reference.screen.count == reference.rates.count
  }

  /// How many iterations were compared and how many of them differ: those taken at random, or all, and those chosen.
  private struct Count {
    var (random, randomDiffering, chosen, chosenDiffering) = (0, 0, 0, 0)

    mutating func note(_ differs: Bool, isChosen: Bool) {
      if isChosen {
        chosen += 1
        chosenDiffering += differs ? 1 : 0
      } else {
        random += 1
        randomDiffering += differs ? 1 : 0
      }
    }
  }

  /// What was met at random stands for all iterations that belong to no level, what was chosen for itself.
  private mutating func note(_ count: Count) {
    compared += count.random + count.chosen
    differing += Double(count.chosenDiffering)
    if count.random > 0 {
      differing += Double(count.randomDiffering) / Double(count.random) * Double(reference.openCount)
    }
  }

  /// Compares by bounds where the reference stays the same.
  mutating func compareLevels(work: inout Int) {
    for level in reference.levels {
      let (lower, upper) = (level.range.lowerBound, level.range.upperBound)
      let bounds = other.bounds(over: level.range).range
      let farthest = max(bounds.upperBound - level.bounds.lowerBound, level.bounds.upperBound - bounds.lowerBound)
      if farthest <= reference.allowance { continue }
      let count = (upper - lower).addingSaturating(1)
      let isApart =
        bounds.lowerBound - level.bounds.upperBound > reference.allowance
        || level.bounds.lowerBound - bounds.upperBound > reference.allowance
      if isApart, bounds.upperBound - bounds.lowerBound <= reference.allowance / 4 {
        // Two levels: one place is like all others.
        compare(at: [lower, upper])
        differing += Double(count)
        continue
      }
      let price = count.multipliedSaturating(by: other.cost.rate.addingSaturating(reference.schedule.cost.rate))
      if price <= work {
        work -= price
        differing += Double(compareAll(of: level.range))
      } else {
        sample(level.range, count)
      }
    }
  }

  private mutating func compareAll(of range: ClosedRange<Int>) -> Int {
    var rates: [Double] = []
    reference.schedule.forEachRate(of: range) { _, rate in rates.append(rate) }
    var count = 0
    other.forEachRate(of: range) { iteration, rate in
      if tally.compare(rates[iteration - range.lowerBound], rate, at: iteration) { count += 1 }
    }
    compared += rates.count
    return count
  }

  private mutating func sample(_ range: ClosedRange<Int>, _ count: Int) {
    isOfAll = false
    var generator = SplitMix64()
    var found = 0
    let length = Double(range.upperBound - range.lowerBound)
    for part in 0..<Self.samplesOfLevel {
      let offset = Int(saturating: (Double(part) + generator.nextFraction()) / Double(Self.samplesOfLevel) * length)
      found += compare(at: [min(range.upperBound, range.lowerBound.addingSaturating(offset))])
    }
    differing += Double(found) / Double(Self.samplesOfLevel) * Double(count)
  }

  private static let samplesOfLevel = 256

  /// Compares where a sample is most likely to miss what tells the curves apart: on both sides of the other's jumps and phases,
  /// and where bounds of the two differ.
  mutating func compareCorners(work: Int) {
    compare(at: ReferenceCurve.corners(of: other, in: reference.iterations, atMost: ReferenceCurve.mostCorners))
    let (one, two) = (reference.schedule.cost, other.cost)
    let effort = (one + two).effort(for: 0)
    let price = (one + two).extent(effort: effort).multipliedSaturating(by: 4 * 64)
    guard price <= max(work, 1 << 16) else { return }
    let tolerance = Tolerance(effort: effort)
    let (lower, last) = (
      reference.iterations.lowerBound, reference.iterations.upperBound - reference.iterations.lowerBound
    )
    var (descents, start) = (0, lower)
    for part in 1...Self.alignedParts {
      let end = part == Self.alignedParts ? lower + last : lower + last / Self.alignedParts * part
      guard end >= start else { continue }
      if descents < Self.mostDescents, areBoundsApart(over: start...end, tolerance) {
        descents += 1
        descend(into: start...end, tolerance)
      }
      guard end < lower + last else { return }
      start = end + 1
    }
  }

  private static let alignedParts = 64
  private static let mostDescents = 8

  private func areBoundsApart(over range: ClosedRange<Int>, _ tolerance: Tolerance) -> Bool {
    let one = reference.schedule.extent(over: range, within: tolerance)
    let two = other.extent(over: range, within: tolerance)
    return !((one.lowerBound - two.lowerBound).magnitude <= reference.allowance)
      || !((one.upperBound - two.upperBound).magnitude <= reference.allowance)
  }

  /// Follows a difference of bounds down to iterations that differ, from the left.
  private mutating func descend(into range: ClosedRange<Int>, _ tolerance: Tolerance) {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if areBoundsApart(over: lower...middle, tolerance) {
        upper = middle
      } else if areBoundsApart(over: middle + 1...upper, tolerance) {
        lower = middle + 1
      } else {
        break
      }
    }
    compare(at: [lower, upper])
  }

  /// Compares single iterations.
  ///
  /// - Returns: How many of them differ.
  @discardableResult
  private mutating func compare(at iterations: [Int]) -> Int {
    compared += iterations.count
    return iterations.count { tally.compare(reference.schedule($0), other($0), at: $0) }
  }
}
