import Numbers

/// Where cycles end: the updates after which a curve starts anew.
package enum CycleEnds {
  /// The most ends that are looked for; each is held.
  package static let most = 1 << 20

  /// What looking for phases and jumps may cost, in evaluations of a cosine.
  package static let work = 1 << 26
  /// How many rates the phase at an update is worth: its name is put together of those of all parts.
  fileprivate static let ratesOfPhase = 4

  /// Why the ends are not told.
  package enum Fault: Error, Equatable, Sendable {
    /// There are more phases or cycles than this.
    case tooMany(limit: Int)
    /// Whether the curve starts anew beyond this update was not found out.
    case unknown(after: Int)
  }
}

extension Schedule {
  /// Returns the last update of each cycle.
  ///
  /// A cycle is a phase that says so, as those of clr, sgdr and their like do, or what ends where a phase restarts the curve. A
  /// curve without such phases starts anew where it jumps upwards after it had fallen: stairs that only rise do not. What the
  /// end of the range cuts off has no end.
  ///
  /// - Parameters:
  ///   - iterations: The updates, both ends included.
  ///   - most: The most ends and phases.
  ///   - work: What looking for phases and jumps may cost, in evaluations of a cosine.
  /// - Returns: The ends in ascending order.
  /// - Throws: ``CycleEnds/Fault``.
  package func cycleEnds(
    in iterations: ClosedRange<Int>, atMost most: Int = CycleEnds.most, work: Int = CycleEnds.work
  ) throws(CycleEnds.Fault) -> [Int] {
    var ends: [Int] = []
    let price = cost.rate.multipliedSaturating(by: CycleEnds.ratesOfPhase)
    var walked = 0
    for (number, phase) in Phases(of: self, from: iterations.lowerBound).enumerated() {
      guard phase.start <= iterations.upperBound else { break }
      if number >= most { throw .tooMany(limit: most) }
      walked = number.multipliedSaturating(by: price)
      if walked > work { throw .unknown(after: phase.start - 1) }
      // What rests after cycles ends the last of them.
      if number > 0, phase.beginsAnew || phase.rests && !ends.isEmpty { ends.append(phase.start - 1) }
      if phase.isCycle, let end = phase.end, end - 1 <= iterations.upperBound { ends.append(end - 1) }
    }
    if ends.isEmpty { return try restarts(in: iterations, atMost: most, work: work.subtractingSaturating(walked)) }
    return ends.reduce(into: []) { distinct, end in if distinct.last != end { distinct.append(end) } }
  }

  /// The updates before jumps upwards, where the curve had fallen since it last started.
  private func restarts(in iterations: ClosedRange<Int>, atMost most: Int, work: Int) throws(CycleEnds.Fault) -> [Int] {
    let jumps = jumps(in: iterations, atMost: most, work: work)
    if jumps.isCutOff { throw .tooMany(limit: most) }
    if jumps.knownUpTo < iterations.upperBound { throw .unknown(after: jumps.knownUpTo) }
    var (ends, start) = ([Int](), iterations.lowerBound)
    for jump in jumps.found where jump.after > jump.before && jump.iteration > start {
      let last = jump.iteration - 1
      guard extent(over: start...last, work: JumpSearch.usualWork).upperBound > jump.before else { continue }
      ends.append(last)
      start = jump.iteration
    }
    return ends
  }
}

extension Phase {
  /// Whether what the phase is called, or what a second curve beside it is, begins with one of some words.
  private func isNamed(_ beginnings: String...) -> Bool {
    var rest = name.utf8[...]
    while true {
      if beginnings.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      // The last byte of "×"; no other sign of a name has it.
      guard let times = rest.firstIndex(of: 0x97) else { return false }
      rest = rest[rest.index(after: times)...].drop { $0 == UInt8(ascii: " ") }
    }
  }

  /// Whether it is one of several cycles.
  fileprivate var isCycle: Bool { isNamed("cycle ", "period ") }
  /// Whether the phase before it ends a cycle: it is restarted there, warmed up again, or falls again after a climb.
  fileprivate var beginsAnew: Bool { isNamed("restart ", "descent ") || name == "warmup" }
  /// Whether nothing happens any more.
  fileprivate var rests: Bool { name == "hold" || name == "floor" }
}
