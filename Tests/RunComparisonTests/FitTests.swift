import Foundation
import Runs
import Testing

@testable import RunComparison

@Suite struct FitTests {
  /// A log by arithmetic, and the words that have to be found for it.
  struct Sample: Sendable, CustomTestStringConvertible {
    let words: String
    /// Words of frameworks that must be among the others.
    var others: [String] = []
    var digits: Int?
    let rate: @Sendable (Int) -> Double
    var testDescription: String { words }
  }

  static let samples = [
    Sample(words: "constant --lr 0.0003", others: ["hf.constant --lr 0.0003"]) { _ in 3e-4 },
    Sample(words: "cosine --lr 0.0003 --length 1000", others: ["timm.CosineLRScheduler --lr 0.0003 --t_initial 1000"]) {
      RecordedRun.cosine($0, peak: 3e-4, warmup: 0, total: 1000)
    },
    Sample(
      words: "cosine --lr 0.001 --min 1e-05 --length 837 warmup --length 100",
      others: [
        "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.001 --warmup_steps 100 --decay_steps 937"
      ], digits: 5
    ) { RecordedRun.cosine($0, peak: 1e-3, floor: 1e-5, warmup: 100, total: 937) },
    Sample(
      words: "linear --lr 0.0003 --length 1000 warmup --length 100",
      others: ["hf.linear --lr 0.0003 --num_warmup_steps 100 --num_training_steps 1100"]
    ) { RecordedRun.line($0, peak: 3e-4, warmup: 100, total: 1100) },
    Sample(
      words: "polynomial --lr 0.1 --length 750 --power 2",
      others: ["torch.PolynomialLR --lr 0.1 --total_iters 750 --power 2"]
    ) {
      0.1 * pow(max(0, 1 - Double($0) / 750), 2)
    },
    Sample(
      words: "inverse-sqrt --lr 0.0003 --warmup 100", others: ["hf.inverse_sqrt --lr 0.0003 --num_warmup_steps 100"]
    ) {
      $0 < 100 ? 3e-6 * Double($0) : 3e-4 * (100 / Double($0)).squareRoot()
    },
    Sample(words: "exponential --lr 0.1 --gamma 0.998", others: ["torch.ExponentialLR --lr 0.1 --gamma 0.998"]) {
      0.1 * pow(0.998, Double($0))
    },
    Sample(words: "step --lr 0.1 --gamma 0.1 --step-size 300", others: ["torch.StepLR --lr 0.1 --step_size 300"]) {
      0.1 * pow(0.1, Double($0 / 300))
    },
    Sample(words: "cosine --lr 0.1 --length 1000 epochwise --every 100") {
      RecordedRun.cosine($0 / 100 * 100, peak: 0.1, warmup: 0, total: 1000)
    },
  ]

  private func fit(_ sample: Sample) throws -> LogFit {
    let rows = try RecordedRun.rows(stride(from: 0, to: 1000, by: 10), digits: sample.digits, sample.rate)
    return LogFit(of: rows, in: try RecordedRun.plan("constant --lr 1").context)
  }

  @Test(arguments: samples) func scheduleIsFound(_ sample: Sample) throws {
    let fit = try fit(sample)
    #expect(fit.isWhole)
    #expect(fit.best.map { "\($0.config)" } == sample.words)
    for other in sample.others {
      #expect(fit.others.contains { "\($0)".hasPrefix(other) }, "\(fit.others)")
    }
  }

  @Test func whatNoScheduleHasIsToldByItsPieces() throws {
    // Up, down and up again, so that no way of one schedule leads there.
    let rows = try RecordedRun.rows(stride(from: 0, to: 300, by: 10)) {
      [1, 0.2, 1.1][$0 / 100] * (1 + Double($0 % 100) / 300)
    }
    let fit = LogFit(of: rows, in: try RecordedRun.plan("constant --lr 1").context)
    #expect(!fit.isWhole)
    #expect(fit.others.isEmpty)
    #expect(fit.pieces.first?.motion == .rises)
  }

  @Test func leastSquaresFindTheNumbersOfAFormula() {
    // 3 e^(-t / 7) + 0.5 at 40 places.
    let values = (0..<40).map { 3 * exp(-Double($0) / 7) + 0.5 }
    let found = LeastSquares.solve(from: [1, 3, 0], count: 40) { numbers, index in
      numbers[0] * exp(-Double(index) / numbers[1]) + numbers[2] - values[index]
    }
    #expect(found.rest < 1e-18)
    for (number, want) in zip(found.numbers, [3, 7, 0.5]) { #expect((number - want).magnitude < 1e-8) }
  }

  @Test func numbersWithinAnIntervalAreThoseThatPeopleWrite() {
    #expect(Interval(lower: 2.9996e-4, upper: 3.0004e-4).shortest == 3e-4)
    #expect(Interval(lower: -1e-9, upper: 1e-9).shortest == 0)
    #expect(Interval(lower: 2.8284, upper: 2.8285).usualFactor == 2.0.squareRoot() * 2)
    #expect(Interval(lower: 0.3333, upper: 0.33334).usualFactor == 1.0 / 3)
    #expect(Interval(lower: 0.71, upper: 0.72).usualFactor == nil)
  }
}
