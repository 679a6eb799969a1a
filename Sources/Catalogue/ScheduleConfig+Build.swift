import Runs
public import Schedules
/// Why a config cannot be built: which of its stages is at fault, and what is wrong with it.
public struct ConfigError: Error, Sendable {
  /// The stage at fault.
  public let stage: Stage
  /// What is wrong with it.
  public let reason: ScheduleError

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - stage: The stage at fault.
  ///   - reason: What is wrong with it.
  public init(stage: Stage, reason: ScheduleError) {
    self.stage = stage
    self.reason = reason
  }
}

extension ScheduleConfig {
  /// Builds the schedule that this config describes.
  ///
  /// - Parameter context: The run that the curve is evaluated over.
  /// - Returns: The schedule, whose evaluation cannot fail.
  /// - Throws: A ``ConfigError`` that names the stage at fault.
  public func schedule(in context: RunContext) throws(ConfigError) -> any Schedule {
    // `for` counts on the clock of the part since the last `then`; whatever wraps or multiplies makes one part of all.
    var before: (any Schedule)?
    var (part, partStage) = (try build(first, context), first)
    func whole() throws(ConfigError) -> any Schedule {
      guard let before else { return part }
      return try attribute(to: partStage) { () throws(ScheduleError) in try Sequential(before, then: part) }
    }
    for operation in operations {
      switch operation {
      case .modify(let stage):
        (part, partStage) = (try wrap(whole(), in: stage, context), stage)
        before = nil
      case .times(let stage):
        (part, partStage) = (Product(try whole(), try build(stage, context)), stage)
        before = nil
      case .cut(let duration):
        part = try attribute(to: partStage) { () throws(ScheduleError) in
          Cut(part, after: try iterations(of: duration, in: context))
        }
      case .then(let stage):
        let left = try whole()
        guard left.length != nil else { throw ConfigError(stage: partStage, reason: .followsEndless) }
        before = left
        (part, partStage) = (try build(stage, context), stage)
      }
    }
    return try whole()
  }

  private func iterations(of duration: Quantity, in context: RunContext) throws(ScheduleError) -> Int {
    let count = try context.iterations(of: duration, parameter: "for")
    try Check.bounds("for", count, .atLeastOne)
    return count
  }

  private func build(_ stage: Stage, _ context: RunContext) throws(ConfigError) -> any Schedule {
    try attribute(to: stage) { () throws(ScheduleError) in
      guard case .schedule(let build) = stage.definition.build else { throw .unknownName(stage.definition.name) }
      return try build(Arguments(stage.values, for: stage.definition, context: context))
    }
  }

  private func wrap(_ inner: any Schedule, in stage: Stage, _ context: RunContext) throws(ConfigError) -> any Schedule {
    try attribute(to: stage) { () throws(ScheduleError) in
      guard case .modifier(let wrap) = stage.definition.build else { throw .unknownName(stage.definition.name) }
      return try wrap(inner, Arguments(stage.values, for: stage.definition, context: context))
    }
  }

  private func attribute<Result>(
    to stage: Stage, _ body: () throws(ScheduleError) -> Result
  ) throws(ConfigError) -> Result {
    do { return try body() } catch { throw ConfigError(stage: stage, reason: error) }
  }
}
