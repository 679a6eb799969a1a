import Catalogue
import Foundation
import Runs
import Schedules
import Testing

@testable import RunComparison

/// A plan with numbers drawn at random, in the words of one of several frameworks.
struct DrawnPlan {
  let kind: String
  var rate: Double
  var floor: Double
  var total: Int
  var warmup: Int
  let power: Double

  static let kinds = [
    "cosine", "cosine warmup", "linear warmup", "wsd", "hf.cosine", "hf.linear", "hf.cosine_with_min_lr",
    "hf.polynomial",
    "torch.CosineAnnealingLR", "torch.PolynomialLR", "optax", "megatron.cosine", "nemo", "hf.inverse_sqrt",
    "exponential",
    "step", "torch.OneCycleLR",
  ]

  init(_ number: Int, using generator: inout Generator) {
    kind = Self.kinds[number % Self.kinds.count]
    rate = [1e-3, 3e-4, 5e-5, 2e-5, 0.1, 0.05, 1.5e-4].randomElement(using: &generator) ?? 1e-3
    floor = rate * ([0.1, 0.01, 0.05].randomElement(using: &generator) ?? 0.1)
    total = [400, 500, 800, 1000, 937, 1563, 2000].randomElement(using: &generator) ?? 1000
    warmup = [20, 30, 50, 80, 100].randomElement(using: &generator) ?? 50
    power = [0.5, 2].randomElement(using: &generator) ?? 2
  }

  var words: String {
    switch kind {
    case "cosine": "cosine --lr \(rate) --min \(floor) --length \(total)"
    case "cosine warmup": "cosine --lr \(rate) --min \(floor) --length \(total)" + own
    case "linear warmup": "linear --lr \(rate) --length \(total)" + own
    case "wsd": "wsd --lr \(rate) --length \(total) --warmup \(warmup) --decay \(total / 5)"
    case "hf.cosine", "hf.linear":
      "\(kind) --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total)"
    case "hf.cosine_with_min_lr":
      "\(kind) --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) --min_lr \(floor)"
    case "hf.polynomial":
      "\(kind) --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) --power \(power)"
    case "torch.CosineAnnealingLR": "\(kind) --lr \(rate) --T_max \(total) --eta_min \(floor)"
    case "torch.PolynomialLR": "\(kind) --lr \(rate) --total_iters \(total) --power \(power)"
    case "optax":
      "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value \(rate) --warmup_steps \(warmup) --decay_steps \(total) --end_value \(floor)"
    case "megatron.cosine":
      "\(kind) --lr \(rate) --min_lr \(floor) --lr_warmup_iters \(warmup) --lr_decay_iters \(total)"
    case "nemo":
      "nemo.CosineAnnealing --lr \(rate) --min_lr \(floor) --warmup_steps \(warmup) --max_steps \(total)"
    case "hf.inverse_sqrt": "\(kind) --lr \(rate) --num_warmup_steps \(warmup)"
    case "exponential": "exponential --lr \(rate) --gamma 0.998"
    case "step": "step --lr \(rate) --gamma 0.5 --step-size \(total / 5)"
    default: "\(kind) --max_lr \(rate) --total_steps \(total)"
    }
  }

  private var own: String { warmup > 0 ? " warmup --length \(warmup)" : "" }

  var hasTotal: Bool { !["hf.inverse_sqrt", "exponential", "step"].contains(kind) }
  /// A warmup that the words tell, and that may have any length.
  var hasWarmup: Bool {
    ["cosine warmup", "linear warmup", "hf.cosine", "hf.linear", "hf.cosine_with_min_lr", "hf.polynomial", "optax"]
      .contains(kind)
  }
  var hasFloor: Bool {
    ["cosine", "cosine warmup", "hf.cosine_with_min_lr", "torch.CosineAnnealingLR", "optax", "megatron.cosine", "nemo"]
      .contains(kind)
  }
  /// Whether a schedule raises an error, or repeats itself, behind its end.
  var ends: Bool { kind == "torch.OneCycleLR" }
}

/// Random numbers that are the same each time: SplitMix64.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

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
    var generator = Generator(state: UInt64(number))
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

@Suite struct RoundTripTests {
  /// How many logs are made by each mistake; `LRSCHED_ROUND_TRIPS` asks for more.
  private static let count =
    ProcessInfo.processInfo.environment["LRSCHED_ROUND_TRIPS"].flatMap { Int($0) }.map { max(1, $0) } ?? 2

  /// Of random plans, spoilt by a random mistake and rounded, the mistake is found again, or one that makes the same log.
  @Test(arguments: RoundTrip.mistakes.indices) func mistakeIsFoundAgain(_ mistake: Int) throws {
    var made = 0
    for number in stride(from: mistake, to: 4000 * RoundTrip.mistakes.count, by: RoundTrip.mistakes.count) {
      if made == Self.count { break }
      guard let trip = try RoundTrip(number), let rows = trip.rows, let planned = trip.planned else { continue }
      made += 1
      let comparison = PlanComparison(of: rows, with: planned)
      let told = comparison.causes.map { "\($0.hypothesis) \($0.parameters)" }
      let name = "\(number): \(RoundTrip.mistakes[mistake]) of \(trip.plan.words)"
      #expect(comparison.agrees == trip.isOnPlan, "\(name): \(told)")
      if trip.isUnexplained { #expect(told.isEmpty, "\(name): \(told)") }
      if trip.isOnPlan || trip.isUnexplained { continue }
      let isFound = comparison.causes.prefix(3).contains { cause in
        trip.causes.contains { hypothesis, numbers in
          // Between two steps of a stair nobody can tell when a run was resumed, nor from where.
          if trip.plan.kind == "step", hypothesis.hasPrefix("resume."), cause.hypothesis.hasPrefix("resume.") {
            return true
          }
          return cause.hypothesis == hypothesis
            && numbers.allSatisfy { name, number in
              cause.number(name).map { ($0 - number).magnitude <= 1e-3 * max(1e-9, number.magnitude) } ?? false
            }
        }
      }
      // Another cause with fewer free numbers that has the rates of all rows is as good an answer.
      withKnownIssue("a warmup that makes the rest of a power shorter is not always solved", isIntermittent: true) {
        #expect(isFound, "\(name): \(told), not \(trip.causes)")
      } when: {
        trip.plan.kind == "hf.polynomial" && RoundTrip.mistakes[mistake] == "warmup"
      }
    }
    #expect(made == Self.count)
  }

  /// Of random schedules, rounded and perhaps logged from later on, a curve is found that has the rates of all rows.
  @Test(arguments: DrawnPlan.kinds.indices) func scheduleIsFoundAgain(_ kind: Int) throws {
    for number in kind % 3..<kind % 3 + Self.count / 2 {
      var generator = Generator(state: UInt64(1000 + 100 * kind + number))
      let plan = DrawnPlan(kind, using: &generator)
      let schedule = try RecordedRun.plan(plan.words).schedule
      let every = [1, 10, 10, 20].randomElement(using: &generator) ?? 10
      // Where the warmup is not logged, its end is all that can be told of it.
      let first = number % 3 == 2 ? (plan.total / 5 / every + 1) * every : 0
      let digits = [nil, 4, 5, 7].randomElement(using: &generator) ?? nil
      let last = [plan.total, plan.total * 4 / 5].randomElement(using: &generator) ?? plan.total
      let rows = try RecordedRun.rows(stride(from: first, to: last, by: every), digits: digits) { schedule($0) }
      let context = RunContext(Run(length: Fact(plan.total, .standard)))
      let fit = LogFit(of: rows, in: context)
      withKnownIssue("without its head and its end, a power is not always found as it was", isIntermittent: true) {
        #expect(
          fit.isWhole,
          "\(plan.words) from \(first) by \(every) to \(last), \(digits ?? 17) digits: \(String(describing: fit.best))")
      } when: {
        plan.kind == "hf.polynomial" && first > 0
      }
    }
  }
}
