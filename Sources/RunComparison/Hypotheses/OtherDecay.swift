import Catalogue
import Numbers
import Schedules

/// The way down is another one between the same ends.
enum OtherDecay: Hypothesis {
  static let name = "shape"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let plans =
      [evidence.warmed].compactMap(\.self)
      + Equivalents.ownWords(of: evidence.plan.schedule).compactMap { evidence.plan.replaced(by: $0) }
    for plan in plans {
      let causes = causes(evidence, plan)
      if causes.contains(where: { evidence.mayFit($0.schedule) }) { return causes }
    }
    return []
  }

  private static func causes(_ evidence: Evidence, _ plan: PlannedRun) -> [Cause] {
    let own = plan.parameters.filter { $0.place == .first }
    guard let peak = own.first(where: { $0.meaning == .peak })?.value,
      let length = own.first(where: { $0.meaning == .length }).map({ Int(saturating: $0.value) }), length >= 2
    else { return [] }
    let floor = own.first { $0.meaning == .floor }?.value ?? 0
    let inner = own.first { $0.meaning == .warmup }.map { Int(saturating: $0.value) } ?? 0
    let before = plan.config.first.definition.name
    func stage(_ name: String, _ values: [String: ParameterValue]) -> Stage? {
      Catalogue.definition(named: name).map { definition in
        var values = values
        values["lr"] = .number(peak)
        if floor != 0, definition.parameters.named("min") != nil { values["min"] = .number(floor) }
        if definition.parameters.named("length") != nil { values["length"] = .duration(.updates(length)) }
        if inner > 0, definition.parameters.named("warmup") != nil { values["warmup"] = .duration(.updates(inner)) }
        return Stage(definition, values)
      }
    }
    var ways: [(String, Stage?)] = ["linear", "cosine", "constant"].map { ($0, stage($0, [:])) }
    let decay = ParameterValue.duration(.updates(length - inner))
    for shape in ["1-sqrt", "square", "exponential", "mirror-cosine", "half-life", "inverse-linear"] {
      ways.append((shape, stage("wsd", ["shape": .choice(shape), "decay": decay])))
    }
    let power = power(evidence, plan, from: peak, to: floor, over: length - inner)
    for exponent in [power, 2, 0.5].compactMap(\.self) where exponent > 0 {
      ways.append(("power", stage("polynomial", ["power": .number(exponent)])))
    }
    var causes = ways.compactMap { way, stage -> Cause? in
      guard let stage, stage.definition.name != before || way == "power" || stage.definition.name == "wsd" else {
        return nil
      }
      var config = plan.config
      config.first = stage
      let exponent = way == "power" ? stage.values["power"] : nil
      var parameters: [(String, Cause.Value)] = [("shape", .text(way))]
      if case .number(let number)? = exponent { parameters.append(("power", .number(number))) }
      return evidence.cause(
        name, parameters, config, free: exponent == nil ? 0 : 1,
        "the decay goes down along '\(way)' instead of '\(before)', between the same rates")
    }
    // The inverse square root goes on from the warmup for ever.
    let warmup = plan.parameters.first { $0.meaning == .warmup && $0.value >= 1 }.map { Int(saturating: $0.value) }
    if let warmup, let root = Catalogue.definition(named: "inverse-sqrt") {
      let config = ScheduleConfig(Stage(root, ["lr": .number(peak), "warmup": .duration(.updates(warmup))]))
      if let cause = evidence.cause(
        name, [("shape", .text("inverse-sqrt"))], config, free: 0,
        "behind the warmup the rate falls as the inverse square root of the updates, instead of '\(before)'")
      {
        causes.append(cause)
      }
    }
    return causes
  }

  /// The power of the remaining share that a row in the middle of the decay asks for.
  private static func power(
    _ evidence: Evidence, _ plan: PlannedRun, from peak: Double, to floor: Double, over length: Int
  ) -> Double? {
    let warmup = plan.parameters.first { $0.meaning == .warmup }.map { $0.value } ?? 0
    var interval = Interval.all
    for row in evidence.rows.glance {
      let share = 1 - (Double(evidence.update(row)) - warmup) / Double(length)
      guard share > 0.02, share < 0.98, peak != floor else { continue }
      func solved(_ rate: Double) -> Double {
        let rest = (rate - floor) / (peak - floor)
        return rest > 0 ? Double.log(rest) / Double.log(share) : .infinity
      }
      let (rate, slack) = (evidence.rows.rates[row], evidence.rows.slack[row])
      interval.intersect(solved(rate - slack), solved(rate + slack))
      if interval.isEmpty { return nil }
    }
    guard interval.lower.isFinite, interval.upper.isFinite else { return nil }
    return interval.shortest
  }
}
