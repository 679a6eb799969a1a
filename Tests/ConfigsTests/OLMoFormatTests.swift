import Catalogue
import Foundation
import Testing

@testable import Configs

/// OLMo and OLMo-core beyond the recorded runs; expected rates are their formulas, written out here.
@Suite struct OLMoFormatTests {
  private func cosine(_ p: Double) -> Double { (1 + cos(.pi * p)) / 2 }

  // MARK: OLMo

  private func olmo(_ scheduler: String, _ more: String) -> String {
    "optimizer:\n  learning_rate: 1.0e-3\nscheduler:\n  \(scheduler)\nglobal_train_batch_size: 6\nmodel:\n  max_sequence_length: 10\n\(more)\n"
  }

  @Test(arguments: ["5.0e3T", "84"]) func olmoCountsTokens(_ duration: String) throws {
    let text = olmo("name: cosine_with_warmup\n  units: tokens\n  t_warmup: 333", "max_duration: \(duration)")
    let run = try PlannedRun(text, "olmo.yaml")
    let total = duration == "84" ? 84.0 * 60 : 5000
    #expect(run.updates == 84)
    #expect(
      run.difference {
        let s = Double($0 + 1) * 60
        if s < 333 { return 1e-4 + 9e-4 * s / 333 }
        return s >= total ? 1e-4 : 1e-4 + 9e-4 * cosine((s - 333) / (total - 333))
      } == nil)
  }

  @Test(arguments: ["linear_with_warmup", "cosine_linear_envelope", "max_scheduler", "constant_with_warmup"])
  func olmosSecondWarmupLeadsUpToTheCurve(_ name: String) throws {
    let text = olmo(
      "name: \(name)\n  t_warmup: 20\n  warmup_min_lr: 0.0",
      "max_duration: 200\nload_path: /x\nreset_optimizer_state: true")
    let plain = try PlannedRun(text, "olmo.yaml")
    let again = try PlannedRun(text, "olmo.yaml", resumeAt: 100)
    #expect(again.plan.firstUpdate == 100)
    #expect(
      again.difference(over: 100..<200) { $0 + 1 < 120 ? plain[119] * Double($0 + 1 - 100) / 20 : plain[$0] } == nil)
  }

  @Test func olmosEpochsNeedTheSamples() throws {
    let text = olmo("name: inverse_sqrt_with_warmup\n  t_warmup: 9", "max_duration: 3ep")
    #expect(PlannedRun.asked { try PlannedRun(text, "olmo.yaml") } == ["--samples N"])
    let run = try PlannedRun(text, "olmo.yaml", counts: [.samples: 100])
    #expect(run.updates == 3 * (100 / 6))
    #expect(
      run.difference {
        let s = Double($0 + 1)
        return s < 9 ? 1e-4 + 9e-4 * s / 9 : 1e-3 * (9 / s).squareRoot()
      } == nil)
  }

  // MARK: OLMo-core

  private func core(_ scheduler: String, _ more: String = "") -> String {
    """
    {"_CLASS_": "olmo_core.Experiment", "data_loader": {"global_batch_size": 100},
     "train_module": {"optim": {"lr": 0.001}, "scheduler": {\(scheduler)}},
     "trainer": {"max_duration": {"value": 90, "unit": "steps"}\(more)}}
    """
  }

  @Test func coresSchedulersFollowEachOther() throws {
    let text = core(
      """
      "_CLASS_": "olmo_core.optim.scheduler.SequentialScheduler", "schedulers_max": [40, 50], "schedulers": [
        {"_CLASS_": "olmo_core.optim.scheduler.LinearWithWarmup", "warmup": 5, "alpha_f": 0.5},
        {"_CLASS_": "olmo_core.optim.scheduler.CosWithWarmup", "warmup": 0, "alpha_f": 0.0}]
      """)
    let run = try PlannedRun(text, "config.json")
    #expect(
      run.difference {
        let s = Double($0 + 1)
        if s < 5 { return 1e-3 * s / 5 }
        if s <= 40 { return 1e-3 - 5e-4 * (s - 5) / 35 }
        return 5e-4 * cosine((s - 40) / 50)
      } == nil)
  }

  @Test func coresStagesStartWhereTheOneBeforeEnds() throws {
    let text = core(
      """
      "_CLASS_": "olmo_core.optim.scheduler.ComposableScheduler", "stages": [
        {"duration": 10, "shape": "linear", "start_lr_fraction": 0.0, "end_lr_fraction": 1.0},
        {"duration": 30, "shape": "linear", "end_lr": 0.001},
        {"duration": 20, "shape": "cosine", "start_lr": 0.0005, "end_lr": 0.0001}]
      """, ", \"hard_stop\": {\"value\": 7000, \"unit\": \"tokens\"}")
    let run = try PlannedRun(text, "config.json")
    #expect(run.updates == 70)
    #expect(
      run.difference {
        let s = Double($0 + 1)
        if s <= 10 { return 1e-3 * s / 10 }
        if s <= 40 { return 1e-3 }
        return s >= 60 ? 1e-4 : 1e-4 + 4e-4 * cosine((s - 40) / 20)
      } == nil)
  }

  @Test func coresScriptsTellTheirEpochsAndUnits() throws {
    let text = """
      from olmo_core.optim import WSD, AdamWConfig, SchedulerUnits
      SEQ = 16
      def module(common):
        return TransformerTrainModuleConfig(
          optim=AdamWConfig(lr=2e-3), scheduler=WSD(units=SchedulerUnits.tokens, warmup=333, decay_fraction=0.25))
      def trainer(common):
        return TrainerConfig(max_duration=Duration.epochs(2))
      main(partial(build_config, global_batch_size=4 * SEQ))
      """
    #expect(PlannedRun.asked { try PlannedRun(text, "train.py") } == ["--batches N"])
    let run = try PlannedRun(text, "train.py", counts: [.batches: 25])
    let total = 50.0 * 64
    let decay = (total * 0.25).rounded(.toNearestOrEven)
    #expect(run.updates == 50)
    #expect(
      run.difference {
        let s = Double($0 + 1) * 64
        if s <= 333 { return 2e-3 * s / 333 }
        return s >= total - decay ? 2e-3 * (total - s) / decay : 2e-3
      } == nil)
  }

  @Test(arguments: [
    ("max_duration=Duration(905, DurationUnit.tokens), ", [:], 91), ("max_duration=Duration.steps(12), ", [:], 12),
    ("", [ConfigOption.batches: 33], 33),
    ("max_duration=Duration(value=2, unit=DurationUnit.epochs), ", [.batches: 33], 66),
  ]) func coresDurationsHaveManyForms(_ words: String, _ counts: [ConfigOption: Int], _ updates: Int) throws {
    let text = "import olmo_core\nx = Trainer(optim=Adam(lr=1e-3), \(words)global_batch_size=10)\n"
    #expect(try PlannedRun(text, "train.py", counts: counts).updates == updates)
  }

  @Test func coresDurationsCanBeSet() throws {
    let text =
      "import olmo_core\nx = Trainer(optim=Adam(lr=1e-3), max_duration=Duration.tokens(900), global_batch_size=10)\n"
    let run = try PlannedRun(text, "train.py", set: ["trainer.max_duration.value": "305"])
    #expect(run.updates == 31)
  }
}
