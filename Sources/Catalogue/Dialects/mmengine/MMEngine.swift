import Schedules

/// The learning-rate schedulers of `mmengine.optim`.
enum MMEngine: Dialect {
  static let name = "mmengine"
  static let release = "MMEngine 0.10.7"
  static let summary = "The learning-rate schedulers of mmengine.optim, which act from begin to end."
  static let entries = [
    constantLR, linearLR, polyLR, exponentialLR, stepLR, multiStepLR, cosineAnnealingLR, cosineRestartLR, oneCycleLR,
    reduceOnPlateauLR,
  ]

  static func place(of call: String) -> String { "mmengine.optim.\(call)" }
}
