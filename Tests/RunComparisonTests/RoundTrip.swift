import Catalogue
import Foundation
import Runs
import Schedules
import SeededRandom

@testable import RunComparison

/// A log that some mistake made of a plan, both with random numbers, rounded as one of the writers rounds.
struct RoundTrip {
  let plan: DrawnPlan
  /// The hypotheses of which one has to be told, each with its numbers; empty where the log is on plan, or nothing explains it.
  var causes: [(String, [String: Double])] = []
  var isOnPlan = false
  var isUnexplained = false
  var perEpoch: Int?
  var rows: LogRows?
  var planned: PlannedRun?

  static let mistakes = [
    "match", "convention of logging", "offset", "faster", "slower", "per epoch", "epochwise", "stopped",
    "never stepped", "lag",
    "total", "total by an epoch", "no warmup", "warmup", "twice", "scale", "peak", "floor", "restart", "checkpoint",
    "rebase",
    "scale and speed", "noise", "drops",
  ]

  /// Makes a log; `nil` where the mistake can make none of this plan.
  init?(_ number: Int) throws {
    var generator = SeededGenerator(state: UInt64(number))
    func draw<Value>(_ values: [Value]) -> Value { values[Int(generator.next() % UInt64(values.count))] }
    plan = DrawnPlan(Int(generator.next() >> 40), using: &generator)
    let mistake = Self.mistakes[number % Self.mistakes.count]
    let run = try RecordedRun.plan(plan.words)
    let rate = run.schedule
    let (total, every) = (plan.total, draw([1, 5, 10, 20]))
    var other: PlannedRun?
    var time: (Int) -> Int = { $0 }
    var factor: (Int) -> Double = { _ in 1 }
    var made: ((Int) -> Double)?
    switch mistake {
    case "match": isOnPlan = true
    case "convention of logging":
      let offset = draw([-1, 1])
      time = { max(0, $0 + offset) }
      isOnPlan = true
    case "offset":
      let offset = draw([2, 3, 7, 25, 100, -2, -5, -30, -100])
      time = { max(0, $0 + offset) }
      causes = [("log.offset", ["d": Double(offset)]), ("clock.lag", ["lag": Double(-offset)])]
    case "faster":
      let speed = draw([2, 3, 4, 8])
      time = { speed * $0 }
      causes = [("clock.speed", ["a": Double(speed)])]
    case "slower":
      let count = draw([2, 4, 8])
      time = { $0 / count }
      causes = [("clock.speed", ["every": Double(count)]), ("clock.per_epoch", ["every": Double(count)])]
    case "per epoch", "epochwise":
      let count = draw([20, 40, 50])
      if draw([true, false]) { perEpoch = count }
      time = mistake == "epochwise" ? { $0 / count * count } : { $0 / count }
      causes =
        mistake == "epochwise"
        ? [("clock.epochwise", ["every": Double(count)])]
        : [("clock.per_epoch", ["every": Double(count)]), ("clock.speed", ["every": Double(count)])]
    case "stopped":
      let last = total / 4 + Int(generator.next() % UInt64(total / 2))
      time = { min($0, last) }
      causes = [("clock.stopped", [:])]
    case "never stepped":
      time = { _ in 0 }
      causes = [("clock.stopped", ["at": 0])]
    case "lag":
      let lag = draw([2, 3, 5, 12])
      time = { max(0, $0 - lag) }
      causes = [("clock.lag", ["lag": Double(lag)]), ("log.offset", ["d": Double(-lag)])]
    case "total", "total by an epoch":
      // The decay of wsd has a length of its own, which these words draw as a share of the total.
      guard plan.hasTotal, !plan.ends, plan.kind != "wsd" else { return nil }
      var changed = plan
      changed.total =
        mistake == "total" ? draw([2 * total, 4 * total, total / 2, 3 * total]) : total + draw([13, -7, 50, -50])
      other = try RecordedRun.plan(changed.words)
      causes = [("total", [:])]
    case "no warmup", "warmup":
      guard plan.hasWarmup else { return nil }
      var changed = plan
      changed.warmup = mistake == "no warmup" ? 0 : draw([2 * plan.warmup, plan.warmup / 2, plan.warmup + 13])
      other = try RecordedRun.plan(changed.words)
      causes = [("warmup.length", ["warmup": Double(changed.warmup)])]
    case "twice":
      guard plan.hasWarmup else { return nil }
      let warmup = draw([plan.warmup, 2 * plan.warmup])
      factor = { min(1, Double($0) / Double(warmup)) }
      causes = [("warmup.twice", ["W": Double(warmup)])]
    case "scale":
      let scale = draw([4, 0.1, 2.0.squareRoot(), 0.5, 1.37])
      factor = { _ in scale }
      causes = [("value.scale", ["c": scale]), ("value.peak", ["peak": scale * plan.rate])]
    case "peak":
      var changed = plan
      changed.rate *= draw([2, 4, 8.0.squareRoot(), 0.37])
      other = try RecordedRun.plan(changed.words)
      causes = [("value.peak", ["peak": changed.rate]), ("value.scale", ["c": changed.rate / plan.rate])]
    case "floor":
      guard plan.hasFloor else { return nil }
      var changed = plan
      changed.floor = draw([0, plan.floor / 10, plan.rate * 0.3])
      other = try RecordedRun.plan(changed.words)
      causes = [("value.min", ["min": changed.floor])]
    case "restart", "checkpoint":
      let at = total / 4 + Int(generator.next() % UInt64(total / 2))
      let lost = mistake == "restart" ? at : draw([20, 50, at / 2])
      time = { $0 < at ? $0 : $0 - lost }
      causes = [("resume.restart", ["minus": Double(lost)]), ("clock.lag", ["lag": Double(lost)])]
    case "rebase":
      guard rate(0) > 0 else { return nil }
      let at = total / 4 + Int(generator.next() % UInt64(total / 2))
      time = { $0 < at ? $0 : $0 - at }
      factor = { $0 < at ? 1 : rate(at) / rate(0) }
      causes = [("resume.rebase", [:])]
    case "scale and speed":
      let (scale, speed) = (draw([4, 0.1, 0.5]), draw([2, 4]))
      time = { speed * $0 }
      factor = { _ in scale }
      causes = [("value.scale + clock.speed", ["c": scale, "a": Double(speed)])]
    case "noise":
      made = { rate($0) * (1 + 0.01 * sin(Double($0 * $0))) }
      isUnexplained = true
    default:
      // A plateau halves the rate where a metric asks for it.
      guard plan.kind != "step" else { return nil }
      let drops = [total / 5 + 3, total / 2 - 9, 3 * total / 4 + 1]
      let peak = plan.rate
      made = { time in drops.reduce(0.9 * peak) { $1 <= time ? $0 * 0.4 : $0 } }
      isUnexplained = true
    }
    let curve = other?.schedule ?? rate
    let steps = stride(from: draw([0, every]), to: total, by: every)
    if plan.ends, steps.contains(where: { time($0) >= total }) { return nil }
    let value = made ?? { factor($0) * curve(time($0)) }
    // As repr writes, or as %e with 4, 5 or 7 digits.
    let digits = isUnexplained ? nil : draw([nil, 4, 5, 7, nil])
    let rows = try RecordedRun.rows(steps, digits: digits, perEpoch: perEpoch, value)
    self.rows = rows
    let planned = try RecordedRun.plan(plan.words, perEpoch: perEpoch)
    self.planned = planned
    // What rounding or a plateau hides is on plan, and a handful of rates is anybody's.
    if !isOnPlan {
      for offset in [0, 1, -1] where rows.count > 0 {
        let isHidden = rows.rates.indices.allSatisfy { row in
          (planned.schedule(max(0, rows.updates[row] + offset)) - rows.rates[row]).magnitude <= rows.slack[row]
        }
        if isHidden { return nil }
      }
      if Set(rows.rates).count < 4, !mistake.hasSuffix("stepped"), mistake != "stopped", !isUnexplained { return nil }
    }
  }
}
