/// What a curve is made of, as a value that can be compared, printed and evaluated apart from its schedule.
///
/// Time is the number of updates already made, t = 0, 1, 2 …; every part of a ``sequence(_:last:)`` and every cycle has a clock
/// of its own that begins at 0. Whoever writes a curve as code, fills a formula with numbers, or looks for the words of
/// another dialect goes by the form; numbers only confirm it. Two curves whose ``normalized`` forms are equal are the same
/// curve but for rounding; unequal ones may still be.
///
///     Warmup(Cosine(cycleLength: 900), length: 100).form
///     // == .legs([Leg(from: 0, to: 1, begin: 0, end: 100), Leg(from: 1, to: 0, begin: 100, end: 1000, .cosine)])
package indirect enum CurveForm: Hashable, Sendable {
  /// The same rate at every update.
  case hold(Double)
  /// Ways one after the other: an update belongs to the first leg that does not end before it, and after the last the
  /// rate that it leads to holds.
  case legs([Leg])
  /// Forms one after the other, each for a number of updates and on its own clock, and a last one that stays.
  case sequence([Part], last: CurveForm)
  /// The same form again and again.
  case cycles(Cycles)
  /// Two forms multiplied update by update.
  case product(CurveForm, CurveForm)
  /// Two forms added update by update.
  case sum(CurveForm, CurveForm)
  /// A form whose rates are held within two bounds.
  case clamped(CurveForm, from: Double, to: Double)
  /// A form that starts so many updates later, or has run already for so many below 0; before its start its first rate
  /// holds.
  case shifted(CurveForm, by: Int)
  /// A form that is read once in so many updates, and the number of its own updates between two readings.
  case readEvery(Int, CurveForm, stride: Int)
  /// A form that fades along a curve to a last rate while it goes on, from one update over a number of them.
  case faded(CurveForm, start: Int, length: Int, floor: Double, Curve)
  /// Rates that hold, each from an update on; the first from 0.
  case table(starts: [Int], rates: [Double])
  /// A closed formula of t.
  case law(Law)

  /// A way from one rate to another over real times.
  package struct Leg: Hashable, Sendable {
    /// The rate at the time `begin`.
    package var from: Double
    /// The rate at the time `end`.
    package var to: Double
    /// When the way begins; before the first update where an update is counted before it is made.
    package var begin: Double
    /// When the way ends.
    package var end: Double
    /// The way.
    package var curve: Curve
    /// Whether the way is that of a warmup, which runs the curve backwards.
    package var isRising: Bool

    /// Creates a way.
    package init(
      from: Double, to: Double, begin: Double = 0, end: Double, _ curve: Curve = .linear, isRising: Bool = false
    ) {
      (self.from, self.to, self.begin, self.end) = (from, to, begin, end)
      (self.curve, self.isRising) = (curve, isRising)
    }
  }

  /// The beginning of a form.
  package struct Part: Hashable, Sendable {
    /// The form.
    package var form: CurveForm
    /// The number of its updates.
    package var count: Int

    /// Creates a part.
    package init(_ form: CurveForm, count: Int) { (self.form, self.count) = (form, count) }
  }

  /// Cycles of a form.
  package struct Cycles: Hashable, Sendable {
    /// The form of the first cycle; its first `length` updates count.
    package var form: CurveForm
    /// The number of updates of the first cycle.
    package var length: Int
    /// What each next length is multiplied by, rounded up; the form is stretched along.
    package var growth: Double
    /// What the rates of each next cycle are multiplied by.
    package var decay: Double
    /// The number of cycles, after which the last one runs out and its end holds; `nil` for no end.
    package var count: Int?

    /// Creates cycles.
    package init(_ form: CurveForm, length: Int, growth: Double = 1, decay: Double = 1, count: Int? = nil) {
      (self.form, self.length, self.growth, self.decay, self.count) = (form, length, growth, decay, count)
    }
  }

  /// Closed formulas that no curve between two rates is.
  package enum Law: Hashable, Sendable {
    /// `rate · gamma^(t / period)`, the exponent rounded down in stairs.
    case exponential(rate: Double, gamma: Double, period: Double, isStaircase: Bool)
    /// `rate · e^(-decay · t / period)`, the exponent's share rounded down in stairs.
    case naturalExponential(rate: Double, decay: Double, period: Double, isStaircase: Bool)
    /// `rate / (1 + decay · t / period)`, the quotient rounded down in stairs.
    case inverseTime(rate: Double, decay: Double, period: Int, isStaircase: Bool)
    /// `rate · (1 + slope · t / period)`, the quotient rounded down in stairs.
    case growth(rate: Double, slope: Double, period: Int, isStaircase: Bool)
    /// `floor + (rate - floor) · (1 + t / timescale)^(-power)`.
    case inversePower(rate: Double, floor: Double, timescale: Double, power: Double)
    /// `min(maximum, factor · (tokens · t)^exponent)`; the maximum at t = 0.
    case power(maximum: Double, factor: Double, exponent: Double, tokens: Double)
    /// `finish + (start - finish) · (1 - t / length)^power`, which nothing stops at its end.
    case polynomial(start: Double, finish: Double, length: Int, power: Int)
    /// `finish + (start - finish) · ½ (1 - tanh(lower · (1 - p) + upper · p))`, p = t / length, at most 1.
    case tanh(start: Double, finish: Double, length: Int, lower: Double, upper: Double)
    /// `1 - e^(-(t + 1) / period)`.
    case approach(period: Int)
    /// `start + (start - infimum) · (h(t) - h(0))`, h(t) = √((N - t) / U · (2 - (N + t) / U)) up to N = `length` with
    /// U = `bound`; exponentially `start · (start / infimum)^(h(t) - h(0))`.
    case hyperbola(start: Double, infimum: Double, length: Int, bound: Int, isExponential: Bool)
    /// `finish + (start - finish) · (1 - t / (n · length))^power`, n = ⌈t / length⌉, at least 1.
    case cyclicalPolynomial(start: Double, finish: Double, length: Int, power: Double)
    /// RAdam's rectification of the discount factor β, `offset` steps on; see ``RectifiedWarmup``.
    case rectification(discount: Double, offset: Int)
    /// `turn + (start - turn) · ½ (1 + cos(2π · waves · t / length))` of waves that turn between updates; rates repeat after
    /// `repetition` updates, where that is a whole number.
    case wave(start: Double, turn: Double, waves: Double, length: Int, repetition: Int?)
    /// Cycles at times that are no whole updates, or that their framework finds by a logarithm.
    case restarts(WarmRestarts.Pattern)
    /// Cycles of a line up and a cosine down, each `⌊first · growth^k⌋` updates long, the peak decayed from cycle to cycle.
    case warmupRestarts(WarmupRestarts.Pattern)
    /// A formula as it stands in code, times a rate; where it is a factor of each update, the product of all so far.
    case formula(rate: Double, Formula, isProduct: Bool)
  }

  /// A formula of one number, as Python writes it.
  package struct Formula: Hashable, Sendable {
    /// What is computed.
    package let expression: Expression

    /// The formula as Python reads it; `nil` for one that raises by itself, which needs a function.
    package var text: String? { expression.raises ? nil : expression.description }
  }
}
