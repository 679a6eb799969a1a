import Schedules

/// The schedule of torchtitan's training loop, as it is now and as it was until March 2025.
enum TorchTitan: Dialect {
  static let name = "torchtitan"
  static let modules = ["torchtitan.components.lr_scheduler"]
  static let release = "torchtitan (2026-08-21) b5bcd76c6"
  static let summary = "The schedule of torchtitan's training loop, and the one that it had until March 2025."
  static let picture = """
    compare torchtitan.linear_warmup_stable_decay --lr 8e-4 --total_steps 1000 --warmup_steps 100 --label 'no \
    decay_ratio' vs torchtitan.linear_warmup_stable_decay --lr 8e-4 --total_steps 1000 --warmup_steps 100 --decay_ratio 0.3 \
    --decay_type sqrt --min_lr_factor 0.1 --label 'decay_ratio 0.3, sqrt'
    """
  static let entries = [linearWarmupStableDecay, linearWarmupLinearDecay]

  static let rate = Key.rate("lr", 8e-4, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let warmup = Key.duration("warmup_steps", 200, bounds: .nonNegative, help: "Steps of the warmup, W")
}
