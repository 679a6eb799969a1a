import RealModule
import Schedules

extension LMEngine {
  static let exponential = entry(
    "exponential",
    summary:
      "Warm up, hold, and an exponential through lr_decay_factor at the end of the decay, which it does not stop at.",
    formula:
      "lr · t / W for t ≤ W; lr for t ≤ K; lr · ((1 - r) · e · e^-p + r · e - 1) / (e - 1), p = (t - K) / (E - K)",
    example: "lm_engine.exponential --lr 3e-4 --num_training_steps 1000 --num_warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, share) = (try arguments[rate], try arguments[share])
      let (timeline, hold, end) = try begun(arguments)
      let e = Double.exp(1)
      guard end > hold else {
        return refusing(
          try timeline.holding(rate, lasting: arguments[total], "stable"), from: hold.addingSaturating(1),
          "exponential",
          "the decay has 0 steps, by which it divides (ZeroDivisionError)")
      }
      let length = end - hold
      let floor = rate * ((share * e - 1) / (e - 1))
      let decay = try OffsetExponential(rate: rate, floor: floor, period: Double(length))
      return try timeline.then(
        Shifted(decay, by: hold - timeline.update), lasting: arguments[total])
    }
  }
}
