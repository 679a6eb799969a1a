import Schedules

extension Own {
  static let clr = ScheduleDefinition(
    "clr",
    aliases: ["cyclical-learning-rate"],
    summary: "Smith's triangular cycles, of constant or shrinking height.",
    formula: "min + (lr - min) · max(0, 1 - x) · scale; cycle = ⌊1 + t / 2s⌋, x = |t / s - 2·cycle + 1|",
    source: "Smith 2015, arXiv 1506.01186",
    example: "clr --lr 0.006 --min 0.001 --step-size 100 --mode triangular2"
  ) { declare in
    let maximum = declare(peak("Rate at the peaks, before they shrink"))
    let minimum = declare(
      .floor(
        "min", .rate(0), of: maximum, aliases: floorNames + ["base_lr"], help: "Rate between the triangles"), as: .floor
    )
    let stepSize = declare(
      .duration(
        "step-size", 100, bounds: Bounds(1, 0x1p61), help: "Iterations on each side of a triangle, s: half a cycle"),
      as: .cycleLength)
    let length = declare(
      .duration(
        "length", .none("twice step-size"), bounds: Bounds(2, 0x1p62), aliases: lengthNames,
        help: "Iterations of a cycle; excludes --step-size"))
    let mode = declare(
      .choice("mode", Mode.triangular, help: "Scale: 1, 1/2^(cycle-1), or gamma^t"))
    let gamma = declare(
      .factor("gamma", 0.999, bounds: .positiveFraction, help: "Factor of each iteration in exp-range"))
    return .schedule { arguments throws(ScheduleError) in
      if arguments.isGiven(length), arguments.isGiven(stepSize) {
        throw .exclusive(parameters: [length.name, stepSize.name])
      }
      // A cycle of an odd length comes down an iteration longer than it goes up.
      let sides = try arguments[length].map { ($0 / 2, $0 - $0 / 2) }
      let step = try arguments[stepSize]
      let (up, down) = sides ?? (step, step)
      return try CyclicalLearningRate(
        minimum: arguments[minimum], maximum: arguments[maximum], stepSize: up, stepSizeDown: down,
        mode: arguments[mode].shrinking,
        gamma: arguments[gamma])
    } inverse: { form in
      guard let triangles = form.triangles, 0...1 ~= triangles.down - triangles.up else { return nil }
      let isEven = triangles.up == triangles.down
      return [
        minimum(triangles.low), maximum(triangles.high),
        isEven ? stepSize(triangles.up) : length(triangles.up + triangles.down), mode(Mode(triangles.mode)),
        gamma(triangles.gamma ?? 0.999),
      ]
    }
  }

  /// How the triangles shrink.
  private enum Mode: String, ParameterChoice {
    case triangular
    case triangular2
    case exponentialRange = "exp-range"

    init(_ shrinking: CyclicalLearningRate.Mode) {
      self =
        switch shrinking {
        case .triangular: .triangular
        case .triangular2: .triangular2
        case .exponentialRange: .exponentialRange
        }
    }

    var shrinking: CyclicalLearningRate.Mode {
      switch self {
      case .triangular: .triangular
      case .triangular2: .triangular2
      case .exponentialRange: .exponentialRange
      }
    }
  }
}
