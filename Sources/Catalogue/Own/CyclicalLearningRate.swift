import Schedules

extension Own {
  static let clr = ScheduleDefinition(
    "clr",
    aliases: ["cyclical-learning-rate"],
    summary: "Smith's triangular cycles, of constant or shrinking height.",
    formula: "min + (max - min) · max(0, 1 - x) · scale; cycle = ⌊1 + t / 2s⌋, x = |t / s - 2·cycle + 1|",
    source: "Smith 2015, arXiv 1506.01186",
    example: "clr --min 0.001 --max 0.006 --step-size 100 --mode triangular2"
  ) { declare in
    let minimum = declare(.rate("min", 0, aliases: ["min_lr", "base_lr"], help: "Rate between the triangles"))
    let maximum = declare(.rate("max", 1, aliases: ["max_lr"], help: "Rate at the peaks, before they shrink"))
    let stepSize = declare(
      .duration(
        "step-size", 100, bounds: Bounds(1, 0x1p61), help: "Iterations on each side of a triangle, s: half a cycle"))
    let mode = declare(
      .choice("mode", Mode.triangular, help: "Scale: 1, 1/2^(cycle-1), or gamma^t"))
    let gamma = declare(
      .factor("gamma", 0.999, bounds: .positiveFraction, help: "Factor of each iteration in exp-range"))
    return .schedule { arguments throws(ScheduleError) in
      try CyclicalLearningRate(
        minimum: arguments[minimum], maximum: arguments[maximum], stepSize: arguments[stepSize],
        mode: arguments[mode].shrinking,
        gamma: arguments[gamma])
    } inverse: { form in
      guard let triangles = form.triangles, triangles.up == triangles.down else { return nil }
      return [
        minimum(triangles.low), maximum(triangles.high), stepSize(triangles.up), mode(Mode(triangles.mode)),
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
