import Numbers

/// What it takes to ask a schedule, counted in evaluations of a cosine.
///
/// Budgets are counted in these and never in time, so that what a program says does not depend on the machine.
package struct EvaluationCost: Hashable, Sendable {
  /// What a rate costs, at least 1.
  package var rate: Int
  /// What bounds of a range cost where they are not searched for, at least 1.
  package var bounds: Int
  /// How many bounds a search asks for, for each part of the range that it may look at and for both extremes together; 0
  /// where the bounds are the exact ones.
  package var boundsOfPart = 0
  /// How many schedules, modifiers, and numbers, names and signs of formulas there are.
  package var parts = 1
  /// How many numbers the schedule holds from the beginning, such as where each of its cycles begins.
  package var entries = 0
  /// How many numbers it comes to hold for each iteration up to the one that is asked for.
  var memo = 0

  /// Creates a cost.
  ///
  /// - Parameters:
  ///   - rate: What a rate costs, at least 1.
  ///   - bounds: What bounds of a range cost where they are not searched for, at least 1.
  package init(rate: Int, bounds: Int) {
    self.rate = rate
    self.bounds = bounds
  }

  /// A curve of closed form, which turns a few times at most.
  package static let simple = EvaluationCost(rate: 2, bounds: 8)
  /// The most numbers that all curves of a command may hold, eight bytes each.
  package static let mostHeld = 1 << 24
  /// How many numbers a run of cycles is.
  static let numbersOfRun = 8

  /// Returns how many parts a search for exact bounds may look at for each extreme.
  ///
  /// - Parameters:
  ///   - work: What the search may cost, in evaluations of a cosine.
  ///   - least: How many it may look at in any case: with fewer it would not get down to single iterations.
  /// - Returns: The number.
  package func effort(for work: Int, atLeast least: Int = 16) -> Int {
    boundsOfPart > 0 ? max(least, work / bounds.multipliedSaturating(by: boundsOfPart)) : .max
  }

  /// Returns what exact bounds cost when a search looks at so many parts.
  func extent(effort: Int) -> Int {
    boundsOfPart > 0 ? bounds.multipliedSaturating(by: boundsOfPart).multipliedSaturating(by: effort) : bounds
  }

  /// Returns what a few rates and bounds cost at most: those of a column, and those that tell where its extreme stands.
  ///
  /// - Parameters:
  ///   - work: What a search for bounds may cost, in evaluations of a cosine.
  ///   - least: How many parts it may look at in any case.
  /// - Returns: The cost, in evaluations of a cosine.
  package func column(work: Int, leastEffort least: Int) -> Int {
    // Far more than any budget, and many of them still add up to a number.
    min(
      1 << 40,
      rate.multipliedSaturating(by: 3).addingSaturating(
        extent(effort: effort(for: work, atLeast: least)).multipliedSaturating(by: 3)))
  }

  /// The cost of a schedule around one or two others, each of which it asks.
  static func + (left: EvaluationCost, right: EvaluationCost) -> EvaluationCost {
    var sum = EvaluationCost(
      rate: left.rate.addingSaturating(right.rate), bounds: left.bounds.addingSaturating(right.bounds))
    sum.boundsOfPart = max(left.boundsOfPart, right.boundsOfPart)
    sum.parts = left.parts.addingSaturating(right.parts)
    sum.entries = left.entries.addingSaturating(right.entries)
    sum.memo = left.memo.addingSaturating(right.memo)
    return sum
  }

  /// The same cost of bounds that are searched for, which asks for those of two halves of each part, for each extreme.
  var searched: EvaluationCost {
    var cost = self
    cost.boundsOfPart = 4
    return cost
  }

  /// The same cost of extremes that are looked up at one turn after the other: as many bounds as turns at most.
  var ofTurns: EvaluationCost {
    var cost = self
    cost.boundsOfPart = max(1, boundsOfPart)
    return cost
  }

  /// The same cost of bounds for which rates at both ends of a range are asked for.
  fileprivate var endsAsked: EvaluationCost {
    var cost = self
    cost.bounds = bounds.addingSaturating(rate.multipliedSaturating(by: 2))
    return cost
  }

  /// Returns how many numbers are held when rates up to an iteration have been asked for.
  ///
  /// - Parameter iteration: The last iteration, from 0.
  /// - Returns: The number.
  package func held(upTo iteration: Int) -> Int {
    entries.addingSaturating(memo.multipliedSaturating(by: min(iteration, CumulativeProduct.limit)))
  }
}

extension Schedule {
  /// Most schedules have a closed form.
  package var cost: EvaluationCost { .simple }

  /// Returns bounds that a search of so much work finds: exact ones unless too many parts are out of step.
  ///
  /// - Parameters:
  ///   - iterations: The first and the last iteration, both included, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine.
  /// - Returns: The bounds.
  package func extent(over iterations: ClosedRange<Int>, work: Int) -> ClosedRange<Double> {
    extent(over: iterations, within: Tolerance(effort: cost.effort(for: work)))
  }
}

// What each schedule of schedules adds to the cost of those within it.

/// What a layer around a schedule costs itself.
private let layer = EvaluationCost(rate: 1, bounds: 2)

extension PassThroughSchedule {
  package var cost: EvaluationCost { inner.cost + layer }
}

extension Dampened {
  package var cost: EvaluationCost { Product(inner, factors).cost }
}

extension Product {
  package var cost: EvaluationCost {
    var cost = (rates.cost + factors.cost).searched
    cost.rate = cost.rate.addingSaturating(1)
    cost.bounds = cost.bounds.addingSaturating(2)
    return cost
  }
}

extension Faded {
  package var cost: EvaluationCost { (inner.cost + .simple).searched }
}

extension Epochwise {
  package var cost: EvaluationCost { stride == 1 ? inner.cost + layer : (inner.cost + layer).endsAsked.searched }
}

extension Stepped {
  package var cost: EvaluationCost { (inner.cost + layer).endsAsked.searched }
}

extension Sequential {
  package var cost: EvaluationCost { first.cost + second.cost }
}

extension Warmup {
  package var cost: EvaluationCost { (inner.cost + layer).endsAsked }
}

extension Cooldown {
  package var cost: EvaluationCost { (inner.cost + layer).endsAsked }
}

extension Cut {
  package var cost: EvaluationCost { inner.cost + layer }
}

extension Shifted {
  package var cost: EvaluationCost { inner.cost + layer }
}

extension Cyclical {
  /// A cycle is found, and its shape is stretched; of cycles of one length a few are looked at, of others many.
  package var cost: EvaluationCost {
    var cost = inner.cost + EvaluationCost(rate: 6, bounds: 24)
    cost.parts = inner.cost.parts.addingSaturating(2)
    cost.entries = cost.entries.addingSaturating(table.runs.count * EvaluationCost.numbersOfRun)
    if lengthDecay == 1 { return cost }
    let looks = min(Self.looksInSearch, table.runs.count.multipliedSaturating(by: 2))
    cost.bounds = cost.bounds.addingSaturating(inner.cost.bounds.multipliedSaturating(by: looks))
    return cost.ofTurns
  }
}

extension WarmRestarts {
  package var cost: EvaluationCost {
    let price =
      switch clock {
      case .equal: EvaluationCost(rate: 4, bounds: 20)
      case .counted: EvaluationCost(rate: 4, bounds: 40)
      case .logarithmic: EvaluationCost(rate: 9, bounds: 100)
      case .geometric(let cycles):
        cycles.growth == 1 ? EvaluationCost(rate: 4, bounds: 40) : EvaluationCost(rate: 30, bounds: 300)
      }
    var cost = clock.isRegular ? price : price.ofTurns
    cost.parts = 2
    return cost
  }
}

extension WarmupRestarts {
  package var cost: EvaluationCost {
    var cost = EvaluationCost(rate: 8, bounds: 120)
    cost.parts = 2
    cost.entries = entryCount
    return lengthGrowth == 1 ? cost : cost.ofTurns
  }
}

extension CyclicalLearningRate {
  package var cost: EvaluationCost {
    mode == .exponentialRange ? EvaluationCost(rate: 7, bounds: 70) : EvaluationCost(rate: 3, bounds: 24)
  }
}

extension ShrinkingTriangles {
  package var cost: EvaluationCost { EvaluationCost(rate: 5, bounds: 90) }
}

extension CosineWave {
  package var cost: EvaluationCost {
    var cost = EvaluationCost(rate: 3, bounds: 24)
    cost.parts = 2
    return wholeHalfWave == nil ? cost.ofTurns : cost
  }
}

extension Exponential {
  package var cost: EvaluationCost { EvaluationCost(rate: 4, bounds: 8) }
}

extension FractionalStep {
  package var cost: EvaluationCost { EvaluationCost(rate: 12, bounds: 24) }
}

extension Multistep {
  package var cost: EvaluationCost { EvaluationCost(rate: 4, bounds: 24) }
}

extension Piecewise {
  /// All pieces of a range are looked at for its bounds.
  package var cost: EvaluationCost { EvaluationCost(rate: 3, bounds: 8 + knots.count / 8) }
}

extension LambdaRate {
  /// Each number, name and sign is looked at, and bounds look at both ends of each and gather them.
  package var cost: EvaluationCost {
    let size = expression.operationCount
    var cost = EvaluationCost(rate: 1 + size, bounds: Expression.priceOfReach * size).searched
    cost.parts = size
    return cost
  }
}

extension CumulativeProduct {
  /// All products of a range are looked at for its bounds.
  package var cost: EvaluationCost {
    var cost = EvaluationCost(rate: 1 + expression.operationCount, bounds: 1 << 14)
    cost.parts = cost.rate
    cost.memo = 1
    return cost
  }
}
