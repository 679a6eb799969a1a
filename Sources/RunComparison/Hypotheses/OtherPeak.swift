import Catalogue
import Numbers
import Schedules

/// The highest rate is another one; the lowest, and that at which a warmup begins, stay.
enum OtherPeak: Hypothesis {
  static let name = "value.peak"

  static func causes(_ evidence: Evidence) -> [Cause] {
    evidence.plan.parameters.filter { $0.meaning == .peak }.compactMap { parameter in
      let was = parameter.value
      let other = was > 0 ? was * 2 : 1
      guard let interval = evidence.rates(parameter, (was, other)) else { return nil }
      // The peak as people write it: a factor of the old one, else a number of few digits.
      let factors = Interval(lower: interval.lower / was, upper: interval.upper / was)
      let usual = was > 0 ? factors.usualFactor : nil
      let short = interval.shortest
      let rate = usual.map { $0 * was } ?? short
      guard rate != was else { return nil }
      return evidence.cause(
        name,
        [
          (parameter.name, .number(rate)), ("peak", .number(rate)), ("was", .number(was)),
          ("d", .integer(evidence.offset)),
        ],
        evidence.plan.setting(parameter.place, parameter.name, .number(rate)), free: 1,
        isPlausible: usual != nil || short.rounded(toDigits: 3) == short,
        "the highest rate is \(FigureText.short(rate)) instead of \(FigureText.short(was))"
          + (usual.map { ", \(FigureText.short($0)) times as high" } ?? ""))
    }
  }
}
