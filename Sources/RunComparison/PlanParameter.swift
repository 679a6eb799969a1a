import Catalogue
import Schedules

/// A parameter of a plan's stage, and what its value is to the curve.
struct PlanParameter {
  /// What a value is to a curve.
  enum Meaning {
    /// The length of the whole, of a decay or of a cycle.
    case length
    /// The length of the warmup.
    case warmup
    /// The highest rate.
    case peak
    /// The lowest rate.
    case floor
    /// The rate at which a warmup begins.
    case start
  }

  /// Where the stage is.
  let place: ScheduleConfig.Place
  /// The parameter.
  let parameter: Parameter
  /// What it is to the curve.
  let meaning: Meaning
  /// The value, as a number: updates, or a rate.
  let value: Double
  /// The updates of one that the parameter counts; 1 but where it counts epochs.
  let unit: Double
  /// Whether the value was given, and is no default.
  let isGiven: Bool

  /// The name.
  var name: String { parameter.name }

  /// Returns a number as a value of the parameter.
  func value(_ number: Double) -> ParameterValue {
    switch parameter.kind {
    case .duration: .duration(.updates(Int(saturating: number)))
    case .count: .count(Int(saturating: (number / unit).rounded()))
    default: .number(number / unit)
    }
  }
}

extension PlannedRun {
  /// The lengths and rates that make the curve, those of each stage in the order of the catalogue.
  var parameters: [PlanParameter] {
    var places: [ScheduleConfig.Place] = [.first]
    for index in config.operations.indices where config.operations[index].stage != nil {
      places.append(.operation(index))
    }
    return places.flatMap { place in
      config[place].map { stage in stage.definition.parameters.compactMap { parameter(place, stage, $0) } } ?? []
    }
  }

  private func parameter(_ place: ScheduleConfig.Place, _ stage: Stage, _ parameter: Parameter) -> PlanParameter? {
    guard let meaning = Self.meaning(of: parameter, in: stage.definition) else { return nil }
    let given = stage.values[parameter.name]
    guard let value = given ?? Self.standard(of: parameter), let number = number(value, parameter) else { return nil }
    // What counts epochs does so in updates where nobody tells how many an epoch has.
    let unit = parameter.unit == "epochs" ? Double(context.run.facts.updatesPerEpoch?.value ?? 1) : 1
    return PlanParameter(
      place: place, parameter: parameter, meaning: meaning, value: number * unit, unit: unit, isGiven: given != nil)
  }

  private static func standard(of parameter: Parameter) -> ParameterValue? {
    if case .value(let value) = parameter.standard { value } else { nil }
  }

  private func number(_ value: ParameterValue, _ parameter: Parameter) -> Double? {
    switch value {
    case .number(let number): number
    case .count(let count): Double(count)
    case .duration(let quantity):
      (try? context.iterations(of: quantity, parameter: parameter.name)).map { Double($0) }
    case .share(let hundredths):
      schedule(of: config).map { $0.extent(over: 0...max(1, course ?? 1)).upperBound * hundredths / 100 }
    case .choice, .flag, .list, .mapping, .file, .expression: nil
    }
  }

  /// What a value is to the curve, by the role that the entry gives it, else by what frameworks call it.
  private static func meaning(of parameter: Parameter, in definition: ScheduleDefinition) -> PlanParameter.Meaning? {
    let name = parameter.name.lowercased()
    let isOfWarmup = name.contains("warm")
    switch parameter.kind {
    case .duration:
      if definition.name == "warmup" { return .warmup }
      if definition.isModifier { return nil }
      return isOfWarmup || parameter.roles.contains(.warmupLength) ? .warmup : .length
    case .rate, .rateOrShare:
      if definition.isModifier, definition.name != "warmup" { return nil }
      if parameter.roles.contains(.warmupStart) || definition.name == "warmup" || isOfWarmup && !name.contains("max") {
        return .start
      }
      if parameter.roles.contains(.peak) || parameter.roles.contains(.start) || parameter.roles.contains(.rate) {
        return .peak
      }
      if parameter.roles.contains(.floor) || parameter.roles.contains(.finish) { return .floor }
      let isLow = ["min", "end", "final", "finish", "floor", "last", "target"].contains { name.contains($0) }
      return isLow ? .floor : .peak
    case .count, .factor:
      // Some frameworks count the updates or epochs of a length by a plain number.
      guard let unit = parameter.unit, ["epochs", "iterations"].contains(unit) else { return nil }
      return isOfWarmup || parameter.roles.contains(.warmupLength) ? .warmup : .length
    case .fraction, .choice, .flag, .list, .mapping, .series, .expression: return nil
    }
  }
}
