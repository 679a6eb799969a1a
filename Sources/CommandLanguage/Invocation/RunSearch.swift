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
  /// - Throws: The first curve that cannot be built, or that the curves are too much together.
  func result() throws(CurveFault) -> Result {
    guard let given = invocation.run.iterations else { return try searched() }
    let context = self.context(Fact(given, .option("iterations")))
    return (context, given, try schedules(of: Array(invocation.curves.indices), in: context))
  }

  private func searched() throws(CurveFault) -> Result {
    let unknown = context(nil)
    var size = CurvesSize()
    var schedules: [(any Schedule)?] = []
    schedules.reserveCapacity(invocation.curves.count)
    // The longest course of the curves that take nothing from the run, and the curves that do.
    var known = 0
    var dependent: [Int] = []
    for (index, request) in invocation.curves.enumerated() {
      let schedule = try independentSchedule(of: request, in: unknown)
      schedules.append(schedule)
      guard let schedule else {
        dependent.append(index)
        continue
      }
      known = max(known, Self.length(of: request.config.course(of: schedule)))
      try size.add(schedule, upTo: max(known, invocation.lastCountedPosition))
    }
    var length = known < 1 ? RunOptions.usualLength : known
    if !dependent.isEmpty {
      let found = try agreement(of: dependent, atLeast: known)
      length = found.length
      for (index, schedule) in zip(dependent, found.schedules) { schedules[index] = schedule }
    }
    // A run of which nothing tells anything is the usual one, and no course of its curves.
    let isTold = known >= 1 || !dependent.isEmpty
    let context = isTold ? self.context(length) : self.context(Fact(length, .standard))
    return (context, length, schedules.compactMap(\.self))
  }

  /// A length of the run that is the longest course of the curves which were built for it; where there is none, the first
  /// one that they can be built for.
  ///
  /// - Parameters:
  ///   - indices: The curves that take something from the run.
  ///   - known: The longest course of the others.
  /// - Returns: The length.
  /// - Throws: ``CurveFault`` where that cannot be done.
  private func agreement(
    of indices: [Int], atLeast known: Int
  ) throws(CurveFault) -> (length: Int, schedules: [any Schedule]) {
    let first = try firstBuilt(indices, atLeast: max(known, RunOptions.usualLength))
    var (length, schedules) = first
    for _ in 0..<Self.mostLengths {
      let next = max(known, longestCourse(of: indices, schedules))
      if next == length { return (length, schedules) }
      // A run that shrinks to nothing, or grows without end, is not told by its curves.
      guard next > 1, let other = try? self.schedules(of: indices, in: context(next)) else { return first }
      (length, schedules) = (next, other)
    }
    return first
  }

  /// The first length to try, and the schedules of some curves for it: the longest time that one of them is given may be a
  /// warmup, and the run five times as long; where it is not, it is as long as that.
  private func firstBuilt(
    _ indices: [Int], atLeast least: Int
  ) throws(CurveFault) -> (length: Int, schedules: [any Schedule]) {
    let longest = longestTime(in: indices)
    for length in [max(least, longest.multipliedSaturating(by: 5)), max(least, longest)] {
      if let schedules = try? schedules(of: indices, in: context(length)) { return (length, schedules) }
    }
    return (least, try schedules(of: indices, in: context(least)))
  }

  // MARK: Curves

  private func schedule(of request: CurveRequest, in context: RunContext) throws(CurveFault) -> any Schedule {
    do { return try request.config.schedule(in: context) } catch { throw .curve(error, request) }
  }

  private func schedules(of indices: [Int], in context: RunContext) throws(CurveFault) -> [any Schedule] {
    let last = max((context.iterations ?? 0) - 1, invocation.lastCountedPosition)
    var size = CurvesSize()
    var schedules: [any Schedule] = []
    schedules.reserveCapacity(indices.count)
    for index in indices {
      let schedule = try self.schedule(of: invocation.curves[index], in: context)
      schedules.append(schedule)
      // What is too much is told before all of it is built.
      try size.add(schedule, upTo: last)
    }
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

  /// What curves are built for in a run that is as long as their courses.
  private func context(_ length: Int) -> RunContext { context(Fact(length, .derived(.longestCourse, from: []))) }

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
      case .number, .share, .count, .choice, .flag, .file, .expression: break
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
    iterations.flatMap(\.counts).reduce(0) { if case .updates(let count) = $1 { max($0, count) } else { $0 } }
  }
}
