internal import Catalogue
internal import CommandLanguage

/// A row of the knobs of a curve.
enum KnobRow: Sendable {
  /// The name of a stage, with the word before it.
  case heading(String, ScheduleConfig.Place?)
  /// A knob.
  case knob(Knob)

  /// The knob, if it is one.
  var knob: Knob? { if case .knob(let knob) = self { knob } else { nil } }
}

/// The rows of the knobs of a curve: its stages with their parameters, then the run.
enum KnobRows {
  /// Returns the rows of a curve.
  ///
  /// - Parameters:
  ///   - config: The curve.
  ///   - run: The run of all curves, as options tell it.
  ///   - length: The updates of the run, whoever tells them.
  ///   - iterationsPerEpoch: The iterations in an epoch, whoever tells them; `nil` where nobody does.
  /// - Returns: The rows.
  static func rows(
    of config: ScheduleConfig, run: RunOptions, length: Int, iterationsPerEpoch: Int?
  ) -> [KnobRow] {
    var rows = rows(of: config.first, at: .first, word: nil)
    for (index, operation) in config.operations.enumerated() {
      if let stage = operation.stage {
        rows += Self.rows(of: stage, at: .operation(index), word: operation.word)
      } else if case .cut(let duration) = operation {
        rows.append(
          .knob(
            Knob(
              parameter: cutParameter, place: .cut(index), option: .word("for"), value: .duration(duration),
              isGiven: true)))
      }
    }
    rows.append(.heading("run", nil))
    return rows + runParameters.map { .knob(runKnob($0, run, length, iterationsPerEpoch)) }
  }

  private static func rows(of stage: Stage, at place: ScheduleConfig.Place, word: String?) -> [KnobRow] {
    let heading = KnobRow.heading((word.map { "\($0) " } ?? "") + stage.definition.name, place)
    return [heading]
      + stage.definition.parameters.map { parameter in
        let given = stage.values[parameter.name]
        let standard: ParameterValue? = if case .value(let value) = parameter.standard { value } else { nil }
        return .knob(
          Knob(
            parameter: parameter, place: .stage(place),
            option: .parameter(parameter.name, of: stage.definition.name), value: given ?? standard,
            isGiven: given != nil))
      }
  }

  static let cutParameter = Parameter("for", .duration, .required, help: "Iterations after which this part ends")

  private static let runParameters = [
    Parameter(
      "iterations", .count, .none("as long as the curves take"), unit: "iterations", help: "Updates of the whole run"),
    Parameter(
      "steps-per-epoch", .count, .none("unknown"), unit: "iterations",
      help: "Iterations in an epoch, for durations such as 30ep"),
  ]

  private static func runKnob(
    _ parameter: Parameter, _ run: RunOptions, _ length: Int, _ iterationsPerEpoch: Int?
  ) -> Knob {
    let (value, usual): (Int?, Int?) =
      switch parameter.name {
      case "iterations": (length, run.iterations == nil ? length : nil)
      // An epoch that a schedule tells is not given here.
      default: (iterationsPerEpoch, run.stepsPerEpoch == nil && run.samples == nil ? iterationsPerEpoch : nil)
      }
    return Knob(
      parameter: parameter, place: .run, option: .option(parameter.name, of: .plot),
      value: value.map(ParameterValue.count), isGiven: value != usual)
  }
}

extension Invocation {
  /// Turns a knob.
  ///
  /// - Parameters:
  ///   - knob: The knob.
  ///   - curve: The curve that it belongs to.
  ///   - value: The value; `nil` for the default.
  mutating func set(_ knob: Knob, of curve: Int, to value: ParameterValue?) {
    switch knob.place {
    case .stage(let place): curves[curve].config[place]?.values[knob.parameter.name] = value
    case .cut(let index):
      guard case .duration(let duration) = value else { return }
      curves[curve].config.operations[index] = .cut(duration)
    case .run:
      let count: Int? = if case .count(let count) = value { count } else { nil }
      switch knob.parameter.name {
      case "iterations": run.iterations = count
      default:
        run.stepsPerEpoch = count
        (run.samples, run.batchSize) = (nil, nil)
        if count == nil { chart.xUnit = .iteration }
      }
    }
  }
}
