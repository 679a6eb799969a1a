import Foundation
import Testing

struct ExplainTests {
  @Test func phasesJumpsAndFiguresAreTold() throws {
    let result = try Binary.run(
      "explain multistep --lr 1 --milestones 250,750 --gamma 0.5 warmup --length 50 -n 1001")
    #expect(result.status == 0)
    let text = result.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(text.contains("warmup 0 to 49 0 → 0.98"))
    #expect(text.contains("step 0 50 to 299 1 → 1"))
    #expect(text.contains("at 300 1 → 0.5 × 0.5"))
    #expect(text.contains("at 800 0.5 → 0.25 × 0.5"))
    #expect(text.contains("highest 1 first at iteration 50"))
    #expect(text.contains("at rate 0 1 update"))
    #expect(text.contains("50 % iteration 500 0.5"))
  }

  @Test func jsonHasTheSameFigures() throws {
    let result = try Binary.run("explain linear --start-lr 1 --length 4 -n 9 --json")
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
    let line = "explain torch.ReduceLROnPlateau --lr 0.1 --patience 1 --metrics log.csv:val_loss -n 6"
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
      "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 1000"
    ),
    (
      "clr --min 0.001 --max 0.006 --step-size 100 --mode triangular2",
      "torch.CyclicLR --base_lr 0.001 --max_lr 0.006 --step_size_up 100 --mode triangular2"
    ),
    (
      "mmengine.OneCycleLR --eta_max 0.1 --total_steps 1500", "torch.OneCycleLR --max_lr 0.1 --total_steps 1500"
    ),
    ("torch.StepLR --lr 0.1 --step_size 300 --gamma 0.1", "step --lr 0.1 --gamma 0.1 --step-size 300"),
    (
      "hf.linear --lr 0.01 --num_warmup_steps 100 --num_training_steps 1000",
      "linear --lr 0.01 --min 0 --length 1000 --warmup 100"
    ),
    (
      "keras.InverseTimeDecay --initial_learning_rate 0.1 --decay_steps 1 --decay_rate 0.5",
      "time-based --lr 0.1 --decay 0.5"
    ),
    ("exponential --lr 0.1 --gamma 0.99", "torch.ExponentialLR --lr 0.1 --gamma 0.99"),
  ]) func theSameCurveIsNamedInOtherDialects(_ curve: String, _ same: String) throws {
    #expect(try Binary.run("explain \(curve) --all").lines.contains("same curve: \(same)"))
  }

  /// The optimum of PyTorch's one-cycle lies between two updates, just below max_lr; its last rate is max_lr / 25 / 10^4.
  @Test func figuresHaveSixDigitsAndARiseIsNoDecay() throws {
    let lines = try Binary.run("explain torch.OneCycleLR --max_lr 0.1 --total_steps 5000").lines.map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(lines.contains { $0.hasPrefix("highest 0.1 first at iteration") })
    #expect(lines.contains("last 4e-07 iteration 4999"))
    let rise = "keras.PolynomialDecay --initial_learning_rate 0.01 --end_learning_rate 0.1 --decay_steps 100"
    let phases = try Binary.run("explain \(rise) -n 200").lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(phases.contains("rise 0 to 99 0.01 → 0.0991"))
  }

  /// PyTorch's cosine climbs from T_max on, to the peak at twice of it; ours holds.
  @Test func whatPartsAfterTheRunIsTheSameOverIt() throws {
    let lines = try Binary.run("explain torch.CosineAnnealingLR --lr 0.1 --T_max 1000 -n 1000").lines
    let place = try #require(
      lines.firstIndex(of: "same curve over your run: cosine --lr 0.1 --min 0 --length 1000"))
    #expect(
      lines[place + 1]
        == "  the same until 1000; after it torch.CosineAnnealingLR climbs, cosine holds; up to 0.1 apart at 2000")
    #expect(!lines.contains { $0.hasPrefix("nearly: cosine") })
  }

  @Test func aCurveThatClimbsAgainIsOnlyNearlyTheOneThatHolds() throws {
    let lines = try Binary.run("explain torch.CosineAnnealingLR --lr 0.1 --T_max 1000 -n 1500").lines
    #expect(!lines.contains { $0.hasPrefix("same curve: optax") })
    #expect(!lines.contains { $0.hasPrefix("nearly: ") || $0.hasPrefix("same curve over your run") })
    let place = try #require(lines.firstIndex(of: "the same until 1000: cosine --lr 0.1 --min 0 --length 1000"))
    #expect(
      lines[place + 1] == "  after it torch.CosineAnnealingLR climbs, cosine holds; up to 0.1 apart at 2000")
    #expect(
      lines.contains {
        $0.hasPrefix("  LR005 the rate falls to 0 at update 1000 and climbs again to 0.04984 at update 1499")
      })
  }

  /// What every command says on standard error, or in its JSON, and `-q` keeps to itself.
  @Test(arguments: [
    ("plot -o a.svg", false), ("compare -o a.svg", false), ("show --graphics ascii", false), ("export -o a.csv", false),
    ("at 5", false), ("compare -o a.svg --json", true), ("export --format json", true), ("at 5 --json", true),
    ("explain --json", true),
  ]) func everyCommandSaysWhatIsNotShown(_ command: String, _ hasJSON: Bool) throws {
    let folder = try Folder()
    let line = "\(command) cosine --cycle-length 9000 -n 1500"
    let note = "the run ends at update 1499, and the curve runs on to update 9000; -n 9000 shows all of it"
    let result = try Binary.run(line, in: folder)
    #expect(result.status == 0 && result.words.contains("note: \(note)\n"), "\(result.words)")
    #expect(try !Binary.run("\(line) -q", in: folder).words.contains("note"))
    // The run that the curve makes, and one that is given as long.
    for length in ["", " -n 9000"] {
      let other = try Binary.run("\(command) cosine --cycle-length 9000\(length)", in: folder)
      #expect(!other.words.contains("note"), "\(other.words)")
    }
    guard hasJSON else { return }
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["notes"] as? [String] == [note])
  }

  @Test func explainTellsFindingsBeforeAllFiguresAndInJSON() throws {
    let line = "explain torch.MultiStepLR --lr 1e-5 --milestones 210000,250000 -n 2000"
    let lines = try Binary.run(line).lines
    let finding =
      "milestones 210000 and 250000 are never reached: the run ends at update 1999; -n 300000 shows all of it"
    let place = try #require(lines.firstIndex(of: "findings"))
    #expect(lines[place + 1] == "  LR022 \(finding)")
    #expect(try #require(lines.firstIndex(of: "figures")) > place)
    let result = try Binary.run("\(line) --json --from 100")
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(
      object["findings"] as? [[String: String]] == [["rule": "unreached-milestone", "code": "LR022", "text": finding]])
    #expect(object["notes"] as? [String] == ["a part is shown, updates 100 to 1999 of 0 to 1999", finding])
    #expect(try Binary.run(line).words.isEmpty)
  }

  @Test func digitsAreThoseThatAreAskedFor() throws {
    #expect(try Binary.run("at 1 linear --length 3 --digits 3").lines == ["0.667"])
    #expect(try Binary.run("export linear --length 3 -n 2 --digits 3").lines == ["iteration,linear", "0,1", "1,0.667"])
    #expect(try Binary.run("at 1 linear --length 3").lines == ["\(1 - 1.0 / 3)"])
    #expect(try Binary.run("at 1 linear --digits 18").status == 64)
  }

  private static let lateMilestone = (1...210).map { "\(1000 * $0 + ($0 == 70 ? 3 : 0))" }.joined(separator: ",")

  /// Curves that one schedule of another dialect is at all but a few iterations, of runs longer than a few thousand.
  @Test(arguments: [
    (
      ["multistep", "--lr", "1", "--milestones", lateMilestone, "--gamma", "0.99", "-n", "100000"],
      "torch.StepLR --lr 1 --step_size 1000 --gamma 0.99", "first at 70000, by up to 0.00499837 at 70000"
    ),
    (
      ["torch.LambdaLR", "--lr", "0.1", "--lr_lambda", "1 + 5*max(0, 1-abs(epoch-12345))", "-n", "100000"],
      "hf.constant --lr 0.1", "first at 12345, by up to 0.5 at 12345"
    ),
    // The first rate counts twice, so that one of them is a hundred-and-first of the way up behind.
    (
      [
        "deepspeed.WarmupDecayLR", "--warmup_max_lr", "0.001", "--warmup_num_steps", "100", "--total_num_steps", "1000",
        "--warmup_type", "linear", "-n", "70000",
      ], "hf.linear --lr 0.001 --num_warmup_steps 101 --num_training_steps 1001",
      "first at 1, by up to 9.90099e-06 at 1"
    ),
  ]) func whatIsNotTheSameIsToldByItsLargestDifference(_ words: [String], _ near: String, _ figures: String) throws {
    let lines = try Binary.run(["explain"] + words + ["--all"]).lines
    #expect(!lines.contains { $0.hasPrefix("same") && $0.hasSuffix(near) })
    let place = try #require(lines.firstIndex(of: "nearly: \(near)"))
    #expect(lines[place + 1].hasSuffix(figures), "\(lines[place + 1])")
  }

  @Test func aCurveOfTwoRatesIsNotNearlyOneOfOne() throws {
    let lines = try Binary.run([
      "explain", "torch.LambdaLR", "--lr", "0.1", "--lr_lambda", "1 + epoch % 2", "-n", "4095",
    ]).lines
    #expect(!lines.contains { $0.hasPrefix("nearly") || $0.hasPrefix("same curve: linear") })
  }

  @Test func aSampleIsToldAsOne() throws {
    let line = "explain torch.LambdaLR --lr 0.1 --lr_lambda 0.999999999999**epoch -n 1000000000001"
    let lines = try Binary.run(line).lines
    let same = "exponential --lr 0.1 --gamma 0.999999999999"
    #expect(!lines.contains { $0.hasPrefix("same curve: \(same)") || $0.hasPrefix("nearly: \(same)") })
    #expect(lines.contains { $0.contains(" compared updates: \(same)") })
    let result = try Binary.run("\(line) --json")
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    let proven = try #require(object["same_curves"] as? [String])
    #expect(proven.count == 1 && proven[0].hasPrefix("paddle.LambdaDecay "), "\(proven)")
    let compared = try #require(object["compared_iterations"] as? [String: Any])
    #expect(compared["first"] as? Int == 0 && compared["last"] as? Int == 2_000_000_000_000)
    let alike = object["same_where_compared"] as? [[String: Any]] ?? []
    let near = object["near_curves"] as? [[String: Any]] ?? []
    #expect(!(alike + near).isEmpty)
    for curve in alike + near {
      #expect(try #require(curve["compared_count"] as? Int) < 1_000_000)
      #expect(curve["is_exact"] as? Bool ?? false == false)
    }
  }

  @Test func aMeanShowsOnlyTheDigitsThatAreSure() throws {
    // Sums of e^(-0.1 t) have a closed form.
    let lines = try Binary.run("explain exponential --lr 0.5 --rate 0.1 -n 2000000").lines
    let exact = 0.5 / (1 - exp(-0.1)) / 2_000_000
    let mean = try #require(lines.first { $0.hasPrefix("  mean ") }?.split(separator: " ")[2])
    #expect((try #require(Double(mean)) - exact).magnitude <= 1e-5 * exact, "\(mean), \(exact)")
    // Cycles too many to tell one by one.
    let cycles = try Binary.run("explain cosine --cycle-length 250 cyclical times linear --length 1e12 -n 1e12").lines
    let sampled = try #require(cycles.first { $0.hasPrefix("  mean ") })
    #expect(sampled.contains("about 0.25 ") && sampled.hasSuffix("samples"), "\(sampled)")
  }

  @Test func aSumTooLargeForANumberIsToldInWords() throws {
    let line = "explain optax.constant_schedule --value=-1e300 -n 9223372036854775807"
    #expect(try Binary.run(line).text.contains("too large to write as a number"))
    let result = try Binary.run("\(line) --json")
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["area"] is NSNull && object["area_note"] as? String == "too large to write as a number")
    #expect(object["mean"] as? Double == -1e300)
  }

  @Test func whatInfiniteRatesDoNotHaveIsToldInWords() throws {
    let both = "explain paddle.StepDecay --learning_rate 2 --step_size 3 --gamma=-1e300 -n 100"
    let text = try Binary.run(both).text
    #expect(text.contains("mean          none        as rates are infinite, above and below 0"), "\(text)")
    #expect(text.contains("inf → -inf") && !text.contains("nan"), "\(text)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Binary.run("\(both) --json").output) as? [String: Any])
    #expect(object["mean"] is NSNull && object["area"] is NSNull)
    let one = "explain fvcore.CosineParamScheduler --start_value 1e-3 --end_value 1e154 scale --by 1e299 -n 1e15"
    let lines = try Binary.run(one).lines
    #expect(lines.contains { $0.hasSuffix("mean          inf") }, "\(lines)")
  }

  @Test(arguments: [
    "keras.CosineDecayRestarts --initial_learning_rate=5e-324 --first_decay_steps=9007199254740993 --m_mul=1e300 --alpha=2 -n 9223372036854775806",
    "optax.exponential_decay --init_value=1e-300 --decay_rate=9e18 --transition_begin=0.1 --end_value=5e-324 --transition_steps 100 -n 1e18",
    "fairseq.cosine --lr 1 --lr_period_updates 5e-324 --past-end hold -n 100",
  ]) func extremeCurvesAreExplainedWithoutNaN(_ curve: String) throws {
    let result = try Binary.run("explain \(curve)")
    #expect(result.status == 0 && !result.text.contains("nan"), "\(result.status) \(result.text) \(result.words)")
  }

  @Test(arguments: [
    "hf.cosine_with_min_lr --num_training_steps=5e-324 --num_cycles=1e154 --lr=5e-324 --min_lr=0.1",
    "deepspeed.OneCycle --cycle_min_lr=1e-4 --cycle_max_lr=1e-2 --cycle_first_step_size 5e-324 --cycle_second_step_size 1000",
    "torch.OneCycleLR --max_lr 1 --total_steps 100 --final_div_factor 5e-324",
  ]) func whatHasNoRateIsRefused(_ curve: String) throws {
    let result = try Binary.run("explain \(curve)")
    #expect(
      [64, 65].contains(result.status) && result.output.isEmpty, "\(result.status) \(result.text) \(result.words)")
  }

  @Test func ratesAtIterations() throws {
    #expect(try Binary.run("at 500 cosine").lines == ["0.5"])
    #expect(
      try Binary.run("at 0,1000,1e12 cosine").lines == ["0              1", "1000           0", "1000000000000  0"])
  }
}
