import Documents
import Numbers

/// The command line of MLPerf's 3D U-Net.
enum MLPerfFormat: ConfigFormat {
  static let name = "mlperf"
  static let aliases = ["mlperf-unet3d"]
  static let summary =
    "The command line of MLPerf's 3D U-Net: a warmup of epochs from 1, and a factor at each milestone."
  static let release = "MLPerf training (2026-07-27) aa344c7f"
  static let signs = "--ga_steps with --lr_warmup_epochs"
  static let keys = [
    ConfigKey("learning_rate", "1.0", "highest rate"),
    ConfigKey("init_learning_rate", "1e-4", "rate from which the warmup leads up"),
    ConfigKey("lr_warmup_epochs", "0", "epochs of the warmup"),
    ConfigKey("lr_decay_epochs", "", "finished epochs after which the factor counts"),
    ConfigKey("lr_decay_factor", "1.0", "factor of each"), ConfigKey("epochs", "1", "epochs of the run"),
    ConfigKey("batch_size", "2", "samples of a batch"), ConfigKey("ga_steps", "1", "batches of an update"),
  ]
  static let traps = ["Epochs are counted from 1: the first already has a share of the warmup's way."]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.launch != nil && file.has("ga_steps", "lr_warmup_epochs")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let rate = try run.number("learning_rate", default: 1)
    let start = try run.number("init_learning_rate", default: 1e-4)
    let warmup = max(0, try run.integer("lr_warmup_epochs", default: 0))
    let milestones = try run.numbers("lr_decay_epochs") ?? []
    let factor = try run.number("lr_decay_factor", default: 1)
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = max(0, try run.integer("epochs", default: 1))
    }
    let accumulation = try run.divisor("ga_steps", default: 1)
    let batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else {
      let batch = try run.divisor("batch_size", default: 2)
      let samples = run.samples()
      let world = max(1, run.worldSize())
      let shared = world > 1 ? "ceil(\(samples) / \(world))" : "\(samples)"
      batches = run.derived(
        "batches an epoch", samples.divided(by: world, .up) / batch, "\(shared) // \(batch)")
    }
    let each = run.derived("updates an epoch", batches / accumulation, "\(batches) // \(accumulation)")
    let total = run.derived("updates", each.multipliedSaturating(by: epochs), "\(each) * \(epochs)")
    // A factor within the warmup is overwritten by the next epoch of it.
    let counting = milestones.filter { $0 >= Double(warmup) }
    let (lr, init0) = (run.python(rate), run.python(start))
    var formula = lr
    for milestone in counting { formula += " * (\(run.python(factor)) if t >= \(run.python(milestone)) else 1)" }
    if warmup > 0 { formula = "\(init0) + (\(lr) - \(init0)) * (t + 1) / \(warmup) if t < \(warmup) else " + formula }
    let curve = try run.formula(formula)
    return PlannedCurve(try run.held(curve, over: each), updates: total, updatesPerEpoch: each)
  }
}
