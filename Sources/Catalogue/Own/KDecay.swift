import Schedules

extension Own {
  static let kDecay = ScheduleDefinition(
    "k-decay",
    summary: "Half a cosine of a power of the progress: the rate stays high longer.",
    formula: "finish-lr + (lr - finish-lr) · (1 + cos(π (t / length)^k)) / 2 for t ≤ length, then finish-lr",
    source: "Zhang & Li 2020, arXiv 2004.05909",
    example: "k-decay --lr 0.1 --length 1000 --k 2"
  ) { declare in
    let peak = declare(peakRate)
    let finish = declare(finishRate)
    let length = declare(decayLength)
    let k = declare(.factor("k", 1.5, bounds: .positive, help: "Exponent of the progress; 1 is the cosine"))
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[peak], to: arguments[finish], length: arguments[length],
        curve: .kDecay(k: arguments[k]))
    } inverse: { form in
      guard let way = form.way, !way.leg.isRising else { return nil }
      let ends: Solution = [peak(way.from), finish(way.to), length(way.length)]
      switch way.leg.curve {
      case .cosine: return ends + [k(1)]
      case .kDecay(let exponent): return ends + [k(exponent)]
      default: return nil
      }
    }
  }
}
