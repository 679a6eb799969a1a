/// How far the bounds of a curve that turns again and again are looked up, and not taken from what it swings between.
enum ManyTurns {
  /// The most cycles whose turns are all visited.
  static let cycles = 256
  /// How many are visited at each end of more than that, at most.
  static let cyclesAtEnds = 8
  /// The most iterations that are visited where cycles are about as short as iterations.
  static let iterations = 4096
  /// The most cycles whose turns are visited within a search, which asks for bounds again and again.
  static let cyclesInSearch = 3
}

extension Schedule {
  /// Outer bounds of a curve that is monotone between the turns of its cycles, at a low price.
  ///
  /// They are the exact ones over up to three cycles and over cycles that are alike; else those that the curve swings
  /// between.
  ///
  /// - Parameters:
  ///   - iterations: The range to bound.
  ///   - cycles: The numbers of the cycles that the range touches, or whatever else the turns are counted by.
  ///   - areAlike: Whether the iterations meet all cycles at the same places and their rates only grow or only shrink, so
  ///     that those at both ends bound the others.
  ///   - turns: The iterations of a cycle where the direction may change, on both sides of a jump; those out of range
  ///     do not count.
  ///   - swing: What the curve swings between in some of the cycles.
  /// - Returns: The Outer bounds.
  func outerBounds(
    over iterations: ClosedRange<Int>, cycles: ClosedRange<Int>, areAlike: Bool = false, turns: (Int) -> [Int],
    swing: (ClosedRange<Int>) -> ClosedRange<Double>
  ) -> RateBounds {
    if areAlike || cycles.upperBound - cycles.lowerBound < ManyTurns.cyclesInSearch {
      return RateBounds(
        exactly: extentOfTurns(over: iterations, cycles: cycles, areAlike: areAlike, turns: turns, swing: swing))
    }
    var ends = Extremes()
    ends.include(self(iterations.lowerBound))
    ends.include(self(iterations.upperBound))
    var bounds = RateBounds(swing(cycles).hull(with: ends.range))
    (bounds.lowestAtMost, bounds.highestAtLeast) = (ends.lowest, ends.highest)
    return bounds
  }

  /// The lowest and the highest rate of a curve that is monotone between the turns of its cycles.
  ///
  /// They are exact over up to 256 cycles, over up to 4096 iterations, and over cycles that are alike, unless the effort is
  /// less. Of more cycles in a longer range those at both ends are visited, and the others have the bounds that the curve
  /// swings between, which differ from the exact ones only by how closely the iterations meet its turns.
  ///
  /// - Parameters:
  ///   - iterations: The range to bound.
  ///   - cycles: The numbers of the cycles that the range touches, or whatever else the turns are counted by.
  ///   - areAlike: Whether the iterations meet all cycles at the same places and their rates only grow or only shrink, so
  ///     that those at both ends bound the others.
  ///   - effort: How many cycles may be visited, at least 1.
  ///   - turns: The iterations of a cycle where the direction may change, on both sides of a jump; those out of range
  ///     do not count.
  ///   - swing: What the curve swings between in some of the cycles.
  /// - Returns: The lowest and the highest rate.
  func extentOfTurns(
    over iterations: ClosedRange<Int>, cycles: ClosedRange<Int>, areAlike: Bool = false, effort: Int = .max,
    turns: (Int) -> [Int], swing: (ClosedRange<Int>) -> ClosedRange<Double>
  ) -> ClosedRange<Double> {
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    func visit(_ cycles: ClosedRange<Int>) {
      for cycle in cycles {
        for turn in turns(cycle) where iterations.contains(turn) { extremes.include(self(turn)) }
      }
    }
    let count = cycles.upperBound - cycles.lowerBound
    let most = min(ManyTurns.cycles, max(ManyTurns.cyclesInSearch, effort))
    let atEnds = min(ManyTurns.cyclesAtEnds, most / 3)
    if areAlike, count > 3 {
      visit(cycles.lowerBound...cycles.lowerBound + 2)
      visit(cycles.upperBound - 1...cycles.upperBound)
    } else if count < most {
      visit(cycles)
    } else if iterations.upperBound - iterations.lowerBound < min(ManyTurns.iterations, effort) {
      for iteration in iterations { extremes.include(self(iteration)) }
    } else {
      let others = cycles.lowerBound + atEnds...cycles.upperBound - atEnds
      visit(cycles.lowerBound...others.lowerBound)
      visit(others.upperBound...cycles.upperBound)
      extremes.include(swing(others))
    }
    return extremes.range
  }
}
