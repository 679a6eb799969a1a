import Catalogue
import Numbers
import Schedules

/// The warmup has another length: p with W′.
enum WarmupLength: Hypothesis {
  static let name = "warmup.length"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let parameters = evidence.plan.parameters.filter { $0.meaning == .warmup }
    return parameters.flatMap { parameter in
      causes(evidence, parameter) { evidence.plan.setting(parameter, Double($0)) }
        + keepingTotal(evidence, parameter)
    }
  }

  /// Where the warmup stands apart from the decay, the decay may make up for it.
  private static func keepingTotal(_ evidence: Evidence, _ parameter: PlanParameter) -> [Cause] {
    let plan = evidence.plan
    guard case .operation = parameter.place,
      let length = plan.parameters.first(where: { $0.meaning == .length && $0.isGiven && $0.place == .first })
    else { return [] }
    return causes(evidence, parameter) { warmup in
      let decay = Int(saturating: length.value + parameter.value) - warmup
      return decay >= 1 ? plan.setting(parameter, Double(warmup)).setting(length, Double(decay)) : nil
    }
  }

  private static func causes(
    _ evidence: Evidence, _ parameter: PlanParameter, _ config: (Int) -> ScheduleConfig?
  ) -> [Cause] {
    let was = Int(saturating: parameter.value)
    let factors = evidence.factors
    let known =
      [0] + (was < 1 ? [] : factors.flatMap { [was.multipliedSaturating(by: $0), was / $0, (was + $0 - 1) / $0] })
    let last = max(was, evidence.rows.updates.last ?? 1).multipliedSaturating(by: 64)
    // A warmup of nothing is none at all, where the entry does not take that.
    func words(_ warmup: Int) -> ScheduleConfig? {
      let config = config(warmup)
      if warmup == 0, case .operation(let index) = parameter.place, var config,
        config.operations.indices.contains(index)
      {
        config.operations.remove(at: index)
        return config
      }
      return config
    }
    return evidence.counts(0...max(2, last), known: known.filter { $0 != was }, words).prefix(64).compactMap {
      warmup, isKnown in
      let said =
        warmup == 0
        ? "there was no warmup" : "the warmup took \(warmup) updates instead of \(was)"
      return evidence.cause(
        name,
        [
          ("warmup", .integer(warmup)), ("W", .integer(warmup)), (parameter.name, .integer(warmup)),
          ("was", .integer(was)), ("d", .integer(evidence.offset)),
        ], words(warmup), free: warmup == 0 ? 0 : 1, isPlausible: isKnown || Evidence.roundness(warmup) > 0, said)
    }
  }
}
