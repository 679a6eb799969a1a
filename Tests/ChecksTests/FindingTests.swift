import Checks
import Testing

/// What findings say: the numbers, the places, and how one cause is told once.
struct FindingTests {
  private let nanotron = """
    tokens: {train_steps: 1000}
    optimizer:
      learning_rate_scheduler:
        learning_rate: 0.001
        lr_warmup_steps: 50
        lr_warmup_style: linear
        lr_decay_style: linear
        lr_decay_steps: 450
        min_decay_lr: 0.0001
    """

  @Test func tellsWhereTheTailBeginsAndStands() throws {
    let findings = try TestedCheck.findings(nanotron, "config.yaml")
    let tail = try #require(findings.first { $0.code == "LR001" })
    // Warmup 50 and decay 450: the floor is first used at update 500, and 500 of 1000 are left.
    #expect(tail.text.hasPrefix("the rate is 0.0001 from update 500 on, for 50 % of the run"))
    #expect(tail.severity == .warning)
    #expect(tail.span?.text == "450")
  }

  @Test func isAnErrorWhereTheTailIsAtRateZero() throws {
    let text = nanotron.replacing("min_decay_lr: 0.0001", with: "min_decay_lr: 0")
    #expect(try TestedCheck.findings(text, "config.yaml").first { $0.code == "LR001" }?.severity == .error)
  }

  @Test(arguments: [(929, false), (928, true)]) func tellsATailFromTwoPercentOn(_ decay: Int, _ isFound: Bool) throws {
    // The floor is first used at update 50 + decay, which is not counted: 20 of 1000 are left, which may be, or 21.
    let text = nanotron.replacing("lr_decay_steps: 450", with: "lr_decay_steps: \(decay)")
    #expect(try TestedCheck.findings(text, "config.yaml").contains { $0.code == "LR001" } == isFound)
  }

  @Test func tellsAMissingFactWithItsOption() throws {
    let findings = try TestedCheck.findings(
      "learning_rate: 1.0e-4\nper_device_train_batch_size: 8\nlr_scheduler_type: cosine\noutput_dir: out\n",
      "train.yaml")
    #expect(findings.contains { $0.code == "LR014" && $0.severity == .warning && $0.instead == "--samples N" })
    // No rule speaks of rates that hang on what is missing.
    #expect(findings.allSatisfy { $0.code == "LR014" })
  }

  @Test func saysNothingOfCurvesOfARunThatWouldNotStart() throws {
    let findings = try TestedCheck.findings(
      "learning_rate: 3e-5\nper_device_train_batch_size: 8\nwarmup_steps: 9000\n", "train.yaml",
      [("samples", "800"), ("world_size", "1")])
    #expect(Set(findings.map(\.code)) == ["LR013", "LR030"])
  }

  @Test(arguments: ["2e-5", "2E5", "1.5e5", "+3e-4"]) func takesForTextWhatYAMLDoes(_ number: String) throws {
    let findings = try TestedCheck.findings(
      "base_model: m\nmicro_batch_size: 1\nlearning_rate: \(number)\ndatasets: []\nmax_steps: 10\n", "axolotl.yml",
      [("samples", "100"), ("world_size", "1")])
    #expect(findings.contains { $0.code == "LR013" && $0.severity == .hint })
  }

  @Test(arguments: ["2.0e-5", "2.0E+5", "0.00002", "'2e-5'"]) func takesForNumbersWhatYAMLDoes(_ number: String) throws
  {
    let findings = try TestedCheck.findings(
      "base_model: m\nmicro_batch_size: 1\nlearning_rate: \(number)\ndatasets: []\nmax_steps: 10\n", "axolotl.yml",
      [("samples", "100"), ("world_size", "1")])
    #expect(!findings.contains { $0.code == "LR013" })
  }
}
