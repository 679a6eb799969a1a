import Catalogue
import Documents
import Numbers
import Runs

/// The scheduler of Megatron-LM, whose clock counts samples: one update has the rate of the samples that all before it have seen.
struct MegatronScheduler: Equatable {
  /// `constant`, `linear`, `cosine`, `inverse-square-root` or `WSD`.
  var style: String
  /// `exponential`, `linear`, `cosine` or `minus_sqrt`.
  var tailStyle: String
  var rate: Double
  var minimum: Double
  var warmupInit: Double
  /// The samples of the warmup, which need not be whole.
  var warmup: Double
  /// The samples until the lowest rate, the warmup included.
  var decay: Int
  /// The samples of the tail of WSD.
  var tail: Int

  private func stage(_ run: ConfigReading, per ticks: Int) throws(ConfigFault) -> Stage {
    var values: [(String, ConfigValue?)] = [
      ("lr", .number(rate)), ("min_lr", .number(minimum)), ("lr_warmup_iters", .number(warmup / Double(ticks))),
      ("lr_decay_iters", ConfigValue(decay / ticks)), ("lr_warmup_init", .number(warmupInit)),
    ]
    if style == "WSD" {
      values += [("lr_wsd_decay_iters", ConfigValue(tail / ticks)), ("lr_wsd_decay_style", .text(tailStyle))]
    }
    return try run.stage("megatron.\(style)", values)
  }

  /// Returns the rate of every update.
  ///
  /// - Parameters:
  ///   - run: The reading, for the words.
  ///   - clock: The samples that the updates have seen.
  ///   - first: The samples before update 0, where a checkpoint has another number than the updates make.
  /// - Returns: The curve.
  /// - Throws: A ``ConfigFault`` where the catalogue lacks the words.
  func curve(_ run: ConfigReading, _ clock: SampleClock, first: Int = 0) throws(ConfigFault) -> ScheduleConfig {
    guard clock.phases.count == 1, let batch = clock.phases.first?.batch else {
      return try run.words("torch.LambdaLR", [("lr", 1), ("lr_lambda", .formula(formula(run, clock, first: first)))])
    }
    // Below one iteration of warmup the inverse square root counts single samples.
    let isWhole = decay % batch == 0 && (style != "WSD" || tail % batch == 0)
    if first == 0, isWhole, style != "inverse-square-root" || warmup >= Double(batch) {
      return ScheduleConfig(try stage(run, per: batch))
    }
    return try run.onClock(ScheduleConfig(try stage(run, per: 1)), stride: batch, first: first)
  }

  /// The rate as a formula of the update, where the batch grows.
  private func formula(_ run: ConfigReading, _ clock: SampleClock, first: Int) -> String {
    let (lr, low, w) = (run.python(rate), run.python(minimum), run.python(warmup))
    let start = first == 0 ? "" : "\(first) + "
    var lines = ["def rate(t):", "  x = \(start)\(clock.formula)"]
    if warmup > 0 {
      let up = "\(run.python(warmupInit)) + \(run.python(rate - warmupInit)) * x / \(w)"
      lines.append("  if x <= \(w): return \(up)")
    }
    let down = "\(low) + \(run.python(rate - minimum))"
    let share = "(x - \(w)) / \(run.python(Double(decay) - warmup))"
    if style != "constant" { lines.append("  if x > \(decay): return \(low)") }
    switch style {
    case "constant": lines.append("  return \(lr)")
    case "inverse-square-root":
      lines.append("  return max(\(low), \(lr) * math.sqrt(\(run.python(max(warmup, 1))) / max(x, 1)))")
    case "cosine": lines.append("  return \(down) * 0.5 * (1 + math.cos(math.pi * \(share)))")
    case "WSD":
      lines.append("  if x <= \(decay - tail): return \(lr)")
      let part = "(x - \(decay - tail)) / \(max(1, tail))"
      switch tailStyle {
      case "linear": lines.append("  return \(down) * (1 - \(part))")
      case "cosine": lines.append("  return \(down) * 0.5 * (1 + math.cos(math.pi * \(part)))")
      case "minus_sqrt": lines.append("  return \(down) * (1 - math.sqrt(\(part)))")
      default: lines.append("  return \(down) * (2 * 0.5 ** (\(part)) - 1)")
      }
    default: lines.append("  return \(down) * (1 - \(share))")
    }
    return lines.joined(separator: "\n")
  }
}
