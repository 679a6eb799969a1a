import Schedules

extension MXNet {
  static let polyScheduler = entry(
    "PolyScheduler",
    summary: "A power of the remaining share of the updates after the warmup.",
    formula:
      "final_lr + (base_lr - final_lr) · (1 - (t - warmup_steps) / (max_update - warmup_steps))^pwr, then final_lr",
    example: "mxnet.PolyScheduler --base_lr 0.1 --max_update 1000 --warmup_steps 100"
  ) { declare in
    declare(maxUpdate)
    declare(final)
    let pwr = declare(.factor("pwr", 2, bounds: .nonNegative, help: "Exponent of the remaining share"))
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let power = try arguments[pwr]
      return try decay(arguments, "PolyScheduler", curve: power == 0 ? nil : .power(exponent: power))
    } inverse: { form in
      let (led, climb, rest) = climb(of: form)
      guard let way = rest.way, let power = way.power else { return nil }
      return led + [base(way.from), maxUpdate(climb + way.length), final(way.to), pwr(power)]
    }
  }
}
