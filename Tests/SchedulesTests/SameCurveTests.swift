import Testing

@testable import Schedules

/// Pairs of curves that are the same by definition, in different dialects, on random parameters.
struct SameCurveTests {
  /// Two curves as text, made from random numbers.
  struct Pair: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (inout RandomConfigs) -> (String, String)
    var testDescription: String { name }
  }

  private static func rate(_ random: inout RandomConfigs) -> Double {
    Double.random(in: 0.001...1, using: &random.generator)
  }

  private static func count(_ random: inout RandomConfigs) -> Int { Int.random(in: 1...300, using: &random.generator) }

  static let pairs = [
    Pair(name: "cosine to T_max") { random in
      let (lr, length) = (rate(&random), count(&random))
      return (
        "torch.CosineAnnealingLR --lr \(lr) --T_max \(length) for \(length + 1)",
        "cosine --max \(lr) --cycle-length \(length)"
      )
    },
    Pair(name: "cosine for ever") { random in
      let (lr, low, length) = (rate(&random), rate(&random) / 100, count(&random))
      return (
        "torch.CosineAnnealingLR --lr \(lr) --eta_min \(low) --T_max \(length)",
        "paddle.CosineAnnealingDecay --learning_rate \(lr) --eta_min \(low) --T_max \(length)"
      )
    },
    Pair(name: "restarts") { random in
      let (lr, length) = (rate(&random), count(&random))
      return (
        "torch.CosineAnnealingWarmRestarts --lr \(lr) --T_0 \(length) --T_mult 2",
        "sgdr --max \(lr) --cycle-length \(length)"
      )
    },
    Pair(name: "epochs of restarts") { random in
      let (lr, epoch, length) = (rate(&random), Int.random(in: 1...20, using: &random.generator), count(&random))
      return (
        "torch.CosineAnnealingWarmRestarts --lr \(lr) --T_0 \(length) --T_mult 3 --steps_per_epoch \(epoch)",
        "torch.CosineAnnealingWarmRestarts --lr \(lr) --T_0 \(length * epoch) --T_mult 3"
      )
    },
    Pair(name: "triangles") { random in
      let (low, high, side) = (rate(&random) / 10, rate(&random), count(&random))
      return (
        "torch.CyclicLR --base_lr \(low) --max_lr \(high) --step_size_up \(side) --mode triangular2",
        "clr --min \(low) --max \(high) --step-size \(side) --mode triangular2"
      )
    },
    Pair(name: "one cycle") { random in
      let (lr, length, share) = (rate(&random), count(&random) + 20, 0.1 + 0.3 * rate(&random))
      return (
        "torch.OneCycleLR --max_lr \(lr) --total_steps \(length) --pct_start \(share)",
        "paddle.OneCycleLR --max_learning_rate \(lr) --total_steps \(length) --phase_pct \(share) "
          + "--end_learning_rate \(lr / 25 / 1e4)"
      )
    },
    Pair(name: "a line that MMEngine ends one iteration earlier") { random in
      let (lr, length) = (rate(&random), count(&random) + 1)
      return (
        "torch.LinearLR --lr \(lr) --start_factor 0.1 --total_iters \(length)",
        "mmengine.LinearLR --lr \(lr) --start_factor 0.1 --end \(length + 1)"
      )
    },
    Pair(name: "a formula that is a factor") { random in
      let (lr, gamma) = (rate(&random), 0.9 + 0.09 * rate(&random))
      return (
        "torch.LambdaLR --lr \(lr) --lr_lambda '\(gamma) ** epoch'", "torch.ExponentialLR --lr \(lr) --gamma \(gamma)"
      )
    },
    Pair(name: "a product of formulas that are powers") { random in
      let lr = rate(&random)
      return (
        "torch.MultiplicativeLR --lr \(lr) --lr_lambda '0.99 if epoch > 0 else 0.99'",
        "paddle.ExponentialDecay --learning_rate \(lr) --gamma 0.99"
      )
    },
    Pair(name: "warmup and cosine") { random in
      let (lr, warmup, rest) = (rate(&random), count(&random), count(&random))
      return (
        "pytorch_scheduler.CosineWithWarmupScheduler --lr \(lr) --total_steps \(warmup + rest) "
          + "--warmup_steps \(warmup)",
        "cosine --max \(lr) --cycle-length \(rest) "
          + "paddle.LinearWarmup --warmup_steps \(warmup) --start_lr 0 --end_lr \(lr)"
      )
    },
    Pair(name: "warmup that multiplies") { random in
      let (lr, length) = (rate(&random), count(&random))
      return (
        "constant --lr \(lr) pytorch_warmup.LinearWarmup --warmup_period \(length)",
        "constant --lr \(lr) warmup --length \(length) --convention (t+1)/W"
      )
    },
  ]

  @Test(arguments: pairs) func pairIsTheSame(_ pair: Pair) throws {
    for seed in 0..<20 {
      var random = RandomConfigs(seed: seed)
      let (left, right) = pair.make(&random)
      let context = RunContext(iterations: 1500)
      let (first, second) = (
        try CurveText.config(left).schedule(in: context), try CurveText.config(right).schedule(in: context)
      )
      let end = min(first.refusal?.iteration ?? .max, second.refusal?.iteration ?? .max, 1500)
      let highest = first.extent(over: 0...end - 1).upperBound
      for iteration in 0..<end {
        let difference = (first(iteration) - second(iteration)).magnitude
        #expect(difference <= 1e-13 * highest, "\(left) | \(right) at \(iteration)")
        if difference > 1e-13 * highest { break }
      }
    }
  }

  @Test func warmupOfTheLengthThatBetaTwoDecides() throws {
    // 2 / (1 - 0.99) is 199.99… in 64-bit arithmetic.
    let untuned = try CurveText.config("constant --lr 1 pytorch_warmup.UntunedLinearWarmup --beta2 0.99")
      .schedule(in: RunContext(iterations: 1))
    #expect(untuned(197) < 1)
    #expect(untuned(198) == 1)
    #expect(untuned.phase(at: 0).end == 198)
  }

  @Test func warmupLeadsToTheOptimizersRateAndNotToWhereTheCurveBegins() throws {
    let curve = try CurveText.config(
      "pytorch_scheduler.SlantedTriangularScheduler --lr 0.32 --total_steps 100 "
        + "pytorch_scheduler.WarmupScheduler --warmup_steps 10"
    ).schedule(in: RunContext(iterations: 1))
    #expect((curve(5) - 0.16).magnitude <= 1e-15)
    #expect((curve(10) - 0.01).magnitude <= 1e-15)
    #expect(curve.nextJump(after: 0) == .at(10))
  }
}
