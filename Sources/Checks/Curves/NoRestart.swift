import Catalogue
import Schedules

/// A schedule that is called one of restarts has none in the run.
enum NoRestart {
  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    let stage = curve.config.first
    let isAlone = curve.config.operations.allSatisfy { operation in
      if case .modify = operation { true } else { false }
    }
    guard isAlone, isOfRestarts(stage.definition) else { return nil }
    let phases = Array(Phases(of: curve.schedule).lazy.prefix { $0.start <= curve.last }.prefix(16))
    let cycles = phases.filter { $0.name.hasPrefix("cycle") }
    guard cycles.count == 1, let only = cycles.first else { return nil }
    let jumps = curve.schedule.jumps(in: curve.updates, atMost: 64, work: curve.work)
    guard !jumps.isCutOff, jumps.knownUpTo >= curve.last, jumps.found.allSatisfy({ $0.after <= $0.before }) else {
      return nil
    }
    let name = stage.definition.name
    for parameter in stage.definition.parameters where counts.contains(parameter.name) {
      guard let number = value(of: parameter, in: stage) else { continue }
      if number <= 1 {
        let origin = stage.values[parameter.name] == nil ? " by default" : ""
        return "\(name) does not restart: \(parameter.name) is \(ParameterValue.number(number))\(origin)"
      }
    }
    guard let end = only.end, end > curve.last else { return "\(name) does not restart in this run" }
    return "\(name) does not restart in this run: its first cycle lasts to update \(end - 1)"
  }

  /// The parameters that say how many cycles there are.
  private static let counts: Set<String> = ["num_cycles", "n_cycles", "cycles", "cycle_limit"]

  private static func isOfRestarts(_ definition: ScheduleDefinition) -> Bool {
    ([definition.name] + definition.aliases).contains { name in
      let name = name.lowercased()
      return name.contains("restart") || name.contains("sgdr")
    }
  }

  private static func value(of parameter: Parameter, in stage: Stage) -> Double? {
    let value: ParameterValue
    if let given = stage.values[parameter.name] {
      value = given
    } else if case .value(let standard) = parameter.standard {
      value = standard
    } else {
      return nil
    }
    switch value {
    case .number(let number): return number
    case .count(let count): return Double(count)
    case .duration, .share, .choice, .flag, .list, .mapping, .file, .expression: return nil
    }
  }
}
