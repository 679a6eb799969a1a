import Catalogue
import Numbers
import Schedules

/// The warmup was not taken out of the decay: it lasts T behind the warmup, instead of T - W.
enum WarmupExcluded: Hypothesis {
  static let name = "warmup.excluded"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let plan = evidence.plan
    let warmups = plan.parameters.filter { $0.meaning == .warmup && $0.value >= 1 }
    guard let warmup = warmups.first.map({ Int(saturating: $0.value) }) else { return [] }
    return plan.parameters.filter { $0.meaning == .length && $0.isGiven }.compactMap { parameter in
      let length = Int(saturating: parameter.value)
      let total = plan.course ?? length
      return evidence.cause(
        name,
        [
          ("warmup", .integer(warmup)), ("decay", .integer(total)), ("total", .integer(total.addingSaturating(warmup))),
        ],
        plan.setting(parameter, Double(length.addingSaturating(warmup))), free: 0,
        "the warmup of \(warmup) updates was not taken out of the decay, which lasts \(total) updates behind it")
    }
  }
}
