import Schedules

extension ScheduleDefinition {
  static let clr = ScheduleDefinition(
    "clr",
    aliases: ["cyclical-learning-rate"],
    summary: "Smith's triangular cycles, of constant or shrinking height.",
    formula: "min + (max - min) · max(0, 1 - x) · scale; cycle = ⌊1 + t / 2s⌋, x = |t / s - 2·cycle + 1|",
    source: "Smith 2015, arXiv 1506.01186",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr", "base_lr"], help: "Rate between the triangles"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at the peaks, before they shrink"),
      Parameter(
        "step-size", .duration, .value(.duration(.iterations(100))), bounds: Bounds(1, 0x1p61),
        help: "Iterations on each side of a triangle, s: half a cycle"),
      Parameter(
        "mode", .choice(CyclicalLearningRate.Mode.allCases.map(\.rawValue)), .value(.choice("triangular")),
        help: "Scale: 1, 1/2^(cycle-1), or gamma^t"),
      Parameter(
        "gamma", .factor, .value(0.999), bounds: .positiveFraction, help: "Factor of each iteration in exp-range"),
    ],
    example: "clr --min 0.001 --max 0.006 --step-size 100 --mode triangular2",
    build: .schedule { arguments throws(ScheduleError) in
      try CyclicalLearningRate(
        minimum: arguments.number("min"), maximum: arguments.number("max"), stepSize: arguments.iterations("step-size"),
        mode: CyclicalLearningRate.Mode(rawValue: arguments.choice("mode")) ?? .triangular,
        gamma: arguments.number("gamma"))
    })
}
