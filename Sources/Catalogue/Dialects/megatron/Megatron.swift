import Schedules

/// The decay styles of Megatron-LM's optimizer parameter scheduler.
enum Megatron: Dialect {
  static let name = "megatron"
  static let aliases = ["megatron_lm"]
  static let modules = ["megatron.core.optimizer_param_scheduler"]
  static let release = "Megatron-LM (2026-08-22) d98e8a64dd"
  static let summary = "The decay styles of Megatron-LM's OptimizerParamScheduler, with one sample an iteration."
  static let picture = """
    compare megatron.cosine --lr 3e-4 --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000 vs megatron.WSD --lr 3e-4 \
    --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000 --lr_wsd_decay_iters 200 vs megatron.inverse-square-root \
    --lr 3e-4 --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000 -n 1100
    """
  static let entries = [constant, linear, cosine, inverseSquareRoot, wsd]

  static func place(of call: String) -> String { "OptimizerParamScheduler, lr_decay_style \"\(call)\"" }

  static let rate = Key.rate("lr", .required, help: "Highest rate").playing(.rate, .start, .peak)
  static let minimum = Key.rate("min_lr", 0, help: "Rate after the decay, at most lr").playing(.finish, .floor)
  static let warmupInit = Key.rate("lr_warmup_init", 0, help: "Rate from which the warmup leads up, at most lr")
  static let warmup = Key.factor(
    "lr_warmup_iters", 0, bounds: .nonNegative, unit: "iterations",
    help: "Iterations of the warmup, W, below lr_decay_iters; need not be whole, as Megatron does not round shares")
  static let decay = Key.duration(
    "lr_decay_iters", .required, aliases: ["train_iters"], gives: .length,
    help: "Iterations until min_lr, the warmup included, D")

  /// The values that all styles have.
  struct Values {
    var rate: Double
    var minimum: Double
    var warmup: Double
    var decay: Int
    /// The warmup, and what is to follow it.
    var timeline: Timeline

    /// When the decay ends.
    var end: Double { Double(decay) }
    /// The first iteration that has the lowest rate whatever the style.
    var over: Int { decay.addingSaturating(1) }
  }

  /// Declares the parameters of all styles.
  static func declareShared(_ declare: inout Declarations) {
    declare(rate)
    declare(minimum)
    declare(warmup)
    declare(decay)
    declare(warmupInit)
  }

  /// The values of all styles, which Megatron's assertions have passed, with the warmup: `init + (lr - init) · t / W` for t ≤ W.
  static func values(_ arguments: Arguments) throws(ScheduleError) -> Values {
    try arguments.require(minimum, .atMost, rate)
    try arguments.require(warmupInit, .atMost, rate)
    try arguments.require(warmup, .below, decay)
    var values = Values(
      rate: try arguments[rate], minimum: try arguments[minimum], warmup: try arguments[warmup],
      decay: try arguments[decay], timeline: Timeline())
    if values.warmup > 0 {
      try values.timeline.warmup(
        from: arguments[warmupInit], to: values.rate, end: values.warmup, until: Timeline.after(values.warmup))
    }
    return values
  }
}
