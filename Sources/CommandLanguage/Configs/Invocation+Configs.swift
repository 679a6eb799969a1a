package import Configs
import Runs

extension Invocation {
  /// The runs that configs among the curves describe.
  package var plans: [RunPlan] { curves.flatMap(\.plans) }

  /// What a careful reader says of the configs, each once: the file first.
  package var planNotes: [String] {
    var seen: Set<String> = []
    return plans.flatMap { plan in plan.notes.map { "\(plan.fileName): \($0.text)" } }
      .filter { seen.insert($0).inserted }
  }

  /// A run that is resumed is shown from the update on at which it goes on, unless a part was asked for.
  mutating func resumeConfigs() {
    guard run.from == nil, let first = plans.map(\.firstUpdate).min(), first > 0 else { return }
    run.from = .updates(first)
  }
}
