import Catalogue
import Numbers
import Runs
import Schedules

/// Finds out how long a run is, where that is not given: as long as the longest course of its curves.
///
/// What a curve takes from the run, a share or the whole of it, cannot tell how long the run is. Such curves are built for
/// one length after another, until the run is as long as the longest course of the curves that were built for it.
struct RunSearch {
  private let invocation: Invocation
  private let facts: RunFacts
  private let series: [String: [Double]]

  /// What was found: what the curves were built for, the length of the run, and the schedules of the curves.
  typealias Result = (context: RunContext, length: Int, schedules: [any Schedule])

  /// The most lengths that are tried.
  private static let mostLengths = 64

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - invocation: The curves, and the length where it is given.
  ///   - facts: What else is known of the run.
  ///   - series: The numbers of the files that parameters name, by path.
  init(_ invocation: Invocation, facts: RunFacts, series: [String: [Double]]) {
    self.invocation = invocation
    self.facts = facts
    self.series = series
  }

  /// Returns what was found.
  ///
  /// - Parameter isEnough: Returns, of each schedule when it is first built and of the last update that is then known to be
  ///   asked for, whether no others are wanted.
  /// - Throws: The first curve that cannot be built.
  func result(until isEnough: (any Schedule, _ last: Int) -> Bool) throws(CurveFault) -> Result {
    if let given = invocation.run.iterations {
      let context = self.context(Fact(given, .option("iterations")))
      let last = max(given - 1, invocation.lastCountedPosition)
      var schedules: [any Schedule] = []
      schedules.reserveCapacity(invocation.curves.count)
      for request in invocation.curves {
        let schedule = try self.schedule(of: request, in: context)
        schedules.append(schedule)
        if isEnough(schedule, last) { break }
      }
      return (context, given, schedules)
    }
    return try searched(until: isEnough)
  }

  private func searched(until isEnough: (any Schedule, _ last: Int) -> Bool) throws(CurveFault) -> Result {
    let unknown = context(nil)
    var schedules: [(any Schedule)?] = []
    schedules.reserveCapacity(invocation.curves.count)
    // The longest course of the curves that take nothing from the run, and the curves that do.
    var known = 0
    var dependent: [Int] = []
    for (index, request) in invocation.curves.enumerated() {
      guard let schedule = try independentSchedule(of: request, in: unknown) else {
        dependent.append(index)
        schedules.append(nil)
        continue
      }
      schedules.append(schedule)
      known = max(known, Self.length(of: request.config.course(of: schedule)))
      if isEnough(schedule, max(known, invocation.lastCountedPosition)) {
        return (context(fact(known)), Self.usual(known), schedules.compactMap(\.self))
      }
    }
    guard !dependent.isEmpty else {
      return (context(fact(known)), Self.usual(known), schedules.compactMap(\.self))
    }
    let first = try firstBuilt(dependent, atLeast: max(known, RunOptions.usualLength))
    let start = first.length
    var (length, found) = first
    if let place = found.firstIndex(where: { isEnough($0, max(start, invocation.lastCountedPosition)) }) {
      return (context(fact(start)), start, Array(found[...place]))
    }
    for _ in 0..<Self.mostLengths {
      let next = max(known, longestCourse(of: dependent, found))
      if next == length { break }
      // A run that shrinks to nothing, or grows without end, is not told by its curves.
      guard next > 1, let other = try? self.schedules(of: dependent, in: context(fact(next))) else {
        length = 0
        break
      }
      (length, found) = (next, other)
    }
    if length == 0 || max(known, longestCourse(of: dependent, found)) != length {
      length = start
      found = try self.schedules(of: dependent, in: context(fact(start)))
    }
    for (index, schedule) in zip(dependent, found) { schedules[index] = schedule }
    return (context(fact(length)), length, schedules.compactMap(\.self))
  }

  /// The first length to try, and the schedules of some curves for it: the longest time that one of them is given may be a
  /// warmup, and the run five times as long; where it is not, it is as long as that.
  private func firstBuilt(
    _ indices: [Int], atLeast least: Int
  ) throws(CurveFault) -> (length: Int, schedules: [any Schedule]) {
    let longest = longestTime(in: indices)
    for length in [max(least, longest.multipliedSaturating(by: 5)), max(least, longest)] {
      if let schedules = try? schedules(of: indices, in: context(fact(length))) { return (length, schedules) }
    }
    return (least, try schedules(of: indices, in: context(fact(least))))
  }

  // MARK: Curves

  private func schedule(of request: CurveRequest, in context: RunContext) throws(CurveFault) -> any Schedule {
    do { return try request.config.schedule(in: context) } catch { throw .curve(error, request) }
  }

  private func schedules(of indices: [Int], in context: RunContext) throws(CurveFault) -> [any Schedule] {
    var schedules: [any Schedule] = []
    for index in indices { schedules.append(try schedule(of: invocation.curves[index], in: context)) }
    return schedules
  }

  /// The schedule of a curve that takes nothing from the run; `nil` for one that does.
  private func independentSchedule(
    of request: CurveRequest, in context: RunContext
  ) throws(CurveFault) -> (any Schedule)? {
    do throws(ConfigError) {
      return try request.config.schedule(in: context)
    } catch {
      if case .missingFact(_, _, let missing) = error.reason, missing.wanted == .length { return nil }
      throw .curve(error, request)
    }
  }

  // MARK: Lengths

  private func context(_ length: Fact<Int>?) -> RunContext {
    RunContext(Run(length: length, facts: facts), series: series)
  }

  private func fact(_ length: Int) -> Fact<Int> {
    length < 1
      ? Fact(RunOptions.usualLength, .standard) : Fact(length, .derived(.longestCourse, from: []))
  }

  /// A length, or the usual one where nothing tells one.
  private static func usual(_ length: Int) -> Int { length < 1 ? RunOptions.usualLength : length }

  /// How long a run a course asks for: at least the usual one where it is open, and 0 where nothing happens.
  private static func length(of course: Course) -> Int {
    course.isOpen ? max(course.updates, RunOptions.usualLength) : course.updates
  }

  private func longestCourse(of indices: [Int], _ schedules: [any Schedule]) -> Int {
    var longest = 0
    for (index, schedule) in zip(indices, schedules) {
      longest = max(longest, Self.length(of: invocation.curves[index].config.course(of: schedule)))
    }
    return longest
  }

  /// The longest time in updates that some curves are given: a run that it could be a warmup of is five times as long.
  private func longestTime(in indices: [Int]) -> Int {
    let accounting = StepAccounting(facts)
    var longest = 0
    func include(_ quantity: Quantity) {
      do { longest = max(longest, try accounting.updates(of: quantity).value) } catch {}
    }
    func include(_ value: ParameterValue) {
      switch value {
      case .duration(let quantity): include(quantity)
      case .list(let values): for value in values { include(value) }
      case .mapping(let entries): for entry in entries { include(entry.key) }
      case .number, .count, .choice, .flag, .file, .expression: break
      }
    }
    for index in indices {
      let config = invocation.curves[index].config
      for stage in config.stages { for value in stage.values.values { include(value) } }
      for case .cut(let quantity) in config.operations { include(quantity) }
    }
    return longest
  }
}

extension Invocation {
  /// The furthest of the positions of `at` that are counted in updates, from 0.
  fileprivate var lastCountedPosition: Int {
    iterations.reduce(0) { if case .updates(let count) = $1 { max($0, count) } else { $0 } }
  }
}
