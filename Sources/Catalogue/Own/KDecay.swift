import Schedules

extension Own {
  static let kDecay = ScheduleDefinition(
    "k-decay",
    summary: "Half a cosine of a power of the progress: the rate stays high longer.",
    formula: "min + (lr - min) · (1 + cos(π (t / length)^k)) / 2 for t ≤ length, then min",
    source: "Zhang & Li 2020, arXiv 2004.05909",
    example: "k-decay --lr 0.1 --length 1000 --k 2"
  ) { declare in
    let decay = declare.decay()
    let k = declare(.factor("k", 1.5, bounds: .positive, help: "Exponent of the progress; 1 is the cosine"))
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, along: .kDecay(k: arguments[k]))
    } inverse: { form in
      decay.solution(ofWay: form) { way in
        switch way.leg.curve {
        case .cosine where !way.leg.isRising: [k(1)]
        case .kDecay(let exponent) where !way.leg.isRising: [k(exponent)]
        default: nil
        }
      }
    }
  }
}
