package import Numbers

/// A learning-rate schedule: a value that knows the learning rate of every iteration.
///
/// A schedule is a value and not a closure, so that it can be evaluated anywhere, bounded over a range, divided into
/// phases and compared. Its initialiser validates; once it exists, nothing it is asked can fail or trap.
///
///     let schedule = try Cosine(minimum: 1, maximum: 2, cycleLength: 1000)
///     schedule(0)                     // == 2
///     schedule(500)                   // == 1.5
///     schedule.extent(over: 0...500)  // == 1.5...2
///
/// - Complexity: A rate, a phase and bounds take O(1) at any iteration, or a time logarithmic in the number of cycles or
///   pieces. Three kinds take more: bounds of pieces are O(pieces), those of cycles out of step with the iterations look at
///   up to 256 cycles or 4,096 iterations, and a ``CumulativeProduct`` multiplies as far as it is asked for, at most 2^18
///   factors. Extremes that have to be searched for take up to 8,192 bounds and 131,072 rates.
package protocol Schedule: Sendable {
  /// Returns the learning rate of the update at an iteration.
  ///
  /// - Parameter iteration: The number of updates already made, from 0. Smaller numbers count as 0.
  /// - Returns: The learning rate.
  func callAsFunction(_ iteration: Int) -> Double

  /// Evaluates evenly spaced iterations at once, as calling the schedule for each would.
  ///
  /// - Parameters:
  ///   - rates: Receives the learning rates; all its elements are set.
  ///   - first: The first iteration, from 0.
  ///   - stride: The distance of two iterations; those past the last countable one count as that.
  func evaluate(_ rates: inout [Double], from first: Int, by stride: Int)

  /// Returns bounds of the learning rates over a range of iterations, without visiting each.
  ///
  /// They are the exact ones wherever these can be written down. Where they would have to be searched for, the bounds are
  /// wider and say so, and what is known of the exact ones; see ``RateBounds``.
  ///
  /// - Parameter iterations: The first and the last iteration, both included, from 0.
  /// - Returns: The bounds.
  func bounds(over iterations: ClosedRange<Int>) -> RateBounds

  /// Returns the lowest and the highest learning rate over a range of iterations, up to a tolerance.
  ///
  /// Exact bounds are these; others are searched between, which a schedule that knows a faster way need not do. The search
  /// ends early on some ranges of more than 65,536 iterations: see ``ExtremumSearch``.
  ///
  /// - Parameters:
  ///   - iterations: The first and the last iteration, both included, from 0.
  ///   - tolerance: How far the result may stay within the exact bounds.
  /// - Returns: The lowest and the highest learning rate.
  func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double>

  /// Returns the named part of the schedule that an iteration belongs to: the warmup, a cycle, the floor.
  ///
  /// Following `end` from iteration 0 visits every phase once.
  ///
  /// - Parameter iteration: The number of updates already made, from 0.
  /// - Returns: The named part.
  func phase(at iteration: Int) -> Phase

  /// Returns what is known of the first iteration after the given one at which the learning rate jumps instead of running on.
  ///
  /// - Parameters:
  ///   - iteration: The iteration to look beyond, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine, less what it has cost afterwards; it is given up when
  ///     nothing is left.
  /// - Returns: The jump, or what is known of it.
  func nextJump(after iteration: Int, work: inout Int) -> NextJump

  /// Returns the schedule as it would go on, had it not been cut at an iteration.
  ///
  /// What follows a cut begins with a jump unless it begins where the schedule would have gone.
  ///
  /// - Parameter iteration: The first iteration after the cut, from 1.
  /// - Returns: The schedule without the cut.
  func uncut(at iteration: Int) -> any Schedule

  /// The number of iterations until the schedule has run its course, or `nil` when it never ends.
  ///
  /// At that iteration and beyond, most schedules hold their final rate.
  var length: Int? { get }

  /// How far the schedule has to be followed until everything has happened that its parameters speak of.
  var course: Course { get }

  /// What the curve is made of, or `nil` where that cannot be written down yet: then it is known by its rates only.
  var form: CurveForm? { get }

  /// The schedule as a cycle that can be gone through in another number of iterations, or `nil` when it has none.
  var cycle: (any CycleSchedule)? { get }

  /// The rate that the optimizer was created with, where it is known; else the schedule's first rate.
  var optimizerRate: Double { get }

  /// Where the framework that the schedule comes from refuses to go on, or `nil` when it never does.
  var refusal: Refusal? { get }

  /// What it takes to ask the schedule for a rate and for bounds, so that whoever asks often can ask less.
  var cost: EvaluationCost { get }
}

extension Schedule {
  // Written once for all, yet compiled for each schedule: the calls in the loop are direct.
  package func evaluate(_ rates: inout [Double], from first: Int, by stride: Int) {
    rates.withUnsafeMutableBufferPointer { rates in
      var iteration = first
      for index in rates.indices {
        rates[index] = self(iteration)
        iteration = iteration.addingSaturating(stride)
      }
    }
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let outer = bounds(over: iterations)
    if outer.areExact { return outer.range }
    return ExtremumSearch(bounds: bounds(over:), value: callAsFunction)
      .extent(over: iterations, between: outer, within: tolerance)
  }

  /// Returns the lowest and the highest learning rate over a range of iterations.
  ///
  /// - Parameter iterations: The first and the last iteration, both included, from 0.
  /// - Returns: The lowest and the highest learning rate.
  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, within: .exact)
  }

  /// Returns what is known of the first jump after an iteration, when that may cost as much as it usually may.
  ///
  /// - Parameter iteration: The iteration to look beyond, from 0.
  /// - Returns: The jump, or what is known of it.
  package func nextJump(after iteration: Int) -> NextJump {
    var work = JumpSearch.usualWork
    return nextJump(after: iteration, work: &work)
  }

  /// Most shapes run on without a jump.
  package func nextJump(after iteration: Int, work: inout Int) -> NextJump { .none }

  /// Most schedules are not cut.
  package func uncut(at iteration: Int) -> any Schedule { self }

  /// Most schedules that have a length have run their course there.
  package var course: Course { length.map { Course($0) } ?? .open }

  /// A new schedule works without a form.
  package var form: CurveForm? { nil }

  /// Most schedules are no cycle.
  package var cycle: (any CycleSchedule)? { nil }

  /// Most schedules begin with the optimizer's rate.
  package var optimizerRate: Double { self(0) }

  /// Most schedules can be asked for ever.
  package var refusal: Refusal? { nil }

  /// The exact bounds of a curve that is monotone between the iterations at which it may turn.
  ///
  /// - Parameters:
  ///   - iterations: The range to bound.
  ///   - turns: The iterations where the direction may change. On both sides of a jump when the jump turns the direction.
  /// - Returns: The exact bounds.
  @inline(__always)  // Else the turns take an array, which costs more than looking at them.
  func bounds(over iterations: ClosedRange<Int>, turningAt turns: Int...) -> RateBounds {
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    for turn in turns where iterations.contains(turn) { extremes.include(self(turn)) }
    return RateBounds(exactly: extremes.range)
  }
}
