import Schedules

extension PyTorchScheduler {
  static let polynomialScheduler = entry(
    "PolynomialScheduler",
    summary: "A line up from 0, then a power of the remaining share; with cycle all of it again and again.",
    formula: "lr · t / W; (lr - min_lr) · (1 - (t - W) / (T - W))^power + min_lr; then min_lr, or t mod T with cycle",
    example: "pytorch_scheduler.PolynomialScheduler --lr 0.1 --total_steps 500 --power 2 --cycle"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let power = declare(.factor("power", 1, bounds: .positive, help: "Exponent of the remaining share"))
    declare(minimum)
    declare(warmup)
    let cycle = declare(.flag("cycle", false, help: "Begin again at total_steps, warmup included"))
    return .schedule { arguments throws(ScheduleError) in
      let decay = try Trapezoid.hold(0).schedule(arguments, curve: .power(exponent: arguments[power]))
      guard try arguments[cycle] else { return decay }
      let cycles = try Cyclical(Period(decay, every: arguments[total]))
      return Based(cycles, on: try arguments[Torch.rate])
    } inverse: { form in
      var (decay, isCycle) = (form, false)
      if case .cycles(let cycles) = form {
        guard cycles.growth == 1, cycles.decay == 1, cycles.count == nil else { return nil }
        (decay, isCycle) = (cycles.form, true)
      }
      guard let stages = Trapezoid.reading(decay), stages.hold == 0, let exponent = stages.way?.power else {
        return nil
      }
      if case .cycles(let cycles) = form, cycles.length != stages.total { return nil }
      return stages.solution + [warmup(stages.warmup), power(exponent), cycle(isCycle)]
    }
  }
}
