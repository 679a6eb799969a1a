import Schedules

extension Own {
  static let tanh = ScheduleDefinition(
    "tanh",
    summary: "A hyperbolic tangent: the rate stays high, falls fast, and levels out.",
    formula:
      "min + (lr - min) · (1 - tanh(lower · (1 - p) + upper · p)) / 2, p = t / length; holds from p = 1 on",
    source: "Hsueh, Li & Wu 2018, arXiv 1806.01593; timm's defaults, but for its exact first and last rates",
    example: "tanh --lr 0.1 --length 1000 --lower -4 --upper 4"
  ) { declare in
    let decay = declare.decay()
    let lower = declare(
      .factor("lower", -7, aliases: ["lb"], help: "Place on the tangent at the start"), as: .lowerPlace)
    let upper = declare(
      .factor("upper", 3, aliases: ["ub"], help: "Place on the tangent at the end, above lower"), as: .upperPlace)
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments) { (peak, floor, count) throws(ScheduleError) in
        try HyperbolicTangent(
          from: peak, to: floor, length: count, lower: arguments[lower], upper: arguments[upper])
      }
    } inverse: { form in
      decay.solution(of: form) { rest in
        guard case .law(.tanh(let start, let end, let count, let begin, let last)) = rest else { return nil }
        return (start, end, count, [lower(begin), upper(last)])
      }
    }
  }
}
