import Schedules

/// The learning-rate schedulers of `mmengine.optim`.
enum MMEngine: Dialect {
  static let name = "mmengine"
  static let modules = ["mmengine.optim", "mmengine.optim.scheduler"]
  static let release = "MMEngine 0.10.7"
  static let summary = "The learning-rate schedulers of mmengine.optim, which act from begin to end."
  static let picture = """
    compare mmengine.LinearLR --lr 0.1 --start_factor 0.1 --begin 0 --end 10 --label 'mmengine: reached at end - \
    1' vs torch.LinearLR --lr 0.1 --start_factor 0.1 --total_iters 10 --label 'torch: reached at total_iters' \
    -n 15 --mark both
    """
  static let entries = [
    constantLR, linearLR, polyLR, exponentialLR, stepLR, multiStepLR, cosineAnnealingLR, cosineRestartLR, oneCycleLR,
    reduceOnPlateauLR,
  ]
}
