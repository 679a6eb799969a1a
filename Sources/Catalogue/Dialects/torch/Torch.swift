import Schedules

/// The schedulers of `torch.optim.lr_scheduler`, and `SWALR` of `torch.optim.swa_utils`.
enum Torch: Dialect {
  static let name = "torch"
  static let aliases = ["pytorch"]
  static let modules = ["torch.optim.lr_scheduler", "torch.optim.swa_utils"]
  static let release = "PyTorch 2.13.0"
  static let summary = "The schedulers of torch.optim.lr_scheduler, and SWALR of torch.optim.swa_utils."
  static let picture = """
    compare torch.CosineAnnealingLR --lr 0.1 --T_max 500 --eta_min 0.01 --label torch.CosineAnnealingLR vs \
    cosine --max 0.1 --min 0.01 --cycle-length 500 --label 'cosine, which holds' -n 1500
    """
  static let joinsSchedules = true
  static let entries = [
    stepLR, multiStepLR, constantLR, linearLR, exponentialLR, polynomialLR, lambdaLR, multiplicativeLR,
    cosineAnnealingLR,
    cosineAnnealingWarmRestarts, cyclicLR, oneCycleLR, swalr, reduceLROnPlateau,
  ]

  /// The optimizer's rate, as PyTorch's SGD and Adam have it by default.
  static let rate = Key.rate(
    "lr", 0.001, help: "The optimizer's rate; by default that of torch.optim.SGD and Adam"
  ).playing(.rate, .start)
}
