import Schedules

/// The schedulers that `llmfoundry.optim.scheduler` adds to Composer's.
enum LLMFoundry: Dialect {
  static let name = "llmfoundry"
  static let modules = ["llmfoundry.optim.scheduler"]
  static let release = "llm-foundry 0.22.0"
  static let summary = "The scheduler that llmfoundry.optim.scheduler adds to Composer's."
  static let picture = """
    plot llmfoundry.InverseSquareRootWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 50ba \
    --t_scale 50ba --t_cooldown 200ba --alpha_f_decay 0.1 --alpha_f_cooldown 0 -n 1000
    """
  static let entries = [inverseSquareRootWithWarmupScheduler]
}
