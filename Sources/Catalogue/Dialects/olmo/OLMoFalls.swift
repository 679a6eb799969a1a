import Schedules

extension OLMo {
  static let cosineWithWarmup = falling(
    "cosine_with_warmup", along: .cosine, "A line up over the warmup, then a half cosine down to alpha_f of the rate.",
    formula: "e + (lr - e) · (1 + cos(π (s - W) / (T - W))) / 2, s = t + 1, e = alpha_f · lr")
  static let linearWithWarmup = falling(
    "linear_with_warmup", along: .linear, "A line up over the warmup, then a line down to alpha_f of the rate.",
    formula: "lr - (lr - e) · (s - W) / (T - W), s = t + 1, e = alpha_f · lr")
  static let cosineLinearEnvelope = falling(
    "cosine_linear_envelope", along: .linearCosine,
    "A line up over the warmup, then a half cosine that a line down shrinks, to alpha_f of the rate.",
    formula: "e + (lr - e) · (1 - p) · (1 + cos πp) / 2, p = (s - W) / (T - W), s = t + 1, e = alpha_f · lr")

  private static func falling(
    _ call: String, along curve: Curve, _ summary: String, formula: String
  ) -> ScheduleDefinition {
    entry(
      call, summary: summary, formula: "i + (lr - i) · s / W for s < W, then \(formula), then e",
      example: "olmo.\(call) --learning_rate 3e-4 --t_warmup 100 --max_duration 1000"
    ) { declare in
      declareFall(&declare)
      return .schedule { arguments throws(ScheduleError) in
        try fall(along: curve, arguments)
      } inverse: { form in
        solution(of: form, along: curve)
      }
    }
  }
}
