import Catalogue
import Numbers
import Schedules

/// Two warmups: one of the schedule, and one of what wraps it: p(k) · min(1, k / W).
enum WarmupTwice: Hypothesis {
  static let name = "warmup.twice"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let (rows, schedule) = (evidence.rows, evidence.plan.schedule)
    let own = evidence.plan.parameters.filter { $0.meaning == .warmup && $0.value >= 1 }.map {
      Int(saturating: $0.value)
    }
    let reading =
      evidence.warmed.map { $0.parameters.filter { $0.meaning == .warmup }.map { Int(saturating: $0.value) } } ?? []
    let solved = rows.glance.filter { $0 >= evidence.firstOff }.prefix(12).compactMap { row -> Int? in
      let (rate, planned) = (rows.rates[row], schedule(evidence.update(row)))
      guard rate > 0, planned > rate else { return nil }
      return Int(saturating: (Double(evidence.update(row)) * planned / rate).rounded())
    }
    var seen: Set<Int> = []
    let lengths = (own + reading + solved.reversed()).filter { $0 > 1 && seen.insert($0).inserted }
    return lengths.filter { length in
      evidence.test.mayFit { row in
        let update = evidence.update(row)
        return schedule(update) * min(1, Double(update) / Double(length))
      }
    }.compactMap { length in
      guard let linear = Catalogue.definition(named: "linear") else { return nil }
      var config = evidence.plan.config
      config.operations.append(
        .times(Stage(linear, ["lr": .number(0), "min": .number(1), "length": .duration(.updates(length))])))
      let isOwn = own.contains(length) || reading.contains(length)
      return evidence.cause(
        name, [("warmup", .integer(length)), ("W", .integer(length)), ("shape", .text("t/W"))], config,
        free: isOwn ? 0 : 1,
        "there are two warmups: a second one of \(length) updates multiplies the rates of the schedule")
    }
  }
}
