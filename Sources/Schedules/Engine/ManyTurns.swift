/// How far the bounds of a curve that turns again and again are looked up, and not taken from what it swings between.
private enum ManyTurns {
  /// The most cycles whose turns are all visited.
  static let cycles = 256
  /// How many are visited at each end of more than that.
  static let cyclesAtEnds = 8
  /// The most iterations that are visited where cycles are about as short as iterations.
  static let iterations = 4096
}

extension Schedule {
  /// The bounds of a curve that is monotone between the turns of its cycles, which count as the exact ones.
  ///
  /// They are so over up to 256 cycles, over up to 4096 iterations, and over cycles that are alike. Of more cycles in a longer
  /// range those at both ends are visited, and the others have the bounds that the curve swings between, which differ
  /// from the exact ones only by how closely the iterations meet its turns.
  ///
  /// - Parameters:
  ///   - iterations: The range to bound.
  ///   - cycles: The numbers of the cycles that the range touches, or whatever else the turns are counted by.
  ///   - areAlike: Whether the iterations meet all cycles at the same places and their rates only grow or only shrink, so
  ///     that those at both ends bound the others.
  ///   - turns: The iterations of a cycle where the direction may change, on both sides of a jump; those out of range
  ///     do not count.
  ///   - bounds: What the curve swings between in some of the cycles.
  func bounds(
    over iterations: ClosedRange<Int>, cycles: ClosedRange<Int>, areAlike: Bool = false, turns: (Int) -> [Int],
    bounds: (ClosedRange<Int>) -> ClosedRange<Double>
  ) -> RateBounds {
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    func visit(_ cycles: ClosedRange<Int>) {
      for cycle in cycles {
        for turn in turns(cycle) where iterations.contains(turn) { extremes.include(self(turn)) }
      }
    }
    let count = cycles.upperBound - cycles.lowerBound
    if areAlike, count > 3 {
      visit(cycles.lowerBound...cycles.lowerBound + 2)
      visit(cycles.upperBound - 1...cycles.upperBound)
    } else if count < ManyTurns.cycles {
      visit(cycles)
    } else if iterations.upperBound - iterations.lowerBound < ManyTurns.iterations {
      for iteration in iterations { extremes.include(self(iteration)) }
    } else {
      let others = cycles.lowerBound + ManyTurns.cyclesAtEnds...cycles.upperBound - ManyTurns.cyclesAtEnds
      visit(cycles.lowerBound...others.lowerBound)
      visit(others.upperBound...cycles.upperBound)
      extremes.include(bounds(others))
    }
    return RateBounds(exactly: extremes.range)
  }
}
