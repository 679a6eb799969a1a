import Catalogue
import Numbers
import Schedules

/// The lowest rate is another one, or that at which the warmup begins; the highest stays.
enum OtherFloor: Hypothesis {
  static let name = "value.min"

  static func causes(_ evidence: Evidence) -> [Cause] {
    evidence.plan.parameters.filter { $0.meaning == .floor || $0.meaning == .start }.compactMap { parameter in
      let was = parameter.value
      let scale = evidence.rows.highest
      guard scale > 0, let interval = evidence.rates(parameter, (was, was == 0 ? scale / 10 : was / 2)) else {
        return nil
      }
      let near = [0, was * 10, was / 10, was * scale, scale > 0 ? was / scale : 0]
      let usual = near.first { interval.contains($0) }
      let rate = usual ?? interval.shortest
      guard rate != was, rate >= 0 else { return nil }
      let isStart = parameter.meaning == .start
      return evidence.cause(
        isStart ? "warmup.start" : name,
        [
          (isStart ? "start" : "min", .number(rate)), (parameter.name, .number(rate)), ("was", .number(was)),
          ("d", .integer(evidence.offset)),
        ],
        evidence.plan.setting(parameter, rate), free: rate == 0 ? 0 : 1,
        isPlausible: usual != nil || rate.rounded(toDigits: 3) == rate,
        "the \(isStart ? "first rate of the warmup" : "lowest rate") is \(FigureText.short(rate)) instead of \(FigureText.short(was))"
      )
    }
  }
}
