import Catalogue
import Numbers
import Schedules

/// The plan was made for another number of updates: p with T′.
enum OtherTotal: Hypothesis {
  static let name = "total"

  static func causes(_ evidence: Evidence) -> [Cause] {
    evidence.plan.parameters.filter { $0.meaning == .length && $0.isGiven }.flatMap { one($0, evidence) }
      + all(evidence)
  }

  /// Another value of one length.
  private static func one(_ parameter: PlanParameter, _ evidence: Evidence) -> [Cause] {
    let plan = evidence.plan
    let was = Int(saturating: parameter.value)
    guard was >= 1 else { return [] }
    let total = plan.course ?? was
    // What stands before it stays: the whole is that much longer than the length.
    let rest = total - was
    let epoch = evidence.rows.updatesPerEpoch
    let totals =
      evidence.factors.flatMap { factor -> [Int] in
        let longer = total.multipliedSaturating(by: factor)
        return [longer, total / factor, total.dividedUp(by: factor)]
      } + (epoch.map { [total.addingSaturating($0), total.subtractingSaturating($0)] } ?? [])
    let known = totals.map { $0.subtractingSaturating(rest) }.filter { $0 >= 1 && $0 != was }
    func config(_ number: Int) -> ScheduleConfig {
      plan.setting(parameter, Double(number))
    }
    let highest = max(was, evidence.rows.updates.last ?? 1).multipliedSaturating(by: 128)
    var counts = evidence.counts(1...max(2, highest), known: known, config)
    if counts.isEmpty {
      // Of cycles the rates pass those of the log again and again: what is near by is tried one by one.
      let near = (1...128).flatMap { [was.addingSaturating($0), was - $0] }.filter { $0 >= 1 }
      counts = near.filter { plan.schedule(of: config($0)).map { evidence.mayFit($0) } ?? false }.map { ($0, false) }
    }
    let planned = was.addingSaturating(rest)
    return counts.prefix(64).compactMap { number, isKnown in
      let total = number.addingSaturating(rest)
      let factor = Double(total) / Double(max(1, planned))
      let isFact = isFactor(factor, evidence)
      return evidence.cause(
        name,
        [
          ("total", .integer(total)), ("factor", .number(factor)), (parameter.name, .integer(number)),
          ("was", .integer(was)), ("d", .integer(evidence.offset)),
        ], config(number), free: isFact ? 0 : 1, isPlausible: isKnown || Evidence.roundness(number) > 0,
        "the schedule was made for \(total) updates instead of \(planned)\(times(factor))")
    }
  }

  /// All lengths, the warmup's too, so many times as long.
  private static func all(_ evidence: Evidence) -> [Cause] {
    let plan = evidence.plan
    let lengths = plan.parameters.filter { parameter in
      parameter.isGiven && (parameter.meaning == .length || parameter.meaning == .warmup) && parameter.value > 0
    }
    guard lengths.contains(where: { $0.meaning == .warmup }), lengths.count > 1, let total = plan.course else {
      return []
    }
    let factors = evidence.factors.flatMap { [Double($0), 1 / Double($0)] }
    return factors.lazy.compactMap { factor -> Cause? in
      var config = plan.config
      for parameter in lengths {
        let length = Int(saturating: (parameter.value * factor).rounded())
        guard length >= 1 else { return nil }
        config = config.setting(parameter, Double(length))
      }
      guard let schedule = plan.schedule(of: config), evidence.mayFit(schedule) else { return nil }
      let other = Int(saturating: (Double(total) * factor).rounded())
      let warmup = lengths.first { $0.meaning == .warmup }.map { Int(saturating: ($0.value * factor).rounded()) } ?? 0
      return evidence.cause(
        name,
        [
          ("total", .integer(other)), ("factor", .number(factor)), ("warmup", .integer(warmup)),
          ("was", .integer(total)),
        ], config, free: isFactor(factor, evidence) ? 0 : 1,
        "all lengths of the schedule, the warmup's too, are counted for \(other) updates instead of \(total)\(times(factor))"
      )
    }.prefix(1).map(\.self)
  }

  private static func isFactor(_ factor: Double, _ evidence: Evidence) -> Bool {
    let facts = evidence.plan.context.run.facts
    let known = [facts.worldSize.value, facts.accumulation.value].filter { $0 > 1 }.map(Double.init)
    return known.contains { $0 == factor || 1 / $0 == factor }
  }

  private static func times(_ factor: Double) -> String {
    if factor >= 2, factor == factor.rounded() { return ", \(FigureText.short(factor)) times as many" }
    let inverse = 1 / factor
    if inverse >= 2, (inverse - inverse.rounded()).magnitude < 1e-9 {
      return ", a share of 1/\(FigureText.short(inverse.rounded()))"
    }
    return ""
  }
}
