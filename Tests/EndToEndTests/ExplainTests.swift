import Foundation
import Testing

struct ExplainTests {
  @Test func phasesJumpsAndFiguresAreTold() throws {
    let result = try Binary.run(
      "explain multistep --lr 1 --milestones 250,750 --gamma 0.5 warmup --length 50 --first 0 -n 1001")
    #expect(result.status == 0)
    let text = result.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(text.contains("warmup 0 to 49 0 → 0.98"))
    #expect(text.contains("step 0 50 to 299 1 → 1"))
    #expect(text.contains("at 300 1 → 0.5 × 0.5"))
    #expect(text.contains("at 800 0.5 → 0.25 × 0.5"))
    #expect(text.contains("highest 1 first at iteration 50"))
    #expect(text.contains("at rate 0 1 updates"))
    #expect(text.contains("50 % iteration 500 0.5"))
  }

  @Test func jsonHasTheSameFigures() throws {
    let result = try Binary.run("explain linear --start-lr 1 --length 4 --first 0 -n 9 --json")
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["mean"] as? Double == 2.5 / 9)
    #expect(object["updates_at_zero"] as? Int == 5)
    #expect((object["highest"] as? [String: Any])?["iteration"] as? Int == 0)
    let phases = try #require(object["phases"] as? [[String: Any]])
    #expect(phases.map { $0["start"] as? Int } == [0, 4])
  }

  @Test func jumpsOfFormulasAreToldAndWhatIsUnknownOfThem() throws {
    let stairs = try Binary.run("explain torch.LambdaLR --lr 0.1 --lr_lambda 0.5**(epoch//500) -n 1500")
    let lines = stairs.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("at 500 0.1 → 0.05 × 0.5") && lines.contains("at 1000 0.05 → 0.025 × 0.5"))
    #expect(try Binary.run("explain constant epochwise --every 300").text.contains("\nno jumps\n"))
    // No bounds tell that the remainder of a square stays away from 6.5.
    let formula = "0.5 if epoch ** 2 % 7 == 6.5 else 1"
    let open = ["explain", "torch.LambdaLR", "--lr", "0.1", "--lr_lambda", formula, "-n", "1000000"]
    let text = try Binary.run(open).text
    #expect(text.contains("; not looked for beyond") && !text.contains("\nno jumps\n"))
    let result = try Binary.run(open + ["--json"])
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(try #require(object["jumps_known_up_to"] as? Int) < 999_999)
  }

  @Test func cutsOfAMetricSayWhy() throws {
    let folder = try Folder()
    try folder.write("epoch,val_loss\n1,1\n2,0.8\n3,0.81\n4,0.82\n5,0.7\n", to: "log.csv")
    let line = "explain torch.ReduceLROnPlateau --lr 0.1 --patience 1 --metrics log.csv:val_loss --first 0 -n 6"
    let result = try Binary.run(line, in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(result.text.contains("2 bad epochs in a row, patience 1"))
    let missing = try Binary.run(line.replacingOccurrences(of: "val_loss", with: "accuracy"), in: folder)
    #expect(missing.status == 65 && missing.words.contains("no column 'accuracy'"))
  }

  /// Pairs that PyTorch's, optax's, transformers' and Keras's documentation describe by the same formula.
  @Test(arguments: [
    (
      "cosine --max 0.1 --cycle-length 1000",
      "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 1000 --alpha 0"
    ),
    ("torch.StepLR --lr 0.1 --step_size 300 --gamma 0.1", "step --lr 0.1 --gamma 0.1 --step-size 300"),
    (
      "hf.linear --lr 0.01 --num_warmup_steps 100 --num_training_steps 1000",
      "linear --start-lr 0.01 --finish-lr 0 --length 900 warmup --length 100 --start-lr 0"
    ),
    (
      "keras.InverseTimeDecay --initial_learning_rate 0.1 --decay_steps 1 --decay_rate 0.5",
      "time-based --lr 0.1 --decay 0.5"
    ),
    ("exponential --lr 0.1 --gamma 0.99", "torch.ExponentialLR --lr 0.1 --gamma 0.99"),
  ]) func theSameCurveIsNamedInOtherDialects(_ curve: String, _ same: String) throws {
    #expect(try Binary.run("explain \(curve)").lines.contains("same curve: \(same)"))
  }

  @Test func aCurveThatClimbsAgainIsOnlyNearlyTheOneThatHolds() throws {
    let lines = try Binary.run("explain torch.CosineAnnealingLR --lr 0.1 --T_max 1000 --first 0 -n 1500").lines
    #expect(!lines.contains { $0.hasPrefix("same curve: optax") })
    #expect(lines.contains { $0.hasPrefix("nearly: ") })
    #expect(lines.contains { $0.contains("first at 1001") })
  }

  @Test func ratesAtIterations() throws {
    #expect(try Binary.run("at 500 cosine").lines == ["0.5"])
    #expect(
      try Binary.run("at 0,1000,1e12 cosine").lines == ["0              1", "1000           0", "1000000000000  0"])
  }
}
