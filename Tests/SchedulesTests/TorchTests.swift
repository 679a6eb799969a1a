import Testing

@testable import Catalogue
@testable import Schedules

/// What PyTorch's schedulers do that their names do not say, held against what PyTorch 2.13 was seen to do.
struct TorchTests {
  @Test func aWayThatExceedsAllCountingHasAPhase() throws {
    let legs: [AnnealingPhases.Leg] = [
      .init("up", from: 0, to: 2, until: 0x1p64), .init("down", from: 2, to: 1, until: 0x1p65),
    ]
    let cycle = try AnnealingPhases(legs, isCosine: false)
    #expect(cycle.phase(at: 5) == Phase("up", from: 0))
    #expect(cycle.phase(at: .max).name == "up")
  }

  private func schedule(_ text: String, epoch: Int? = nil) throws -> any Schedule {
    try CurveText.config(text).schedule(in: RunContext(iterations: 1500, iterationsPerEpoch: epoch))
  }

  /// What a curve is refused with, when it is.
  private func refusal(_ text: String) throws -> ScheduleError? {
    let config = try CurveText.config(text)
    do {
      _ = try config.schedule(in: RunContext(iterations: 1500))
      return nil
    } catch { return error.reason }
  }

  @Test(arguments: [
    ("torch.StepLR --lr 0.1 --step_size 0", "ZeroDivisionError"),
    ("torch.CosineAnnealingLR --lr 0.1 --T_max 0", "ZeroDivisionError"),
    ("torch.OneCycleLR --max_lr 0.1", "You must define either total_steps OR (epochs AND steps_per_epoch)"),
    ("torch.OneCycleLR --max_lr 0.1 --total_steps 4 --pct_start 0.25", "ZeroDivisionError"),
    ("torch.OneCycleLR --max_lr 0.1 --total_steps 10 --pct_start 0.1", "ZeroDivisionError"),
    ("torch.LambdaLR --lr 0.1 --lr_lambda '1 / epoch'", "ZeroDivisionError: division by zero"),
    ("paddle.OneCycleLR --max_learning_rate 1 --total_steps 9 --three_phase --phase_pct 0.5", "must be less than 0.5"),
    ("mmengine.LinearLR --begin 5 --end 5", "end should be larger than begin, but got begin=5, end=5"),
  ])
  func frameworkRefuses(_ text: String, _ words: String) throws {
    guard case .refused(_, let reason)? = try refusal(text) else {
      Issue.record("\(text) is not refused by the framework")
      return
    }
    #expect(reason.contains(words))
  }

  @Test(arguments: [
    "torch.ConstantLR --factor 1.5", "torch.ConstantLR --factor=-0.1", "torch.LinearLR --start_factor 0",
    "torch.LinearLR --start_factor 1.5", "torch.LinearLR --start_factor 0.5 --end_factor 2",
    "torch.LinearLR --end_factor=-0.5",
    "torch.CosineAnnealingWarmRestarts --T_0 0", "torch.CosineAnnealingWarmRestarts --T_0 5 --T_mult 0",
    "torch.CyclicLR --base_lr 0.1 --max_lr 0.2 --step_size_up 0", "torch.OneCycleLR --max_lr 0.1 --total_steps 0",
    "torch.OneCycleLR --max_lr 0.1 --total_steps 10 --pct_start 1.2",
    "torch.ReduceLROnPlateau --factor 1 --metrics 1,1,1", "paddle.StepDecay --learning_rate 1 --step_size 3 --gamma 1",
  ])
  func boundsExclude(_ text: String) throws {
    guard case .outOfBounds? = try refusal(text) else {
      Issue.record("\(text) is within bounds")
      return
    }
  }

  @Test(arguments: [
    ("torch.StepLR --lr 0.1 --step_size=-3", [0.1, 0.1, 0.1, 0.01, 0.01, 0.01]),
    ("torch.StepLR --lr 0.1 --step_size 2 --gamma=-0.5", [0.1, 0.1, -0.05, -0.05, 0.025, 0.025]),
    ("torch.StepLR --lr 0.1 --step_size 2 --gamma 0", [0.1, 0.1, 0, 0, 0, 0]),
    ("torch.MultiStepLR --lr 0.1 --milestones=-1,2", [0.1, 0.1, 0.01, 0.01]),
    ("torch.PolynomialLR --lr 0.1 --total_iters 4 --power 0", [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
    (
      "torch.CosineAnnealingLR --lr 0.1 --T_max=-5",
      [0.1, 0.09045084971874738, 0.06545084971874737, 0.03454915028125263]
    ),
    (
      "torch.CyclicLR --base_lr 0.1 --max_lr 0.2 --step_size_up 3 --step_size_down 0",
      [0.1, 0.13333333333333333, 0.16666666666666666, 0.1, 0.13333333333333333]
    ),
    ("torch.ReduceLROnPlateau --lr 0.1 --patience 0 --factor=-0.5 --metrics 1,1,1,1", [0.1, 0.1, 0, 0, 0]),
  ])
  func oddArgumentsAreTakenAsTheFrameworkTakesThem(_ text: String, _ rates: [Double]) throws {
    let schedule = try schedule(text)
    for (iteration, rate) in rates.enumerated() {
      #expect((schedule(iteration) - rate).magnitude <= 1e-15, "\(text) at \(iteration)")
    }
  }

  @Test func oneCycleGoesOneStepPastItsEndAndThenRaises() throws {
    let schedule = try schedule("torch.OneCycleLR --max_lr 0.1 --total_steps 4")
    #expect(schedule.refusal?.iteration == 5)
    #expect(schedule.refusal?.reason == "ValueError: Tried to step 5 times. The specified number of total steps is 4")
    #expect(schedule(4) > schedule(3))
    #expect(schedule(5) == schedule(4))
    // Three phases that end before the last one can begin leave it no length to be extrapolated over.
    let full = try self.schedule("torch.OneCycleLR --max_lr 0.1 --total_steps 60 --pct_start 1")
    #expect(full.refusal?.iteration == 60)
  }

  @Test func epochsOfOneCycleHaveTheLengthOfTheRuns() throws {
    let given = try schedule("torch.OneCycleLR --max_lr 1 --epochs 3 --steps_per_epoch 20")
    let taken = try schedule("torch.OneCycleLR --max_lr 1 --epochs 3", epoch: 20)
    for iteration in 0...60 { #expect(given(iteration) == taken(iteration)) }
  }

  @Test func constantFactorOfZeroDividesByZero() throws {
    let schedule = try schedule("torch.ConstantLR --lr 0.1 --factor 0 --total_iters 3")
    #expect(schedule(2) == 0)
    #expect(schedule.refusal?.iteration == 3)
  }

  @Test func cosineIsExactHoweverFarAway() throws {
    let schedule = try schedule("torch.CosineAnnealingLR --lr 0.1 --T_max 1000 --eta_min 0.01")
    #expect(schedule(1_000_000_000_001_000) == 0.01)
    #expect(schedule(1_000_000_000_002_000) == 0.1)
    #expect(schedule(1_000_000_000_000_250) == schedule(250))
    #expect(schedule.phase(at: 3500).name == "climb 2")
  }

  @Test func productOfAFormulaSkipsEpochZero() throws {
    let schedule = try schedule(
      "torch.MultiplicativeLR --lr 0.5 --lr_lambda '0 if epoch == 0 else epoch / (epoch + 1)'")
    // ∏ e / (e + 1) over e = 1 … t is 1 / (t + 1).
    for iteration in [0, 1, 2, 10, 999] {
      let exact = 0.5 / Double(iteration + 1)
      #expect((schedule(iteration) - exact).magnitude <= 1e-13 * exact)
    }
    #expect(schedule.refusal?.iteration == CumulativeProduct.limit + 1)
  }
}
