import Schedules

/// The warmups of `pytorch_warmup`, which multiply the rate that any scheduler has set.
enum PyTorchWarmup: Dialect {
  static let name = "pytorch_warmup"
  static let modules = ["pytorch_warmup", "warmup"]
  static let release = "pytorch-warmup 0.2.0"
  static let summary = "The warmups of pytorch_warmup, which multiply the rate that any scheduler has set."
  static let picture = """
    compare constant --lr 0.1 pytorch_warmup.LinearWarmup --warmup_period 10 --label 'begins at 1/10' vs \
    hf.constant_with_warmup --lr 0.1 --num_warmup_steps 10 --label 'transformers: begins at 0' -n 15 \
    --mark both
    """
  static let entries = [
    linearWarmup, exponentialWarmup, untunedLinearWarmup, untunedExponentialWarmup, radamWarmup,
  ]

  /// Where most of them were first described.
  static let paper = "Ma & Yarats 2019, arXiv 1910.04209"

  static let period = Key.duration("warmup_period", .required, help: "Iterations of the warmup, w").playing(
    .warmupLength)
  static let discountHelp = "Second discount factor of the Adam whose rate it is"
  static let discount = Key.fraction("beta2", 0.999, bounds: Bounds(0, 1, isBelowUpper: true), help: discountHelp)
    .playing(.discount, .warmupLength)

  /// A curve times a line that has reached 1 at the last iteration of the period.
  static func dampedLinearly(_ inner: any Schedule, period: Int) throws(ScheduleError) -> any Schedule {
    let line = try Warmup(Constant(rate: 1), length: period, convention: .update, isInPlace: true)
    // The last iteration of the period already has the full rate.
    return Dampened(inner, by: line, length: period - 1)
  }

  /// The period of a linear warmup that multiplies a curve, and that curve; `nil` where there is none.
  ///
  /// - Parameter form: A normal form.
  /// - Returns: The period; `nil` where there is none.
  static func linearWarmup(of form: CurveForm) -> (period: Int, inner: CurveForm)? {
    func period(_ way: CurveForm.Leg, upTo rate: Double) -> Int? {
      guard way.begin == -1, way.from == 0, way.to == rate, way.follows(.linear) else { return nil }
      return Int(exactly: way.end + 1)
    }
    switch form {
    case .product(let inner, .legs(let legs)) where legs.count == 1:
      return period(legs[0], upTo: 1).map { ($0, inner) }
    case .legs(let legs) where legs.count == 1 && legs[0].begin == -1:
      return period(legs[0], upTo: legs[0].to).map { ($0, .hold(legs[0].to)) }
    // A warmup of one update already has the full rate.
    default: return (1, form)
    }
  }

  /// The period of a warmup that approaches the curve which it multiplies, and that curve; `nil` where there is none.
  ///
  /// - Parameter form: A normal form.
  /// - Returns: The period; `nil` where there is none.
  static func exponentialWarmup(of form: CurveForm) -> (period: Int, inner: CurveForm)? {
    switch form {
    case .product(let inner, .law(.approach(let period))): (period, inner)
    case .product(.law(.approach(let period)), .hold(let rate)): (period, .hold(rate))
    default: nil
    }
  }

  /// The discount factor of the fewest digits that decides a period: `⌊share / (1 - beta)⌋`.
  static func discount(giving period: Int, from share: Double) -> Double? {
    let middle = 1 - share / (Double(period) + 0.5)
    return (1...16).lazy.map { middle.rounded(toDigits: $0) }.first { beta in
      beta >= 0 && beta < 1 && Int(saturating: share / (1 - beta)) == period
    }
  }
}
