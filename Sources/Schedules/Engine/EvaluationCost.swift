import Numbers

/// What it takes to ask a schedule, counted in evaluations of a cosine.
///
/// Budgets are counted in these and never in time, so that what a program says does not depend on the machine.
package struct EvaluationCost: Hashable, Sendable {
  /// What a rate costs, at least 1.
  package var rate: Int
  /// What bounds of a range cost where they are not searched for, at least 1.
  package var bounds: Int
  /// Whether the exact bounds are searched for by means of outer ones.
  package var isSearched: Bool
  /// What it costs to find the next jump where it has to be searched for; 0 where it is known.
  package var jump = 0
  /// How many numbers the schedule holds from the beginning, such as where each of its cycles begins.
  var entries = 0
  /// How many numbers it comes to hold for each iteration up to the one that is asked for.
  var memo = 0

  /// Creates a cost.
  ///
  /// - Parameters:
  ///   - rate: What a rate costs, at least 1.
  ///   - bounds: What bounds of a range cost where they are not searched for, at least 1.
  ///   - isSearched: Whether the exact bounds are searched for by means of outer ones.
  package init(rate: Int, bounds: Int, isSearched: Bool = false) {
    self.rate = rate
    self.bounds = bounds
    self.isSearched = isSearched
  }

  /// A curve of closed form, which turns a few times at most.
  package static let simple = EvaluationCost(rate: 1, bounds: 4)
  /// Cycles, many of whose turns have to be looked at.
  static let cycles = EvaluationCost(rate: 2, bounds: 16)
  /// How many bounds of a formula it takes to find its next jump in a run of any length: each halves what is looked at.
  fileprivate static let boundsOfJump = 64
  /// How many numbers a run of cycles is.
  fileprivate static let numbersOfRun = 8

  /// Returns how many parts a search for exact bounds may look at for each extreme.
  ///
  /// - Parameters:
  ///   - work: What the search may cost, in evaluations of a cosine.
  ///   - least: How many it may look at in any case: with fewer it would not get down to single iterations.
  package func effort(for work: Int, atLeast least: Int = 16) -> Int {
    // Two extremes, and two halves of each part.
    isSearched ? max(least, work / bounds.multipliedSaturating(by: 4)) : .max
  }

  /// Returns what exact bounds cost when a search looks at so many parts.
  func extent(effort: Int) -> Int {
    isSearched ? bounds.multipliedSaturating(by: 4).multipliedSaturating(by: effort) : bounds
  }

  /// Returns what a few rates and bounds cost at most.
  ///
  /// - Parameters:
  ///   - work: What a search for bounds may cost, in evaluations of a cosine.
  ///   - least: How many parts it may look at in any case.
  package func column(work: Int, leastEffort least: Int) -> Int {
    // Far more than any budget, and many of them still add up to a number.
    min(
      1 << 40,
      rate.multipliedSaturating(by: 3).addingSaturating(
        extent(effort: effort(for: work, atLeast: least)).multipliedSaturating(by: 2)))
  }

  /// The cost of a schedule around one or two others, each of which it asks.
  static func + (left: EvaluationCost, right: EvaluationCost) -> EvaluationCost {
    var sum = EvaluationCost(
      rate: left.rate.addingSaturating(right.rate), bounds: left.bounds.addingSaturating(right.bounds),
      isSearched: left.isSearched || right.isSearched)
    sum.jump = left.jump.addingSaturating(right.jump)
    sum.entries = left.entries.addingSaturating(right.entries)
    sum.memo = left.memo.addingSaturating(right.memo)
    return sum
  }

  /// The same cost of bounds that are searched for.
  var searched: EvaluationCost {
    var cost = self
    cost.isSearched = true
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
  func extent(over iterations: ClosedRange<Int>, work: Int) -> ClosedRange<Double> {
    extent(over: iterations, within: Tolerance(effort: cost.effort(for: work)))
  }
}

// What each schedule of schedules adds to the cost of those within it.

/// What a layer around a schedule costs itself.
private let layer = EvaluationCost(rate: 1, bounds: 1)

extension PassThroughSchedule {
  package var cost: EvaluationCost { inner.cost + layer }
}

extension Dampened {
  package var cost: EvaluationCost { Product(inner, factors).cost }
}

extension Product {
  package var cost: EvaluationCost { (rates.cost + factors.cost).searched }
}

extension Faded {
  package var cost: EvaluationCost { (inner.cost + .simple).searched }
}

extension Epochwise {
  package var cost: EvaluationCost { stride == 1 ? inner.cost + layer : (inner.cost + layer).searched }
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
  package var cost: EvaluationCost {
    var cost = inner.cost + .cycles
    cost.entries += table.runs.count * EvaluationCost.numbersOfRun
    return cost
  }
}

extension WarmRestarts {
  package var cost: EvaluationCost { .cycles }
}

extension WarmupRestarts {
  package var cost: EvaluationCost { .cycles }
}

extension CosineWave {
  package var cost: EvaluationCost { EvaluationCost.cycles.searched }
}

extension LambdaRate {
  /// Each number, name and sign is looked at, and bounds look at both ends of each and gather them.
  package var cost: EvaluationCost {
    let size = expression.size
    var cost = EvaluationCost(rate: size, bounds: 12 * size, isSearched: true)
    cost.jump = EvaluationCost.boundsOfJump * cost.bounds
    return cost
  }
}

extension CumulativeProduct {
  /// All products of a range are looked at for its bounds.
  package var cost: EvaluationCost {
    // To find a jump, the formula is bounded and not the product.
    var cost = EvaluationCost(rate: 1 + expression.size, bounds: 4096)
    cost.jump = EvaluationCost.boundsOfJump * 12 * expression.size
    cost.memo = 1
    return cost
  }
}

extension Expression {
  /// How many numbers, names, signs and calls there are.
  fileprivate var size: Int {
    switch self {
    case .number, .variable: 1
    case .unary(_, let operand): 1 + operand.size
    case .binary(_, let left, let right), .all(let left, let right), .any(let left, let right):
      1 + left.size + right.size
    case .comparison(let first, let comparisons): comparisons.reduce(first.size) { $0 + 1 + $1.right.size }
    case .conditional(let condition, let then, let otherwise): 1 + condition.size + then.size + otherwise.size
    case .call(_, let arguments): arguments.reduce(1) { $0 + $1.size }
    }
  }
}
