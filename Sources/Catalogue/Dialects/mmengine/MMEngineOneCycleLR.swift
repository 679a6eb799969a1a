import Numbers
import Schedules

extension MMEngine {
  static let oneCycleLR = entry(
    "OneCycleLR",
    summary:
      "PyTorch's one cycle between begin and end; eta_max is 0 by default, and lr is the rate before begin only.",
    formula: "eta_max/div_factor → eta_max by pct_start·T - 1 → eta_max/div_factor/final_div_factor by T - 1",
    example: "mmengine.OneCycleLR --eta_max 0.1 --total_steps 1500"
  ) { declare in
    declare(Torch.rate)
    let peak = declare(.rate("eta_max", 0, help: "Rate at the peak"), as: .peak)
    let total = declare(.duration("total_steps", .none("end - begin"), help: "Iterations of the cycle, T"))
    let shape = OneCycleShape(&declare, peak: "eta_max")
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try span.schedule("OneCycleLR", arguments, isRefusedLate: true) { (_, count) throws(ScheduleError) in
        let cycle = try shape.phases(
          arguments, total: arguments[total] ?? count,
          maximum: arguments[peak], framework: place(of: "OneCycleLR"))
        return try cycle.schedule(pastTheEnd: { last in
          "ValueError: Tried to step \(last.addingSaturating(2)) times. The specified number of total steps is \(last)"
        })
      }
    } inverse: { form in
      span.solution(form, isCut: true) { active, count, rate in
        guard let cycle = OneCyclePhases.reading(active) else { return nil }
        let values = shape.solution(cycle) + [peak(cycle.maximum), total(cycle.total)]
        return span.lasting(
          isCut(active) ? count ?? cycle.total : nil, rate.map { values + [Torch.rate($0)] } ?? values)
      }
    }
  }

  /// Whether a cycle stays at the last rate before its cut, and does not run on for an iteration.
  private static func isCut(_ form: CurveForm) -> Bool {
    guard case .sequence(let parts, last: .hold(let rate)) = form, let part = parts.last else { return true }
    guard case .legs(let legs) = part.form else { return true }
    let highest = legs.map { max($0.from.magnitude, $0.to.magnitude) }.max() ?? 0
    return (rate - part.form.rate(at: part.count - 1)).magnitude <= 1e-12 * highest
  }
}
