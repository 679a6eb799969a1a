import Schedules

/// The schedulers of `paddle.optimizer.lr`.
enum Paddle: Dialect {
  static let name = "paddle"
  static let modules = ["paddle.optimizer.lr"]
  static let release = "Paddle 3.3.1"
  static let summary = "The schedulers of paddle.optimizer.lr."
  static let picture = """
    compare paddle.ReduceOnPlateau --learning_rate 0.1 --factor 0.5 --patience 1 --cooldown 3 --metrics \
    5,4,4,4,3,3,3,3,3,3,3,3 --label 'paddle: deaf while cooling down' vs torch.ReduceLROnPlateau --lr 0.1 \
    --factor 0.5 --patience 1 --cooldown 3 --metrics 5,4,4,4,3,3,3,3,3,3,3,3 --label torch -n 13 \
    --mark both
    """
  static let entries = [
    noamDecay, exponentialDecay, naturalExpDecay, inverseTimeDecay, polynomialDecay, piecewiseDecay, stepDecay,
    multiStepDecay, linearLR, lambdaDecay, multiplicativeDecay, cosineAnnealingDecay, cosineAnnealingWarmRestarts,
    oneCycleLR, cyclicLR, reduceOnPlateau, linearWarmup,
  ]

  /// The rate that every scheduler is created with; Paddle's optimizers have none of their own then.
  static let rate = Key.rate("learning_rate", .required, aliases: ["lr"], help: "Rate at the beginning").playing(
    .rate, .start, .peak)

  /// Factors below 1, which is all that the step decays ask of them.
  static let gamma = Key.factor("gamma", 0.1, bounds: Plateau.reducingFactor, help: "Factor of each step").playing(
    .factor)
}
