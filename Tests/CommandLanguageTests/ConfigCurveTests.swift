import Catalogue
import Configs
import Paths
import Testing

@testable import CommandLanguage

/// Configs and scripts where a curve stands: groups, files of curves, and what is told where something is wrong.
@Suite struct ConfigCurveTests {
  private static let files: [String: String] = [
    "train.yaml": """
    learning_rate: 2.0e-5
    lr_scheduler_type: cosine
    num_train_epochs: 3
    per_device_train_batch_size: 4
    gradient_accumulation_steps: 8
    warmup_ratio: 0.03
    """,
    "d2.yaml": "SOLVER: {BASE_LR: 0.02, MAX_ITER: 900, STEPS: [600], BIAS_LR_FACTOR: 2.0}\n",
    "child.yaml": "_BASE_: \"d2.yaml\"\nMODEL: {WEIGHTS: x}\n",
    "runs.lrs": "mine: @train.yaml --samples 52002 --world-size 8\nother: cosine --max 2e-5 --cycle-length 600\n",
    "runs.txt": "# two\n@train.yaml --samples 52002 --world-size 8\ncosine --max 2e-5 --cycle-length 600\n",
    "open.lrs": "a: @train.yaml\n",
    "train.py":
      "from torch.optim.lr_scheduler import StepLR\nn = 3\ns = StepLR(opt, step_size=n)\nt = StepLR(opt, 9)\n",
    "plain.py": "x = 1\n",
    "clip.sh": "python -m open_clip_train.main --train-num-samples 4e8 --dataset-type webdataset --epochs 3\n",
  ]

  private func read(_ line: String) throws(UsageError) -> Invocation {
    try CommandLineParser().invocation(line: line) { path throws(FileError) in
      guard let text = Self.files[path] else { throw .missing(path: path) }
      return Array(text.utf8)
    }
  }

  private func told(_ line: String) -> Diagnostic? {
    do { _ = try read(line) } catch { return Diagnostic(error) }
    return nil
  }

  @Test func allGroupsAreACurveEach() throws {
    let invocation = try read("compare @d2.yaml --group all --world-size 1")
    #expect(invocation.plans.map(\.group) == ["weight", "bias"])
    let curves = try invocation.evaluation().curves
    #expect(curves.map(\.label) == ["d2.yaml weight", "d2.yaml bias"])
    // 0.02 before the step, and twice as much for biases of BIAS_LR_FACTOR 2; the warmup of 1000 is longer than the run.
    #expect(curves[0].schedule(899) * 2 == curves[1].schedule(899))
    // The words of each ask for that group alone, and read back.
    #expect(invocation.curves.map { "\($0)" }.allSatisfy { !$0.contains("all") })
    #expect(try read(String(invocation.recipe.dropFirst("lrsched ".count))).plans.map(\.group) == ["weight", "bias"])
    #expect(
      try read("compare @d2.yaml --group all --world-size 1 --label x").curves.map(\.label) == ["x weight", "x bias"])
  }

  @Test func aFileOfCurvesMayNameConfigs() throws {
    for file in ["runs.lrs", "runs.txt"] {
      let invocation = try read("compare @\(file)")
      #expect(invocation.curves.count == 2)
      // ceil(ceil(52002 / 32) / 8) = 204 updates an epoch.
      #expect(invocation.plans.map(\.updates) == [612], "\(file)")
    }
    let told = try #require(self.told("compare @open.lrs"))
    #expect(told.exitCode == .data)
    #expect(told.sentence.contains("--samples N") && told.sentence.contains("--world-size N"))
    #expect(told.excerpt?.path == "open.lrs")
  }

  @Test func aConfigThatOnlySaysWhatDiffersFromItsBaseIsRecognised() throws {
    #expect(try read("export @child.yaml --world-size 1").plans.first?.updates == 900)
  }

  @Test func aScriptIsItsLastSchedulerOrThatOfALine() throws {
    #expect(
      try read("explain @train.py --lr 0.1").curves.first?.config.first.values["step_size"] == .duration(.updates(9)))
    let third = try read("explain @train.py:3 --lr 0.1 --set n=5")
    #expect(third.curves.first?.config.first.values["step_size"] == .duration(.updates(5)))
    #expect(third.remarks.first == "the schedule is StepLR at train.py:3, and not StepLR (@train.py:4)")
    #expect(try read(String(third.recipe.dropFirst("lrsched ".count))) == third)
  }

  /// Each command line, how it ends, and what its sentence must say.
  @Test(arguments: [
    ("@train.yaml --samples 0", ExitCode.usage, "at least 1"),
    ("@train.yaml --samples -5", .usage, "must be at least 1, not '-5'"),
    ("@train.yaml --samples 5 --world-size 1 --release new", .usage, "--release must have a number"),
    ("@train.yaml --samples 5 --world-size 1 --group decay", .usage, "no group 'decay'"),
    ("@d2.yaml --world-size 1 --group decay", .usage, "but weight and bias"),
    ("@train.yaml --samples 5 --world-size 1 --set lr_scheduler_type=linera", .data, "Did you mean 'linear'?"),
    ("@hg:train.yaml", .usage, "no format 'hg'"),
    ("@plain.py", .data, "it makes no scheduler that is known here"),
    ("@clip.sh --world-size 1", .data, "argument --train-num-samples: invalid int value: '4e8'"),
  ]) func whatIsWrongIsSaid(_ words: String, _ exitCode: ExitCode, _ sentence: String) throws {
    let told = try #require(self.told("export \(words)"))
    #expect(told.exitCode == exitCode)
    #expect(told.sentence.contains(sentence), "\(told.sentence)")
  }

  @Test func aRunThatCannotBeBuiltIsSaidInTheNamesOfItsSchedule() throws {
    let invocation = try read("export @train.yaml --samples 52002 --world-size 8 --set learning_rate=-1")
    do throws(CurveFault) {
      _ = try invocation.evaluation()
      Issue.record("a rate below 0")
    } catch {
      let told = Diagnostic(error, of: .export)
      #expect(told.exitCode == .data)
      #expect(told.sentence.hasPrefix("What hf makes of 'train.yaml' is no schedule: --lr of hf.cosine"))
    }
  }

  @Test func whatIsSaidOfConfigsNamesTheFileOnce() throws {
    let notes = try read(
      "compare @train.yaml --samples 52002 --world-size 8 vs @train.yaml --samples 52002 --world-size 8"
    ).planNotes
    #expect(notes.count == 1)
    #expect(notes.first?.hasPrefix("train.yaml: the updates of an epoch depend on the release") == true)
    // Where the release is told, nothing depends on it.
    #expect(try read("export @train.yaml --samples 52002 --world-size 8 --release 4.57").planNotes.isEmpty)
  }
}
