import Schedules

extension Torch {
  static let cyclicLR = entry(
    "CyclicLR",
    summary: "Triangles between two rates, of constant or shrinking height; gamma acts on iterations, not on cycles.",
    formula: "base_lr + (max_lr - base_lr) · side · scale; scale 1, 1/2^(cycle - 1) or gamma^t",
    example: "torch.CyclicLR --base_lr 0.001 --max_lr 0.01 --step_size_up 200 --mode triangular2"
  ) { declare in
    let low = declare(.rate("base_lr", .required, help: "Rate between the triangles"), as: .floor)
    let high = declare(
      .rate("max_lr", .required, help: "Rate at the peaks, before they shrink; it may be the lower one"), as: .peak)
    let up = declare(
      .realDuration("step_size_up", 2000, bounds: TriangleMode.realSteps, help: "Iterations up, whole or not"))
    let down = declare(
      .realDuration(
        "step_size_down", .none("step_size_up"), bounds: Bounds(0, 0x1p61),
        help: "Iterations down; with 0 the peak is never reached"))
    let mode = declare(TriangleMode.key)
    let gamma = declare(.factor("gamma", 1, bounds: .nonNegative, help: "Factor of each iteration in exp_range"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments[mode].schedule(
        from: arguments[low], to: arguments[high], up: arguments[up], down: arguments[down], gamma: arguments[gamma])
    } inverse: { form in
      guard let triangles = form.triangles else { return nil }
      return [
        low(triangles.low), high(triangles.high), up(Double(triangles.up)),
        down(triangles.down == triangles.up ? nil : Double(triangles.down)), mode(TriangleMode(triangles.mode)),
        gamma(triangles.gamma ?? 1),
      ]
    }
  }
}
