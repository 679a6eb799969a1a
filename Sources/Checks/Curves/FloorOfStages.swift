import Catalogue
import Numbers
import Schedules

/// The lowest rate that was given is above the highest.
enum FloorOfStages {
  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    for stage in curve.config.stages {
      // What is a factor of the peak is no rate that could be compared with it.
      guard let floor = stage.parameter(playing: .floor), floor.kind == .rate || floor.kind == .rateOrShare,
        let peak = stage.parameter(playing: .peak),
        let given = stage.values[floor.name], let highest = stage.rate(of: peak)
      else { continue }
      switch given {
      case .number(let lowest) where lowest > highest: break
      case .share(let percent) where percent > 100 && highest > 0: break
      default: continue
      }
      return
        "--\(floor.name) \(given) is above --\(peak.name) \(FigureText.short(highest)), which is meant to be the peak"
    }
    return nil
  }
}

extension Stage {
  fileprivate func parameter(playing role: Role) -> Parameter? {
    definition.parameters.first { $0.roles.contains(role) }
  }

  /// The rate that a parameter is given, or has by default; `nil` where it is none.
  fileprivate func rate(of parameter: Parameter) -> Double? {
    if let value = values[parameter.name] {
      if case .number(let rate) = value { return rate }
      return nil
    }
    if case .value(.number(let rate)) = parameter.standard { return rate }
    return nil
  }
}
