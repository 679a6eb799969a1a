import Testing

@testable import Schedules

/// A rate at an iteration, worked out by hand from the formula of the paper.
struct Point: Sendable, CustomTestStringConvertible {
  let curve: String
  let iteration: Int
  let rate: Double

  init(_ curve: String, _ iteration: Int, _ rate: Double) {
    self.curve = curve
    self.iteration = iteration
    self.rate = rate
  }

  var testDescription: String { "\(curve) at \(iteration)" }
}

/// The schedules of recent training runs, at points whose rates need no program: cosines of 60 and 90 degrees, powers
/// of two, square roots of squares.
struct TrainingRunTests {
  static let shapes = [
    // cos 60° = ½ at a third of the way.
    Point("cosine --max 8 --cycle-length 300 --exponent 2", 100, 8 * 0.75 * 0.75),
    Point("cosine --max 8 --min 2 --cycle-length 300 --exponent 2", 200, 2 + 6 * 0.25 * 0.25),
    Point("cosine --max 8 --cycle-length 400 --theta 0.5", 100, 4),
    Point("k-decay --lr 8 --length 100 --k 2", 50, 4 * (1 + 0.5.squareRoot())),
    Point("k-decay --lr 8 --length 100 --k 1", 50, 4),
    // z / (½ + ½ z) at z = ½ is ⅔; with β = 0.9 it is 0.5 / 0.55.
    Point("rex --lr 3 --length 100", 50, 2),
    Point("rex --lr 3 --length 100", 75, 1.2),
    Point("rex --lr 11 --length 100 --beta 0.9", 50, 10),
    Point("rex --lr 3 --length 100 --beta 0", 50, 1.5),
    // The tangent passes 0 where -7 (1 - p) + 3 p = 0, at p = 0.7.
    Point("tanh --lr 2 --length 100", 70, 1),
    Point("tanh --lr 2 --length 100", 0, 1.9999983369439447),
    Point("tanh --lr 2 --finish-lr 1 --length 100 --lower -4 --upper 4", 50, 1.5),
    // 1 + cos 120° = ½ at p = ⅓.
    Point("half-cosine --lr 8 --length 300", 100, 4),
    Point("half-cosine --lr 8 --finish-lr 2 --length 300", 0, 8),
    Point("linear-cosine --lr 8 --length 300", 100, 8 * (2.0 / 3) * 0.75),
    Point("linear-cosine --lr 8 --length 100", 50, 2),
    // h = √((N - t)(2U - N - t)) / U: of N = U = 10 it is (10 - t) / 10; of N = 8, U = 9 at 0 it is √80 / 9.
    Point("hyperbolic --lr 1 --inf-lr 0.1 --length 10", 5, 0.55),
    Point("hyperbolic --lr 1 --inf-lr 0.1 --length 10", 10, 0.1),
    Point("hyperbolic --lr 1 --inf-lr 0.1 --length 8 --upper-bound 9", 8, 1 - 0.9 * 80.0.squareRoot() / 9),
    Point("exp-hyperbolic --lr 1 --inf-lr 0.01 --length 10", 5, 0.1),
    Point("exp-hyperbolic --lr 1 --inf-lr 0.01 --length 10", 999, 0.01),
    // n^-½ is ⅛ at n = 64.
    Point("power --lr 1 --a 2 --b -0.5", 64, 0.25),
    Point("power --lr 1 --a 2 --b -0.5", 4, 1),
    Point("power --lr 1 --a 2 --b -0.5 --tokens-per-iteration 16", 4, 0.25),
    Point("power --lr 1 --a 2 --b -0.5 --decay 36 --length 100", 82, 0.125),
  ]

  static let runs = [
    Point("flat-cosine --lr 4 --flat 0.7 --length 1000", 700, 4),
    Point("flat-cosine --lr 4 --flat 0.7 --length 1000", 800, 3),
    Point("flat-cosine --lr 4 --finish-lr 1 --flat 0.7 --length 1000", 900, 1.75),
    Point("knee --lr 2 --warmup 100 --explore 500 --length 1000", 50, 1),
    Point("knee --lr 2 --warmup 100 --explore 500 --length 1000", 600, 2),
    Point("knee --lr 2 --warmup 100 --explore 500 --length 1000", 700, 1.5),
    Point("tri-stage --lr 2 --init-scale 0.5 --final-scale 0.01 --warmup 100 --hold 100 --decay 100", 50, 1.5),
    Point("tri-stage --lr 2 --init-scale 0.5 --final-scale 0.01 --warmup 100 --hold 100 --decay 100", 200, 2),
    Point("tri-stage --lr 2 --init-scale 0.5 --final-scale 0.01 --warmup 100 --hold 100 --decay 100", 250, 0.2),
    Point("tri-stage --lr 2 --init-scale 0.5 --final-scale 0.01 --warmup 100 --hold 100 --decay 100", 300, 0.02),
    Point("infinite --lr 8 --constant-lr 4 --finish-lr 1 --warmup 100 --cooldown 300 --anneal 100", 200, 7),
    Point("infinite --lr 8 --constant-lr 4 --finish-lr 1 --warmup 100 --cooldown 300 --anneal 100", 650, 4),
    Point("infinite --lr 8 --constant-lr 4 --finish-lr 1 --warmup 100 --cooldown 300 --anneal 100", 950, 2),
    Point("infinite --lr 8 --warmup 100", 1000, 0.8),
    Point("multi-step-80-90 --lr 2 --warmup 100 --factor 0.5", 50, 1),
    Point("multi-step-80-90 --lr 2 --warmup 100 --factor 0.5", 799, 2),
    Point("multi-step-80-90 --lr 2 --warmup 100 --factor 0.5", 800, 1),
    Point("multi-step-80-90 --lr 2 --warmup 100 --factor 0.5", 900, 0.5),
    Point("linear-to-zero --lr 2 --warmup 200", 100, 1),
    Point("linear-to-zero --lr 2 --warmup 200", 600, 1),
    Point("linear-to-zero --lr 2 --warmup 200", 1000, 0),
    // 1 / (p / 0.1 + 1 - p) at p = ½ is 1 / 5.5; after the period the full rate is back without a warmup.
    Point("wsd-s --lr 1 --warmup 10 --period 100 --decay 40", 5, 0.5),
    Point("wsd-s --lr 1 --warmup 10 --period 100 --decay 40", 69, 1),
    Point("wsd-s --lr 1 --warmup 10 --period 100 --decay 40", 90, 1 / 5.5),
    Point("wsd-s --lr 1 --warmup 10 --period 100 --decay 40", 110, 1),
    Point("wsd-s --lr 1 --warmup 10 --period 100 --decay 40", 190, 1 / 5.5),
    Point("wsd-s --lr 1 --warmup 10 --period 100 --decay 40 --periods 2", 500, 0.1),
    Point("constant --lr 4 jagged --every 100 --warmup 20", 5, 4),
    Point("constant --lr 4 jagged --every 100 --warmup 20", 100, 0),
    Point("constant --lr 4 jagged --every 100 --warmup 20", 305, 1),
    Point("constant --lr 4 jagged --every 100 --warmup 20 --start-factor 0.5", 210, 3),
    Point("constant --lr 4 jagged --every 100 --warmup 20", 120, 4),
  ]

  /// ln 8 / ln 64 = ½ and ln 16 / ln 64 = ⅔; the full rate is reached one iteration before the length.
  static let logarithmicWarmups = [
    Point("constant --lr 6 warmup --length 64 --shape log", 0, 0),
    Point("constant --lr 6 warmup --length 64 --shape log", 7, 3),
    Point("constant --lr 6 warmup --length 64 --shape log", 15, 4),
    Point("constant --lr 6 warmup --length 64 --shape log", 63, 6),
    Point("constant --lr 6 warmup --length 64 --shape log --start-lr 2", 7, 4),
    Point("constant --lr 6 warmup --length 64 --shape log --convention (t+1)/W", 6, 3),
    Point("constant --lr 6 warmup --length 1 --shape log", 1, 6),
    Point("constant --lr 1 warmup --length 4 --convention (t+1)/(W+1)", 3, 0.8),
  ]

  @Test(arguments: shapes + runs + logarithmicWarmups) func rateIsThatOfTheFormula(_ point: Point) throws {
    let value = try rate(of: point.curve, at: point.iteration)
    #expect(isClose(value, point.rate, of: 1), "\(value)")
  }

  /// The table of decay shapes at a quarter, a half and three quarters of the decay, rounded to a thousandth.
  static let decays: [(shape: String, finish: Double, factors: [Double])] = [
    ("linear", 0, [0.75, 0.5, 0.25]), ("cosine", 0, [0.854, 0.5, 0.146]), ("1-sqrt", 0, [0.5, 0.293, 0.134]),
    ("mirror-cosine", 0, [0.646, 0.5, 0.354]), ("square", 0, [0.938, 0.75, 0.438]),
    ("power", 0, [0.422, 0.125, 0.016]),
    ("exponential", 0.1, [0.562, 0.316, 0.178]), ("half-life", 0, [0.682, 0.414, 0.189]),
    ("inverse-linear", 0.1, [0.308, 0.182, 0.129]),
  ]

  @Test(arguments: decays) func decayHasItsShape(_ shape: String, _ finish: Double, _ factors: [Double]) throws {
    let curve = "wsd --lr 1 --warmup 100 --decay 400 --length 1000 --shape \(shape) --power 3 --finish-lr \(finish)"
    let rates = try [700, 800, 900].map { try rate(of: curve, at: $0) }
    for (rate, factor) in zip(rates, factors) { #expect((rate - factor).magnitude <= 0.0006, "\(shape): \(rate)") }
    #expect(try rate(of: curve, at: 600) == 1)
    #expect(try rate(of: curve, at: 1000) == finish)
  }

  @Test func logarithmicWarmupOfAMillionIterationsKeepsItsDigits() throws {
    let value = try rate(of: "constant --lr 1 warmup --length 1000000 --shape log", at: 9)
    #expect(isClose(value, 1.0 / 6, to: 1e-14))
  }

  @Test func jumpsAreWhereTheRateDrops() throws {
    #expect(try schedule("multi-step-80-90 --warmup 100").nextJump(after: 0) == .at(800))
    #expect(try schedule("wsd-s --lr 1 --warmup 10 --period 100 --decay 40").nextJump(after: 20) == .at(110))
    #expect(try schedule("linear jagged --every 100").nextJump(after: 0) == .at(100))
    #expect(try schedule("linear jagged --every 100").nextJump(after: 100) == .at(200))
  }

  static let refusedCurves = [
    "cosine --exponent 2 --theta 2", "linear-to-zero --warmup 1000", "knee --warmup 500 --explore 500",
    "wsd-s --period 10 --decay 20", "tanh --lower 3 --upper 3", "hyperbolic --length 10 --upper-bound 9",
    "linear jagged --every 10 --warmup 11", "wsd --shape exponential --finish-lr 0", "infinite --warmup 900",
    "rex --beta 1", "power --b 0.5",
  ]

  @Test(arguments: refusedCurves) func impossibleParametersAreRefused(_ curve: String) {
    #expect(refusal(of: curve) != nil)
  }
}
