import Schedules

/// The schedulers that `llmfoundry.optim.scheduler` adds to Composer's.
enum LLMFoundry: Dialect {
  static let name = "llmfoundry"
  static let release = "llm-foundry 0.22.0"
  static let summary = "The scheduler that llmfoundry.optim.scheduler adds to Composer's."
  static let entries = [inverseSquareRootWithWarmupScheduler]

  static func place(of call: String) -> String { "llmfoundry.optim.scheduler.\(call)" }
}
