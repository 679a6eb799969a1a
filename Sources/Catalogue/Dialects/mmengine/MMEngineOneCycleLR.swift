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
      try span.schedule("OneCycleLR", arguments) { (_, count) throws(ScheduleError) in
        let cycle = try shape.phases(
          arguments, total: arguments[total] ?? count,
          maximum: arguments[peak], framework: place(of: "OneCycleLR"))
        return try cycle.schedule(pastTheEnd: { last in
          "ValueError: Tried to step \(last.addingSaturating(2)) times. The specified number of total steps is \(last)"
        })
      }
    }
  }
}
