import RealModule
import Schedules

extension Catalogue {
  /// The schedulers of `mxnet.lr_scheduler`.
  ///
  /// MXNet's optimizers count an update before they ask for its rate, so that the first update has the rate of t = 1.
  static let mxnet: [ScheduleDefinition] = [mxnetFactor, mxnetMultiFactor, mxnetPoly, mxnetCosine]

  private static let mxnetFactor = ScheduleDefinition(
    "mxnet.FactorScheduler",
    summary: "A factor every so many updates, one later than elsewhere, until stop_factor_lr.",
    formula:
      "base_lr · factor^(⌈t / step⌉ - 1), from the first drop on at least stop_factor_lr; t counts the warmup too",
    source: mxnetSource("FactorScheduler"),
    parameters: [
      Parameter("step", .duration, .required, help: "Updates after which the factor acts"),
      Parameter("factor", .factor, .value(1.0), bounds: Bounds(0, 1), help: "Factor of each drop"),
      Parameter("stop_factor_lr", .rate, .value(1e-8), help: "Rate below which no drop goes"),
    ] + warmupParameters,
    example: "mxnet.FactorScheduler --base_lr 1 --step 250 --factor 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      try mxnetWarmedUp(
        factor(
          base: arguments.number("base_lr"), factor: arguments.number("factor"), step: arguments.iterations("step"),
          stop: arguments.number("stop_factor_lr")),
        arguments)
    })

  private static let mxnetMultiFactor = ScheduleDefinition(
    "mxnet.MultiFactorScheduler",
    summary: "A factor at each of some steps, one iteration later than PyTorch's.",
    formula: "base_lr · factor^(number of steps < t); before warmup_steps from warmup_begin_lr to base_lr",
    source: mxnetSource("MultiFactorScheduler"),
    parameters: [
      Parameter("step", .list(of: .duration), .required, help: "Iterations after which the factor acts"),
      Parameter("factor", .factor, .value(1.0), bounds: Bounds(0, 1), help: "Factor at each step"),
    ] + warmupParameters,
    example: "mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      let steps = try arguments.iterationList("step")
      try Check.ascending("step", steps)
      let base = try arguments.number("base_lr")
      // MXNet compares with >, so the rate changes one iteration after the step.
      return try mxnetWarmedUp(
        Multistep(rate: base, gamma: arguments.number("factor"), milestones: steps.map { $0.addingSaturating(1) }),
        arguments)
    })

  private static let mxnetPoly = ScheduleDefinition(
    "mxnet.PolyScheduler",
    summary: "A power of the remaining share of the updates after the warmup.",
    formula:
      "final_lr + (base_lr - final_lr) · (1 - (t - warmup_steps) / (max_update - warmup_steps))^pwr, then final_lr",
    source: mxnetSource("PolyScheduler"),
    parameters: decayParameters + [
      Parameter("pwr", .factor, .value(2.0), bounds: .nonNegative, help: "Exponent of the remaining share")
    ] + warmupParameters,
    example: "mxnet.PolyScheduler --base_lr 0.1 --max_update 1000 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      let power = try arguments.number("pwr")
      return try decay(arguments, "PolyScheduler", curve: power == 0 ? nil : .power(exponent: power))
    })

  private static let mxnetCosine = ScheduleDefinition(
    "mxnet.CosineScheduler",
    summary: "Half a cosine over the updates after the warmup.",
    formula:
      """
      final_lr + (base_lr - final_lr) · (1 + cos(π (t - warmup_steps) / (max_update - warmup_steps))) / 2, \
      then final_lr
      """,
    source: mxnetSource("CosineScheduler"),
    parameters: decayParameters + warmupParameters,
    example: "mxnet.CosineScheduler --base_lr 0.1 --max_update 1000 --final_lr 0.001 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in try decay(arguments, "CosineScheduler", curve: .cosine) })

  private static func mxnetSource(_ name: String) -> String { "MXNet 1.9.1, mxnet.lr_scheduler.\(name)" }

  private static let decayParameters = [
    Parameter("max_update", .duration, .required, help: "Updates of warmup and decay together"),
    Parameter("final_lr", .rate, .value(0.0), help: "Rate at the end and after it"),
  ]

  /// The parameters that every MXNet scheduler has.
  private static let warmupParameters = [
    Parameter("base_lr", .rate, .value(0.01), help: "Rate after the warmup"),
    Parameter(
      "warmup_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
      help: "Iterations of the warmup"),
    Parameter("warmup_begin_lr", .rate, .value(0.0), help: "Rate at the start of the warmup, at most base_lr"),
    Parameter("warmup_mode", .choice(["linear", "constant"]), .value(.choice("linear")), help: "The way up"),
  ]

  /// Puts MXNet's warmup over the beginning of a schedule, whose own clock runs on below it unless told otherwise.
  private static func mxnetWarmedUp(
    _ inner: any Schedule, _ arguments: Arguments, isInPlace: Bool = true
  ) throws(ScheduleError) -> any Schedule {
    let begin = try arguments.number("warmup_begin_lr")
    try Check.order("warmup_begin_lr", begin, .atMost, "base_lr", arguments.number("base_lr"))
    let length = try arguments.iterations("warmup_steps")
    if length == 0 { return inner }
    let curve: Curve = try arguments.choice("warmup_mode") == "constant" ? .constant : .linear
    return try Warmup(inner, length: length, start: begin, curve: curve, isInPlace: isInPlace)
  }

  /// A drop after every so many updates, until one would go below the last rate, which then holds.
  private static func factor(
    base: Double, factor: Double, step: Int, stop: Double
  ) throws(ScheduleError) -> any Schedule {
    let stairs = Shifted(try Exponential(rate: base, gamma: factor, period: step, isStaircase: true), by: 1)
    // The first drop asks whether it goes below, even where the rate was lower before it.
    let estimate = base * factor < stop ? 1.0 : (.log(stop / base) / .log(factor)).rounded(.up)
    // No run reaches more drops than that, and there is no logarithm for factors that never get there.
    guard estimate > 0, estimate < 1e12 else { return stairs }
    // Near the smallest numbers the rounding of a rate lasts for many drops, so the estimate is no place to search from.
    let drops = (1..<2_000_000_000_000).partitioningIndex { base * .pow(factor, Double($0)) < stop }
    let end = drops.multipliedSaturating(by: step).addingSaturating(1)
    return try Sequential(Cut(stairs, after: end), then: Named(Constant(rate: stop), "floor"))
  }

  /// A way down over the updates between the warmup and the last one; `nil` for none.
  private static func decay(
    _ arguments: Arguments, _ name: String, curve: Curve?
  ) throws(ScheduleError) -> any Schedule {
    let base = try arguments.number("base_lr")
    let length = try arguments.iterations("max_update") - arguments.iterations("warmup_steps")
    guard length != 0 else {
      throw .refused(
        framework: "mxnet.lr_scheduler.\(name)", reason: "float division by zero: no update is left after warmup_steps")
    }
    // A decay that would end before it begins is never computed.
    guard length > 0, let curve else { return try mxnetWarmedUp(Constant(rate: base), arguments, isInPlace: false) }
    return try mxnetWarmedUp(
      Ramp(from: base, to: arguments.number("final_lr"), length: length, curve: curve), arguments, isInPlace: false)
  }
}
