import Checks
import Testing

/// Which of two schedules goes on where a run is resumed, and by how much the rate jumps.
struct ResumeTests {
  private let state =
    #"{"max_lr": 0.0003, "min_lr": 0.00003, "lr_warmup_steps": 3200, "lr_decay_steps": 64000, "num_steps": 32000, "lr_decay_style": "cosine"}"#

  private func findings(_ flag: String, rate: String = "3e-4", iterations: Int = 1000) throws -> [Finding] {
    try TestedCheck.findings(
      "torchrun pretrain_gpt.py --lr \(rate) --min-lr 3e-5 --lr-decay-style cosine --train-iters \(iterations) "
        + "--lr-warmup-iters 50 --micro-batch-size 4 --global-batch-size 64 \(flag)\n",
      "run.sh", [("resume_from_iteration", "500"), ("checkpoint_scheduler", state)])
  }

  @Test func tellsBothRatesAndTheFactor() throws {
    // Half-way, at 32000 of 64000 samples with 3200 of warmup: 3e-5 + 2.7e-4 * (1 + cos(π * 28800 / 60800)) / 2.
    let resumed = try #require(
      try findings("--override-opt_param-scheduler", rate: "1e-4").first { $0.code == "LR024" })
    #expect(resumed.severity == .warning)
    #expect(resumed.text.contains("resumed at update 500"))
    #expect(resumed.text.contains("0.0001761 by the checkpoint's schedule"))
    // 3e-5 + 7e-5 * (1 + cos(π * 450 / 950)) / 2.
    #expect(resumed.text.contains("6.789e-05 by the file's (x 0.385)"))
    #expect(resumed.text.hasSuffix("the file's goes on"))
  }

  @Test func tellsThatTheCheckpointsGoesOn() throws {
    let resumed = try #require(
      try findings("--use-checkpoint-opt_param-scheduler", iterations: 2000).first { $0.code == "LR024" })
    #expect(resumed.text.contains("the checkpoint's goes on"))
  }

  @Test(arguments: ["--override-opt_param-scheduler", "--use-checkpoint-opt_param-scheduler", ""])
  func saysNothingWhereBothAreTheSame(_ flag: String) throws {
    let loud = try findings(flag).filter { $0.severity > .hint }
    #expect(loud == [])
  }

  @Test func doesNotStartWithoutAFlag() throws {
    #expect(try findings("", rate: "1e-4").contains { $0.code == "LR030" && $0.severity == .error })
  }

  @Test(arguments: [
    ("override_lr_scheduler", "the file's goes on"), ("use_checkpoint_lr_scheduler", "the checkpoint's goes on"),
  ])
  func readsTheKeysOfNeoX(_ key: String, _ words: String) throws {
    let text = """
      {"train_iters": 1000, "lr_decay_iters": 1000, "lr_decay_style": "cosine", "warmup": 0.01, "num_layers": 2,
       "pipe_parallel_size": 1, "train_micro_batch_size_per_gpu": 4, "min_lr": 0.00006, "\(key)": true,
       "optimizer": {"type": "Adam", "params": {"lr": 0.0006}}}
      """
    let state =
      #"{"start_lr": 0.0003, "min_lr": 0.00003, "warmup_iter": 10, "end_iter": 1000, "decay_style": "cosine"}"#
    let found = try TestedCheck.findings(
      text, "neox.yml", [("resume_from_iteration", "300"), ("checkpoint_scheduler", state)])
    #expect(found.contains { $0.code == "LR024" && $0.text.contains(words) })
  }
}
