import SeededRandom
import Testing

@testable import Schedules

/// Curves that are the same by their formulas, in the words of several dialects, for random parameters.
struct EquivalentTests {
  private static func expectSame(_ curves: [String], over count: Int) throws {
    let schedules = try curves.map { try schedule($0) }
    for iteration in 0..<count {
      let rates = schedules.map { $0(iteration) }
      for (curve, rate) in zip(curves, rates) {
        #expect(isClose(rate, rates[0], of: 1), "\(curve) at \(iteration), not \(rates[0])")
      }
    }
  }

  @Test(arguments: 0..<12) func warmedUpCosines(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let (warmup, decay) = (Int.random(in: 1...80, using: &random), Int.random(in: 1...300, using: &random))
    let peak = Double.random(in: 0.1...1, using: &random)
    let alpha = Double.random(in: 0...0.5, using: &random)
    let (low, total) = (peak * alpha, warmup + decay)
    try Self.expectSame(
      [
        "cosine --max \(peak) --min \(low) --cycle-length \(decay) warmup --length \(warmup)",
        """
        optax.warmup_cosine_decay_schedule --init_value 0 --peak_value \(peak) --end_value \(low) \
        --warmup_steps \(warmup) --decay_steps \(total)
        """,
        """
        keras.CosineDecay --initial_learning_rate 0 --warmup_target \(peak) --alpha \(alpha) --warmup_steps \(warmup) \
        --decay_steps \(decay)
        """,
        "mxnet.CosineScheduler --base_lr \(peak) --final_lr \(low) --warmup_steps \(warmup) --max_update \(total)",
        """
        optax.linear_schedule --init_value 0 --end_value \(peak) --transition_steps \(warmup) for \(warmup) \
        then optax.cosine_decay_schedule --init_value \(peak) --alpha \(alpha) --decay_steps \(decay)
        """,
        """
        fastai.sched_lin --start 0 --end \(peak) --length \(warmup) for \(warmup) \
        then fastai.sched_cos --start \(peak) --end \(low) --length \(decay)
        """,
      ], over: total + 50)
  }

  @Test(arguments: 0..<12) func polynomials(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let length = Int.random(in: 1...300, using: &random)
    let (start, power) = (Double.random(in: 0.1...1, using: &random), Double.random(in: 0.2...3, using: &random))
    let ours = "polynomial --lr \(start) --finish-lr 0 --length \(length) --power \(power)"
    try Self.expectSame(
      [
        ours, "wsd --lr \(start) --warmup 0 --decay \(length) --length \(length) --shape power --power \(power)",
        "optax.polynomial_schedule --init_value \(start) --end_value 0 --power \(power) --transition_steps \(length)",
        """
        keras.PolynomialDecay --initial_learning_rate \(start) --end_learning_rate 0 --power \(power) \
        --decay_steps \(length)
        """,
        "mxnet.PolyScheduler --base_lr \(start) --pwr \(power) --max_update \(length)",
      ], over: length + 50)
    // fvcore goes no further than the end of the run.
    try Self.expectSame(
      [ours, "fvcore.PolynomialDecayParamScheduler --base_value \(start) --power \(power) --length \(length)"],
      over: length + 1)
  }

  @Test(arguments: 0..<12) func stairs(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let step = Int.random(in: 1...60, using: &random)
    let (start, factor) = (Double.random(in: 0.1...1, using: &random), Double.random(in: 0.3...1, using: &random))
    try Self.expectSame(
      [
        "step --lr \(start) --gamma \(factor) --step-size \(step)",
        """
        optax.exponential_decay --init_value \(start) --decay_rate \(factor) --transition_steps \(step) --staircase
        """,
        """
        keras.ExponentialDecay --initial_learning_rate \(start) --decay_rate \(factor) --decay_steps \(step) --staircase
        """,
        "mxnet.FactorScheduler --base_lr \(start) --factor \(factor) --step \(step) --stop_factor_lr 0 shift --by -1",
      ], over: 400)
  }

  @Test(arguments: 0..<12) func linesToZero(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let (warmup, decay) = (Int.random(in: 1...80, using: &random), Int.random(in: 1...300, using: &random))
    let (peak, total) = (Double.random(in: 0.1...1, using: &random), warmup + decay)
    try Self.expectSame(
      [
        "linear-to-zero --lr \(peak) --warmup \(warmup) --length \(total)",
        "wsd --lr \(peak) --warmup \(warmup) --decay \(decay) --length \(total)",
        "knee --lr \(peak) --warmup \(warmup) --explore 0 --length \(total)",
        "rex --lr \(peak) --beta 0 --length \(decay) warmup --length \(warmup)",
        "linear --start-lr \(peak) --length \(decay) warmup --length \(warmup)",
      ], over: total + 50)
  }
}
