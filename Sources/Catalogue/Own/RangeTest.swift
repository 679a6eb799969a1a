import Schedules

extension Own {
  static let rangeTest = ScheduleDefinition(
    "range-test",
    aliases: ["lr-finder"],
    summary: "From a tiny rate to a huge one, to find the largest that still trains.",
    formula: "min · (max / min)^(t / length), or with --spacing linear min + (max - min) · t / length; then max",
    source: "Smith 2015, arXiv 1506.01186; the learning-rate finder of fastai",
    example: "range-test --min 1e-5 --max 1"
  ) { declare in
    let minimum = declare(.rate("min", 1e-7, aliases: floorNames, help: "Rate at iteration 0"), as: .start)
    let maximum = declare(
      .rate("max", 10, aliases: ["lr", "peak", "max_lr"], help: "Rate at the end and after it"), as: .finish)
    let length = declare(.length("length", 1500, aliases: lengthNames, help: "Iterations from one to the other"))
    let spacing = declare(.choice("spacing", Spacing.exponential, help: "Equal factors or equal steps"))
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[minimum], to: arguments[maximum], length: arguments[length], curve: arguments[spacing].curve,
        name: "range test")
    } inverse: { form in
      guard let way = form.way, let step = Spacing.allCases.first(where: { way.follows($0.curve) }) else { return nil }
      return [minimum(way.from), maximum(way.to), length(way.length), spacing(step)]
    }
  }

  /// What is the same from iteration to iteration: the factor or the step.
  private enum Spacing: String, ParameterChoice {
    case exponential
    case linear

    var curve: Curve {
      switch self {
      case .exponential: .exponential
      case .linear: .linear
      }
    }
  }
}
