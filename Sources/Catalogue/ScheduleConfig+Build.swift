import Numbers
import Runs
package import Schedules

/// Why a config cannot be built: which of its stages is at fault, and what is wrong with it.
package struct ConfigError: Error, Sendable {
  /// The position of the stage at fault among the config's ``ScheduleConfig/stages``.
  package let stage: Int
  /// What is wrong with it.
  package let reason: ScheduleError

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - stage: The position of the stage at fault among the config's ``ScheduleConfig/stages``.
  ///   - reason: What is wrong with it.
  package init(stage: Int, reason: ScheduleError) {
    self.stage = stage
    self.reason = reason
  }
}

extension ScheduleConfig {
  /// Builds the schedule that this config describes.
  ///
  /// - Parameter context: The run that the curve is evaluated over.
  /// - Returns: The schedule, whose evaluation cannot fail.
  /// - Throws: A ``ConfigError`` that tells the stage at fault.
  package func schedule(in context: RunContext) throws(ConfigError) -> any Schedule {
    // `for` counts on the clock of the part since the last `then`; whatever wraps or multiplies makes one part of all.
    var before: (any Schedule)?
    var index = 0
    var resumedAt: Int?
    let contexts = self.contexts(in: context)
    let isRepeated = operations.contains { $0.repeatsCycles }
    // How long the first schedule's cycle is, the run does not tell where another one follows.
    var part = try attribute(to: 0) { () throws(ScheduleError) in
      try first.schedule(in: contexts[0].with(room: isRepeated ? nil : contexts[0].room))
    }
    func whole() throws(ConfigError) -> any Schedule {
      guard let before else { return part }
      return try attribute(to: index) { () throws(ScheduleError) in try Sequential(before, then: part) }
    }
    for (number, operation) in operations.enumerated() {
      if number % Self.stepsBetweenLooks == Self.stepsBetweenLooks - 1,
        part.cost.entries.addingSaturating(before?.cost.entries ?? 0) > EvaluationCost.mostHeld
      {
        throw ConfigError(stage: index, reason: .holdsTooMuch(most: EvaluationCost.mostHeld))
      }
      let own = contexts[number + 1]
      switch operation {
      case .modify(let stage):
        let inner = try whole()
        index += 1
        part = try attribute(to: index) { () throws(ScheduleError) in
          try stage.modified(inner, in: own.with(room: context.room))
        }
        (before, resumedAt) = (nil, nil)
      case .times(let stage):
        let inner = try whole()
        index += 1
        part = Product(
          inner,
          try attribute(to: index) { () throws(ScheduleError) in
            try stage.schedule(in: own)
          })
        (before, resumedAt) = (nil, nil)
      case .cut(let duration):
        part = try attribute(to: index) { () throws(ScheduleError) in
          Cut(part, after: try iterations(of: duration, beyond: resumedAt, in: own))
        }
      case .then(let stage):
        let left = try whole()
        guard let start = left.length else { throw ConfigError(stage: index, reason: .followsEndless) }
        (before, resumedAt) = (left, nil)
        index += 1
        part = try attribute(to: index) { () throws(ScheduleError) in
          try stage.schedule(in: own.with(room: own.room, less: start))
        }
      case .resume(let stage):
        guard let start = part.length else { throw ConfigError(stage: index, reason: .resumesEndless) }
        let (left, taken) = (part, before?.length ?? 0)
        resumedAt = start
        index += 1
        // Its clock is that of the part, of which it is to have the length that the run leaves.
        part = try attribute(to: index) { () throws(ScheduleError) in
          try Resumed(left, resuming: try stage.schedule(in: own.with(room: own.room, less: taken)))
        }
      }
    }
    return try whole()
  }

  /// After so many steps it is looked at how much the curve holds already; a step adds a million numbers at most.
  private static let stepsBetweenLooks = 16

  /// What the first stage and that of each operation are built for: with the updates that the run leaves, on the clock of
  /// each. What warmups lead up to is shorter by them, and what another clock counts has as many as that comes to.
  private func contexts(in context: RunContext) -> [RunContext] {
    var current = context
    var contexts: [RunContext] = []
    for operation in operations.reversed() {
      contexts.append(current)
      guard case .modify(let stage) = operation else { continue }
      let (lead, pace) = (stage.lead(in: current), stage.pace(in: current))
      if let lead { current = current.with(room: current.room, less: lead) }
      if let pace {
        current = current.with(room: current.room.map(pace.steps(before:)))
        current.paces.append(pace)
      }
    }
    return [current] + contexts.reversed()
  }

  /// The iterations of a cut; what took over at an iteration has to have begun by then.
  private func iterations(
    of duration: Quantity, beyond resumed: Int?, in context: RunContext
  ) throws(ScheduleError) -> Int {
    let count = try context.iterations(of: duration, parameter: "for")
    if let resumed, count <= resumed {
      let accepted = Bounds(Double(resumed), Bounds.largestRate, isAboveLower: true)
      throw .outOfBounds(.parameter("for"), value: String(count), accepted: accepted)
    }
    guard count >= 1 else {
      throw .outOfBounds(.parameter("for"), value: String(count), accepted: .atLeastOne)
    }
    return count
  }

  private func attribute<Result>(
    to stage: Int, _ body: () throws(ScheduleError) -> Result
  ) throws(ConfigError) -> Result {
    do { return try body() } catch { throw ConfigError(stage: stage, reason: error) }
  }
}

extension Stage {
  fileprivate func schedule(in context: RunContext) throws(ScheduleError) -> any Schedule {
    let arguments = try Arguments(values, for: definition, context: context)
    let schedule = try definition.schedule(arguments)
    // What a clock that stands still would bring about never happens.
    if schedule.course.updates == .max, definition.parameters.contains(where: \.countsTrainerIterations) {
      return Spanning(schedule, .steady)
    }
    // What a framework is told of all training is the course, whatever the shape does.
    guard let length = try arguments.trainingLength, length > 0, schedule.course != Course(length) else {
      return schedule
    }
    return Spanning(schedule, Course(length))
  }

  fileprivate func modified(_ inner: any Schedule, in context: RunContext) throws(ScheduleError) -> any Schedule {
    try definition.modified(inner, Arguments(values, for: definition, context: context))
  }
}

extension ScheduleConfig.Operation {
  /// Whether it repeats the cycle to its left, so that a run holds several of them.
  fileprivate var repeatsCycles: Bool {
    if case .modify(let stage) = self { stage.definition.name == Own.cyclical.name } else { false }
  }
}
