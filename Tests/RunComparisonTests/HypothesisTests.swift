import Catalogue
import Foundation
import Logs
import Testing

@testable import RunComparison

/// A mistake that is made in a test, by its own arithmetic, and what has to be found of it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let hypothesis: String
  let plan: String
  let numbers: [String: Double]
  var digits: Int?
  var step = 10
  var count = 100
  var perEpoch: Int? = 100
  let rate: @Sendable (Int) -> Double

  var testDescription: String { "\(hypothesis) \(numbers)" }

  static let hf = "hf.cosine --lr 3e-4 --num_warmup_steps 100 --num_training_steps 1000"
  static let own = "cosine --min 1e-5 --lr 1e-3 --length 900 warmup --length 100"

  @Sendable static func planned(_ time: Int) -> Double {
    RecordedRun.cosine(time, peak: 3e-4, warmup: 100, total: 1000, climbs: true)
  }

  @Sendable static func plannedOwn(_ time: Int) -> Double {
    RecordedRun.cosine(time, peak: 1e-3, floor: 1e-5, warmup: 100, total: 1000)
  }

  static let all: [Mistake] = [
    Mistake(hypothesis: "clock.speed", plan: hf, numbers: ["a": 2], digits: 4) { planned(2 * $0) },
    Mistake(hypothesis: "clock.speed", plan: hf, numbers: ["a": 96], step: 1) { planned(96 * $0) },
    Mistake(hypothesis: "clock.speed", plan: hf, numbers: ["a": 0.25]) { planned($0 / 4) },
    Mistake(hypothesis: "clock.speed", plan: hf, numbers: ["a": 1.0 / 7], digits: 6) { planned($0 / 7) },
    Mistake(
      hypothesis: "clock.speed", plan: "multistep --lr 0.1 --gamma 0.1 --milestones 300,600", numbers: ["a": 0.25],
      count: 300
    ) {
      $0 < 1200 ? 0.1 : $0 < 2400 ? 0.01 : 0.001
    },
    Mistake(hypothesis: "clock.per_epoch", plan: hf, numbers: ["every": 130]) { planned($0 / 130) },
    Mistake(hypothesis: "clock.epochwise", plan: hf, numbers: ["every": 100]) { planned($0 / 100 * 100) },
    Mistake(hypothesis: "clock.stopped", plan: hf, numbers: ["at": 335]) { planned(min($0, 335)) },
    Mistake(hypothesis: "clock.lag", plan: hf, numbers: ["lag": 5]) { planned($0 < 300 ? $0 : $0 - 5) },
    Mistake(hypothesis: "clock.lag", plan: hf, numbers: ["lag": 6]) {
      planned(max(0, $0 < 30 ? $0 : $0 < 60 ? $0 - 2 : $0 - 6))
    },
    // As in a public run of a classifier in fp16: the loss scale overflowed once in each half.
    Mistake(hypothesis: "clock.lag", plan: hf, numbers: ["lag": 2]) {
      planned($0 < 300 ? $0 : $0 < 750 ? $0 - 1 : $0 - 2)
    },
    Mistake(hypothesis: "total", plan: hf, numbers: ["total": 1100]) {
      RecordedRun.cosine($0, peak: 3e-4, warmup: 100, total: 1100, climbs: true)
    },
    Mistake(hypothesis: "total", plan: own, numbers: ["total": 3000, "factor": 3, "length": 2900]) {
      RecordedRun.cosine($0, peak: 1e-3, floor: 1e-5, warmup: 100, total: 3000)
    },
    Mistake(hypothesis: "total", plan: own, numbers: ["total": 937], digits: 5) {
      RecordedRun.cosine($0, peak: 1e-3, floor: 1e-5, warmup: 100, total: 937)
    },
    Mistake(hypothesis: "total", plan: "polynomial --lr 0.1 --length 1000 --power 2", numbers: ["total": 750]) {
      0.1 * pow(max(0, 1 - Double($0) / 750), 2)
    },
    Mistake(hypothesis: "warmup.length", plan: hf, numbers: ["warmup": 0]) {
      RecordedRun.cosine($0, peak: 3e-4, warmup: 0, total: 1000, climbs: true)
    },
    Mistake(hypothesis: "warmup.length", plan: own, numbers: ["warmup": 400, "W": 400]) {
      RecordedRun.cosine($0, peak: 1e-3, floor: 1e-5, warmup: 400, total: 1000)
    },
    Mistake(
      hypothesis: "warmup.excluded", plan: "hf.linear --lr 3e-4 --num_warmup_steps 100 --num_training_steps 1000",
      numbers: ["warmup": 100, "decay": 1000]
    ) {
      RecordedRun.line($0, peak: 3e-4, warmup: 100, total: 1100)
    },
    Mistake(hypothesis: "warmup.in_place", plan: own, numbers: ["warmup": 100]) {
      $0 < 100 ? 1e-5 * Double($0) : RecordedRun.cosine($0, peak: 1e-3, floor: 1e-5, warmup: 0, total: 900)
    },
    Mistake(hypothesis: "warmup.in_place", plan: hf, numbers: ["warmup": 100]) {
      // The cosine is as long as the whole run and goes on below the warmup.
      $0 < 100 ? 3e-6 * Double($0) : RecordedRun.cosine($0, peak: 3e-4, warmup: 0, total: 1000)
    },
    Mistake(hypothesis: "warmup.convention", plan: own, numbers: ["W": 100]) {
      $0 < 100 ? 1e-3 * Double($0 + 1) / 101 : plannedOwn($0)
    },
    Mistake(hypothesis: "warmup.shape", plan: own, numbers: ["W": 100]) {
      $0 < 100 ? 1e-3 * log(Double($0 + 1)) / log(100) : plannedOwn($0)
    },
    Mistake(hypothesis: "warmup.twice", plan: own, numbers: ["W": 50]) { plannedOwn($0) * min(1, Double($0) / 50) },
    Mistake(hypothesis: "shape", plan: hf, numbers: [:]) { RecordedRun.line($0, peak: 3e-4, warmup: 100, total: 1000) },
    Mistake(hypothesis: "shape", plan: hf, numbers: ["power": 1.5]) {
      $0 < 100 ? planned($0) : 3e-4 * pow(1 - Double($0 - 100) / 900, 1.5)
    },
    Mistake(hypothesis: "value.scale", plan: hf, numbers: ["c": 0.75]) { 0.75 * planned($0) },
    Mistake(hypothesis: "value.scale", plan: "constant --lr 1e-3", numbers: ["c": 0.1]) { _ in 1e-4 },
    Mistake(hypothesis: "value.peak", plan: own, numbers: ["lr": 3e-4, "was": 1e-3]) {
      RecordedRun.cosine($0, peak: 3e-4, floor: 1e-5, warmup: 100, total: 1000)
    },
    Mistake(
      hypothesis: "value.min", plan: "cosine --lr 0.1 --length 1000", numbers: ["min": 0.01, "was": 0], digits: 5
    ) {
      RecordedRun.cosine($0, peak: 0.1, floor: 0.01, warmup: 0, total: 1000)
    },
    Mistake(hypothesis: "resume.restart", plan: own, numbers: ["at": 600, "from": 500, "minus": 100, "first_row": 600])
    {
      plannedOwn($0 < 600 ? $0 : $0 - 100)
    },
    Mistake(hypothesis: "resume.restart", plan: hf, numbers: ["minus": 305, "first_row": 610]) {
      planned($0 < 605 ? $0 : $0 - 305)
    },
    Mistake(
      hypothesis: "resume.rebase", plan: "cosine --min 1e-4 --lr 1e-3 --length 1000", numbers: ["at": 500, "c": 0.55]
    ) {
      // Halfway down from 1e-3 to 1e-4 the rate is 5.5e-4.
      RecordedRun.cosine($0 < 500 ? $0 : $0 - 500, peak: $0 < 500 ? 1e-3 : 5.5e-4, floor: 1e-4, warmup: 0, total: 1000)
    },
    Mistake(hypothesis: "value.scale + clock.speed", plan: hf, numbers: ["c": 0.1, "a": 4]) { 0.1 * planned(4 * $0) },
    Mistake(hypothesis: "value.scale + clock.per_epoch", plan: hf, numbers: ["c": 8, "every": 100]) {
      8 * planned($0 / 100)
    },
  ]

  func comparison() throws -> PlanComparison {
    let rows = try RecordedRun.rows(
      stride(from: 0, to: count * step, by: step), digits: digits, perEpoch: perEpoch, rate)
    return PlanComparison(of: rows, with: try RecordedRun.plan(plan, perEpoch: perEpoch))
  }
}

@Suite struct HypothesisTests {
  @Test(arguments: Mistake.all) func mistakeIsFound(_ mistake: Mistake) throws {
    let comparison = try mistake.comparison()
    #expect(!comparison.agrees)
    let cause = comparison.causes.prefix(3).first { cause in
      cause.hypothesis == mistake.hypothesis
        && mistake.numbers.allSatisfy { name, number in
          guard let found = cause.number(name) else { return false }
          return (found - number).magnitude <= 1e-3 * number.magnitude
        }
    }
    #expect(cause != nil, "\(comparison.causes.map { "\($0.hypothesis) \($0.parameters)" })")
  }

  /// Every hypothesis is met by a test of its own.
  @Test func everyHypothesisIsMet() {
    let met = Set(Mistake.all.map(\.hypothesis) + Pair.all.map(\.hypothesis))
    for hypothesis in Hypotheses.all { #expect(met.contains(hypothesis.name), "\(hypothesis.name)") }
  }

  /// A log that misses the plan by a hundredth at random, one that no plan knows, and one whose last row alone is off.
  @Test func nothingIsClaimedOfWhatNothingExplains() throws {
    let plan = try RecordedRun.plan(Mistake.hf)
    let rates: [(Int) -> Double] = [
      { Mistake.planned($0) * (1 + 0.01 * Double($0 * 7919 % 101) / 101) },
      { 1e-6 * pow(1.01, Double(min($0, 500))) },
      { $0 == 990 ? 1e-3 : Mistake.planned($0) },
    ]
    for rate in rates {
      let comparison = PlanComparison(of: try RecordedRun.rows(stride(from: 0, to: 1000, by: 10), rate), with: plan)
      #expect(!comparison.agrees)
      #expect(comparison.causes.isEmpty, "\(comparison.causes.map { "\($0.hypothesis) \($0.parameters)" })")
      #expect(!comparison.pieces.isEmpty)
    }
  }

  @Test(arguments: [-1, 0, 1]) func conventionsOfLoggingAreOnPlan(_ offset: Int) throws {
    let rows = try RecordedRun.rows(stride(from: 10, to: 1000, by: 10)) { Mistake.planned($0 + offset) }
    let comparison = PlanComparison(of: rows, with: try RecordedRun.plan(Mistake.hf))
    #expect(comparison.agrees)
    #expect(comparison.offsets == [offset])
  }

  @Test func twoUpdatesAreNoConvention() throws {
    let rows = try RecordedRun.rows(stride(from: 10, to: 1000, by: 10)) { Mistake.planned($0 - 2) }
    let comparison = PlanComparison(of: rows, with: try RecordedRun.plan(Mistake.hf))
    #expect(!comparison.agrees)
    #expect(comparison.causes.first?.hypothesis == "clock.lag")
  }

  /// Rounded to 3 digits a cosine does not show which update it is of, and all three are told.
  @Test func conventionsThatRoundingHidesAreAllTold() throws {
    let rows = try RecordedRun.rows(stride(from: 0, to: 10_000, by: 500), digits: 3) {
      RecordedRun.cosine($0, peak: 1, floor: 0.5, warmup: 0, total: 100_000)
    }
    let plan = try RecordedRun.plan("cosine --lr 1 --min 0.5 --length 100000")
    #expect(PlanComparison(of: rows, with: plan).offsets == [0, 1, -1])
  }

  @Test func deviationTellsWhereAndHowFar() throws {
    // On plan through the warmup of 100, then half of it: 90 of 100 rows are off, by half.
    let rows = try RecordedRun.rows(stride(from: 0, to: 1000, by: 10)) {
      $0 < 100 ? Mistake.plannedOwn($0) : Mistake.plannedOwn($0) / 2
    }
    let deviation = PlanComparison(of: rows, with: try RecordedRun.plan(Mistake.own)).deviation
    #expect(deviation.off == 90)
    #expect(deviation.share == 0.9)
    #expect(deviation.first?.update == 100)
    #expect(deviation.first?.planned == 1e-3)
    #expect(deviation.first?.logged == 5e-4)
    #expect((deviation.largestShare - 0.5).magnitude < 1e-12)
    #expect(deviation.parts.map(\.off) == [0, 90])
    #expect(deviation.parts.map(\.count) == [10, 90])
  }

  /// Whatever is found can be mended in the words of every framework whose logs are read.
  @Test func everyCauseHasARemedy() throws {
    for mistake in Mistake.all {
      let comparison = try mistake.comparison()
      let text = "step,lr\n0,1\n1,2\n"
      var log = try #require(try LogReader.log(of: LogInput(Array(text.utf8), path: "log.csv")))
      for format in LogFormats.all.map({ $0.name }) {
        log.format = format
        for cause in comparison.causes {
          #expect(Remedy.line(for: cause, in: log, plan: nil)?.isEmpty == false, "\(cause.hypothesis)")
        }
      }
    }
  }
}
