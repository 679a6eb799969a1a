import Numbers

/// Rates that are annealed one after the other, between places in time that are real numbers.
///
/// The phase k leads from its start rate to its end rate over the times from the end of the phase before to its own; an
/// iteration belongs to the first phase whose end it does not exceed. The last phase runs on for one iteration beyond
/// its end, whose rate then holds. With ends that are not whole, no iteration has exactly the rate of a turn: PyTorch's
/// OneCycleLR (Smith & Topin 2017).
package struct AnnealingPhases: Schedule {
  /// One way from a rate to another.
  package struct Leg: Sendable, Equatable {
    /// What it is called.
    package var name: String
    /// The rate where it begins.
    package var start: Double
    /// The rate where it ends.
    package var finish: Double
    /// The time at which it ends, in iterations, not necessarily a whole number of them.
    package var end: Double

    /// Creates a leg.
    package init(_ name: String, from start: Double, to finish: Double, until end: Double) {
      self.name = name
      self.start = start
      self.finish = finish
      self.end = end
    }
  }

  /// The legs, in the order in which an iteration looks for its own.
  package let legs: [Leg]
  /// Whether the ways are half cosines; otherwise lines.
  package let isCosine: Bool
  private let parts: [Part]
  private let lastIteration: Int

  /// The iterations that belong to a leg.
  private struct Part: Sendable {
    var leg: Leg
    var begin: Double
    var iterations: ClosedRange<Int>
  }

  /// Creates phases.
  ///
  /// - Parameters:
  ///   - legs: The legs, at least one; a leg that ends before iteration 0 or before the one before it has no
  ///     iterations.
  ///   - isCosine: Whether the ways are half cosines; otherwise lines.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a rate or an end that is no number.
  package init(_ legs: [Leg], isCosine: Bool) throws(ScheduleError) {
    var parts: [Part] = []
    var (next, begin) = (0, 0.0)
    for (index, leg) in legs.enumerated() {
      try Check.bounds(.peak, leg.start, .any)
      try Check.bounds(.peak, leg.finish, .any)
      try Check.bounds(.length, leg.end, .any)
      let last = index == legs.count - 1 ? Int.max : Int(saturating: leg.end.rounded(.down))
      if last >= next {
        parts.append(Part(leg: leg, begin: begin, iterations: next...last))
        next = last == .max ? .max : last + 1
      }
      begin = leg.end
    }
    self.legs = legs
    self.isCosine = isCosine
    self.parts = parts
    lastIteration = max(0, Int(saturating: begin.rounded(.down)).addingSaturating(1))
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    guard let part = part(at: iteration) else { return 0 }
    return rate(of: part, at: min(max(0, iteration), lastIteration))
  }

  private func part(at iteration: Int) -> Part? {
    parts.first { $0.iterations.upperBound >= iteration }
  }

  private func rate(of part: Part, at iteration: Int) -> Double {
    let width = part.leg.end - part.begin
    guard width != 0 else { return part.leg.finish }
    let progress = (Double(iteration) - part.begin) / width
    let (start, finish) = (part.leg.start, part.leg.finish)
    return isCosine ? finish + (start - finish) * halfCosine(progress) : start + (finish - start) * progress
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    for part in parts {
      for turn in [part.iterations.lowerBound, part.iterations.upperBound, lastIteration - 1, lastIteration]
      where iterations.contains(turn) && part.iterations.contains(turn) {
        extremes.include(self(turn))
      }
    }
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    // Where a turn is an update, both legs have its rate: it is named as the beginning of the second one.
    guard let index = parts.firstIndex(where: { $0.iterations.upperBound >= iteration }) else {
      return Phase("one cycle", from: 0)
    }
    let place = index + 1 < parts.count && turns(behind: index) && iteration == parts[index].iterations.upperBound
    let part = place ? index + 1 : index
    let start =
      part > 0 && turns(behind: part - 1) ? parts[part - 1].iterations.upperBound : parts[part].iterations.lowerBound
    let last = parts[part].iterations.upperBound
    let end = turns(behind: part) ? last : last == .max ? nil : last + 1
    return Phase(parts[part].leg.name, from: start, to: end)
  }

  /// Whether the part of an index ends at an update at which the next one begins.
  private func turns(behind index: Int) -> Bool {
    guard index + 1 < parts.count else { return false }
    let part = parts[index]
    // Not by their count, which those of a leg without an end exceed.
    return part.iterations.lowerBound < part.iterations.upperBound && part.leg.end == Double(part.iterations.upperBound)
      && parts[index + 1].begin == part.leg.end
  }

  package var length: Int? { max(1, lastIteration) }
}
