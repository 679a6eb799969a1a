import RealModule
import Schedules

extension PyTorchScheduler {
  static let powerDecayScheduler = entry(
    "PowerDecayScheduler",
    summary: "A power of time after a line up; it never ends, whatever total_steps is.",
    formula: "lr · t / W, then max(lr · (t / W)^-alpha, min_lr); W = 0: max(lr · (t + 1)^-alpha, min_lr) from t = 1 on",
    example: "pytorch_scheduler.PowerDecayScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    declare(warmup)
    let alpha = declare(.factor("alpha", 0.5, bounds: .positive, help: "Exponent of time"))
    let minimum = declare(.rate("min_lr", 0, help: "Lowest rate after the warmup"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(warmup, .below, total)
      let (rate, minimum) = (try arguments[Torch.rate], try arguments[minimum])
      let (warmup, exponent) = (try arguments[warmup], try arguments[alpha])
      let total = try arguments[total]
      // The first iteration is not held above the lowest rate.
      let begin =
        warmup > 0
        ? try Ramp(from: 0, to: rate, length: warmup, name: "warmup") as any Schedule
        : Cut(Named(try Constant(rate: rate), "decay"), after: 1)
      // Without a warmup the power counts from 2 at its first iteration, the schedule's second.
      let power =
        warmup > 0
        ? try InversePower(rate: rate, timescale: Double(warmup), power: exponent)
        : try InversePower(rate: rate.product(with: .pow(2, -exponent)), timescale: 2, power: exponent)
      let held = try Clamped(power, minimum: minimum, maximum: Bounds.largestRate)
      return Based(try Sequential(begin, then: held), on: rate)
    } inverse: { form in
      var (begin, rest) = (1, form.hold.rest)
      if let line = form.line {
        guard line.way.from == 0 else { return nil }
        (begin, rest) = (line.count, line.rest)
      } else {
        guard form.hold.length == 1 else { return nil }
      }
      guard case .clamped(.law(.inversePower(let first, 0, let scale, let power)), let lowest, _) = rest else {
        return nil
      }
      let climb = form.line == nil ? 0 : begin
      guard climb == 0 ? scale == 2 : scale == Double(climb) else { return nil }
      let peak = climb == 0 ? form.rate(at: 0) : first
      return [Torch.rate(peak), total(climb + 1), warmup(climb), alpha(power), minimum(lowest)]
    }
  }
}
