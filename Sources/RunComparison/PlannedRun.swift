package import Catalogue
package import Schedules

/// The curve that a run was to follow, from which others are made by changing it.
package struct PlannedRun: Sendable {
  /// The curve in words.
  package let config: ScheduleConfig
  /// The run that curves are built for.
  package let context: RunContext
  /// The curve.
  package let schedule: any Schedule

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - config: The curve in words.
  ///   - context: The run that curves are built for.
  ///   - schedule: The curve.
  package init(_ config: ScheduleConfig, in context: RunContext, _ schedule: any Schedule) {
    self.config = config
    self.context = context
    self.schedule = schedule
  }

  /// Returns the curve of other words for the same run; `nil` where there is none.
  func schedule(of config: ScheduleConfig) -> (any Schedule)? { try? config.schedule(in: context) }

  /// Returns the plan with other words; `nil` where they make no curve.
  func replaced(by config: ScheduleConfig) -> PlannedRun? {
    schedule(of: config).map { PlannedRun(config, in: context, $0) }
  }

  /// Returns the words with a modifier around all of them.
  func modified(by name: String, _ values: [String: ParameterValue]) -> ScheduleConfig? {
    guard let definition = Catalogue.definition(named: name) else { return nil }
    var config = config
    config.operations.append(.modify(Stage(definition, values)))
    return config
  }

  /// Returns the words with another value of a parameter.
  func setting(_ place: ScheduleConfig.Place, _ name: String, _ value: ParameterValue?) -> ScheduleConfig {
    config.setting(place, name, value)
  }

  /// Returns the words with another number for a parameter.
  ///
  /// - Parameters:
  ///   - parameter: The parameter.
  ///   - number: Updates, or a rate.
  /// - Returns: The words.
  func setting(_ parameter: PlanParameter, _ number: Double) -> ScheduleConfig { config.setting(parameter, number) }

  /// The updates after which everything has happened that the plan speaks of; `nil` where nothing tells.
  var course: Int? {
    let course = schedule.course.updates
    return course > 0 ? course : nil
  }

  /// A stage that nothing follows or wraps; `nil` where the plan is more than that.
  var onlyStage: Stage? { config.operations.isEmpty ? config.first : nil }
}

extension ScheduleConfig {
  /// Returns the words with another value of a parameter.
  func setting(_ place: Place, _ name: String, _ value: ParameterValue?) -> ScheduleConfig {
    var config = self
    guard var stage = config[place] else { return config }
    stage.values[name] = value
    config[place] = stage
    return config
  }

  /// Returns the words with another number for a parameter.
  ///
  /// - Parameters:
  ///   - parameter: The parameter.
  ///   - number: Updates, or a rate.
  /// - Returns: The words.
  func setting(_ parameter: PlanParameter, _ number: Double) -> ScheduleConfig {
    setting(parameter.place, parameter.name, parameter.value(number))
  }
}
