import Catalogue
import CommandLanguage
package import Configs
import Documents
import Runs
import Schedules
import Scripts

/// Feeds bytes to the readers of configs: a run whose rates can be asked for comes out, or a sentence.
package enum ConfigTargets {
  static func run(_ target: FuzzTarget, _ bytes: [UInt8]) throws(Finding) {
    if target == .training { return try runTraining(bytes) }
    let ending =
      switch target {
      case .python: ".py"
      case .shell: ".sh"
      case .card: ".md"
      default: ""
      }
    let file: ConfigFile
    do throws(ConfigFault) {
      file = try ConfigFileParser.file(bytes, path: "run" + ending)
    } catch {
      return try Diagnostic(UsageError.config(error)).check()
    }
    try plan(file, given: given)
    // Without facts, what is missing is asked for.
    try plan(file, given: GivenFacts())
  }

  /// The facts that most formats ask for.
  private static var given: GivenFacts {
    var given = GivenFacts()
    given.counts = [.samples: 1000, .worldSize: 2]
    given.isAsMeant = true
    return given
  }

  /// Reads the run of a config, and asks for some of its rates.
  ///
  /// - Parameters:
  ///   - file: The config.
  ///   - companions: The files that belong to it.
  ///   - given: What is told beside it.
  ///   - read: Reads a file that the config names.
  /// - Throws: A ``Finding`` that says which promise is broken.
  package static func plan(
    _ file: ConfigFile, companions: [ConfigFile] = [], given: GivenFacts,
    read: @escaping ConfigFileReader = { _ in nil }
  ) throws(Finding) {
    let plan: RunPlan
    do throws(ConfigFault) {
      plan = try ConfigReader.plan(of: file, companions: companions, given: given, read: read)
    } catch {
      return try Diagnostic(UsageError.config(error)).check()
    }
    try Finding.unless(plan.updates >= 0, "a run of \(plan.updates) updates")
    try Finding.unless(plan.firstUpdate >= 0, "a run that goes on at \(plan.firstUpdate)")
    for entry in plan.ledger.entries {
      try Finding.unless(!entry.name.isEmpty, "a fact without a name: \(entry.value)")
    }
    let context = RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts))
    guard let schedule = try? plan.curve.schedule(in: context) else { return }
    for update in [0, 1, plan.updates / 2, max(0, plan.updates - 1), Int.max] { _ = schedule(update) }
  }

  private static func runTraining(_ bytes: [UInt8]) throws(Finding) {
    let source = SourceText(bytes, name: "train.py")
    let reading: CallReading
    do throws(CallError) {
      reading = try CallReader.read(
        script: source, settings: [CallSetting("n=5")], lookup: Vocabulary.catalogue.finding)
    } catch {
      switch error {
      case .script(let fault), .unknown(_, let fault):
        try Finding.unless(fault.span.source === source, "the fault is in another text: \(fault)")
        try Finding.unless(!fault.reason.isEmpty, "a fault without a reason")
      }
      return
    }
    try Finding.unless((reading.line ?? 0) >= 1, "a scheduler without a line")
  }

  // MARK: Seeds

  /// Texts that a target begins with.
  static func seeds(of target: FuzzTarget) -> [String] {
    switch target {
    case .python:
      [
        "_base_ = ['b.py']\nlr = 0.1 * 2\noptim_wrapper = dict(optimizer=dict(type='SGD', lr=lr))\n"
          + "param_scheduler = [dict(type='MultiStepLR', milestones=[8, 11], by_epoch=True, end=12)]\n"
          + "train_cfg = dict(max_epochs=12)\ntrain_dataloader = dict(batch_size=2)\n",
        "def get_config(arg=None):\n  config = ConfigDict()\n  config.lr = 1e-3\n  config.total_epochs = 90\n"
          + "  config.schedule = dict(warmup_steps=10_000, decay_type='cosine')\n  config.input.batch_size = 1024\n  return config\n",
        "learning_rate = 6e-4\nmax_iters = 600000\nlr_decay_iters = max_iters\nmin_lr = learning_rate / 10\nwarmup_iters = 2000\n",
      ]
    case .shell:
      [
        "#!/bin/bash\nLR=${LR:-1e-4}\nARGS=(--lr $LR --min-lr 1e-5)\ntorchrun --nproc_per_node 8 pretrain_gpt.py \\\n"
          + "  ${ARGS[@]} --train-iters $((1000 * 2)) --lr-warmup-fraction .01 --lr-decay-style cosine --global-batch-size 512\n",
        "python -m open_clip_train.main --lr 5e-4 --warmup 100 --epochs 3 --batch-size 8 --train-num-samples 1000\n",
        "if [ \"$1\" = a ]; then X=1; else X=2; fi\naccelerate launch train.py --learning_rate=$X --max_train_steps 10\n",
      ]
    case .card:
      [
        "### Training hyperparameters\n\n- learning_rate: 2e-05\n- train_batch_size: 8\n- gradient_accumulation_steps: 2\n"
          + "- lr_scheduler_type: cosine\n- lr_scheduler_warmup_ratio: 0.1\n- num_epochs: 3\n\n### Training results\n\n"
          + "| Loss | Epoch | Step |\n|:--:|:--:|:--:|\n| 1.0 | 1.0 | 50 |\n\n### Framework versions\n\n- Transformers 4.40.1\n"
      ]
    case .config:
      [
        "learning_rate: 2e-5\nlr_scheduler_type: cosine\nnum_train_epochs: 3\nper_device_train_batch_size: 4\nwarmup_ratio: 0.03\n",
        "{\"train_batch_size\": 64, \"optimizer\": {\"type\": \"AdamW\", \"params\": {\"lr\": 1e-4}}, \"scheduler\": {\"type\": "
          + "\"WarmupDecayLR\", \"params\": {\"warmup_num_steps\": 10, \"total_num_steps\": 100}}}",
        "[optimizer]\nlr = 3e-4\n[lr_scheduler]\nwarmup_steps = 20\ndecay_ratio = 0.8\n[training]\nsteps = 100\n",
        "SOLVER:\n  BASE_LR: 0.02\n  STEPS: (60000, 80000)\n  MAX_ITER: 90000\n",
        "trainer: {max_epochs: 3, max_steps: -1}\noptimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.4}}\n"
          + "lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 2}}\ndata: {batch_size: 8}\n",
      ]
    case .training:
      [
        "import torch\nfrom torch.optim.lr_scheduler import OneCycleLR\nparser.add_argument('--lr', type=float, default=0.1)\n"
          + "args = parser.parse_args()\ndef main(n, x=2):\n  opt = torch.optim.SGD(p, lr=args.lr)\n  if n:\n"
          + "    s = OneCycleLR(opt, max_lr=args.lr, total_steps=n * x)\n  else:\n    s = torch.optim.lr_scheduler.StepLR(opt, 3)\n"
          + "  for e in range(9):\n    s.step()\n",
        "class M:\n  def __init__(self, lr=0.2):\n    self.lr = lr\n  def configure_optimizers(self):\n"
          + "    opt = AdamW(self.parameters(), lr=self.lr)\n    return [opt], [LambdaLR(opt, lambda e: 0.9 ** e)]\n",
      ]
    default: []
    }
  }
}
