import Schedules

extension Paddle {
  static let cyclicLR = entry(
    "CyclicLR",
    summary:
      "Triangles between two rates, of constant or shrinking height; exp_gamma acts on iterations, not on cycles.",
    formula: "base + (max - base) · side · scale; scale 1, 1/2^(cycle - 1) or exp_gamma^t",
    example: "paddle.CyclicLR --base_learning_rate 0.01 --max_learning_rate 0.1 --step_size_up 200"
  ) { declare in
    let low = declare(.rate("base_learning_rate", .required, help: "Rate between the triangles"), as: .floor)
    let high = declare(.rate("max_learning_rate", .required, help: "Rate at the peaks, before they shrink"), as: .peak)
    let up = declare(
      .duration("step_size_up", .required, bounds: TriangleMode.realSteps, help: "Iterations up, whole or not")
        .acceptingFractions())
    let down = declare(
      .duration(
        "step_size_down", .none("step_size_up"), bounds: TriangleMode.realSteps, help: "Iterations down, whole or not"
      ).acceptingFractions())
    let mode = declare(TriangleMode.key)
    let gamma = declare(.factor("exp_gamma", 1, bounds: .nonNegative, help: "Factor of each iteration in exp_range"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments[mode].schedule(
        from: arguments[low], to: arguments[high], up: arguments[up.real], down: arguments[down.real],
        gamma: arguments[gamma])
    } inverse: { form in
      guard let triangles = form.triangles else { return nil }
      return [
        low(triangles.low), high(triangles.high), up(triangles.up),
        down(triangles.down == triangles.up ? nil : triangles.down), mode(TriangleMode(triangles.mode)),
        gamma(triangles.gamma ?? 1),
      ]
    }
  }
}
