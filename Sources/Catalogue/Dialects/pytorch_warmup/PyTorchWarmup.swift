import Schedules

/// The warmups of `pytorch_warmup`, which multiply the rate that any scheduler has set.
enum PyTorchWarmup: Dialect {
  static let name = "pytorch_warmup"
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

  static func place(of call: String) -> String { "pytorch_warmup.\(call)" }

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
}
