import Catalogue
import Testing

@testable import CommandLanguage

/// Names without their framework: what they are taken for, and that it is told.
@Suite struct TakenNameTests {
  private func taken(_ curve: String) throws -> [String] {
    try parse("plot \(curve)", vocabulary: .catalogue).takenNames.map(\.sentence)
  }

  private func config(_ curve: String) throws -> String {
    try #require(parse("plot \(curve)", vocabulary: .catalogue).curves.first).config.description
  }

  @Test func theFirstFrameworkThatHasItIsTold() throws {
    #expect(try config("StepLR --step_size 30") == "torch.StepLR --step_size 30")
    #expect(try taken("StepLR --step_size 30") == ["StepLR is torch.StepLR here; mmengine.StepLR is another"])
    #expect(
      try taken("OneCycleLR --max_lr 1 --total_steps 9") == [
        "OneCycleLR is torch.OneCycleLR here; mmengine.OneCycleLR and paddle.OneCycleLR are others"
      ])
    #expect(
      try taken("get_linear_schedule_with_warmup --num_warmup_steps 1 --num_training_steps 9") == [
        "get_linear_schedule_with_warmup is hf.linear here"
      ])
  }

  @Test func fullNamesTellNothing() throws {
    for name in ["torch.StepLR", "torch.optim.lr_scheduler.StepLR", "pytorch.StepLR"] {
      #expect(try taken("\(name) --step_size 30").isEmpty, "\(name)")
      #expect(try config("\(name) --step_size 30") == "torch.StepLR --step_size 30")
    }
    #expect(try taken("Cosine").isEmpty)
  }

  @Test func whatFollowsTellsWhoseItIs() throws {
    let keras = "PolynomialDecay --title step --initial_learning_rate 1 -o a.png --decay_steps 5"
    #expect(try config(keras) == "keras.PolynomialDecay --initial_learning_rate 1 --decay_steps 5")
    let paddle = "PolynomialDecay --decay_steps=5 --learning_rate 1 --cycle"
    #expect(try config(paddle) == "paddle.PolynomialDecay --learning_rate 1 --decay_steps 5 --cycle")
    // What stands behind the next stage is not given to this one.
    let next = "PolynomialDecay --decay_steps 5 --initial_learning_rate 1 then paddle.NoamDecay --learning_rate 1"
    #expect(try config("\(next) --d_model 8 --warmup_steps 3").hasPrefix("keras.PolynomialDecay"))
  }

  @Test func modifiersAreFoundWhereOneMayStand() throws {
    let curve = try config("cosine LinearWarmup --warmup_period 10")
    #expect(curve == "cosine pytorch_warmup.LinearWarmup --warmup_period 10")
    #expect(try taken("cosine LinearWarmup --warmup_period 10").count == 1)
    #expect(throws: UsageError.scheduleWithinCurve("StepLR")) { try config("cosine StepLR") }
    #expect(throws: UsageError.modifierWithoutCurve("LinearWarmup")) { try config("LinearWarmup") }
  }

  @Test func aNameIsToldOnce() throws {
    let files = [
      "a.lrs": "StepLR --step_size 1\nStepLR --step_size 2\nCosineDecay --initial_learning_rate 1 --decay_steps 9"
    ]
    let invocation = try parse("compare @a.lrs", files: files, vocabulary: .catalogue)
    #expect(invocation.takenNames.map(\.written) == ["StepLR", "CosineDecay"])
    #expect(invocation.curves[0] == CurveRequest(invocation.curves[0].config))
  }
}
