import Schedules

extension Fairseq {
  static let inverseSqrt = entry(
    "inverse_sqrt",
    summary: "A line up over the warmup, then the inverse square root of the update.",
    formula: "warmup_init_lr + (lr - warmup_init_lr) · t / w for t < w, then lr · √(w / t)",
    example: "fairseq.inverse_sqrt --lr 5e-4 --warmup_updates 400"
  ) { declare in
    declare(rate)
    let warmup = declare(warmup(4000, bounds: .atLeastOne))
    let warmupStart = declare(warmupStart("0"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      return try InversePower(rate: rate, timescale: Double(warmup))
        .warmedUp(from: max(0, arguments[warmupStart]), to: rate, over: warmup)
    } inverse: { form in
      let (start, climb, rest) = form.warmup()
      guard let start, start >= 0, case .law(.inversePower(let peak, 0, Double(climb), 0.5)) = rest else { return nil }
      return [rate(peak), warmup(climb), warmupStart(start == 0 ? -1 : start)]
    }
  }
}
