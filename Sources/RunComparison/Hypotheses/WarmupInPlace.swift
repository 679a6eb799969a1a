import Catalogue
import Numbers
import Schedules

/// The decay runs below the warmup, which hides its beginning, as timm has it without `warmup_prefix`.
enum WarmupInPlace: Hypothesis {
  static let name = "warmup.in_place"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let plan = evidence.plan
    let words = "the warmup hides the beginning of the decay instead of preceding it: the rate jumps where it ends"
    func warmup(_ plan: PlannedRun) -> Int {
      plan.parameters.first { $0.meaning == .warmup && $0.value >= 1 }.map { Int(saturating: $0.value) } ?? 0
    }
    func cause(_ config: ScheduleConfig, _ warmup: Int) -> Cause? {
      evidence.cause(name, [("warmup", .integer(warmup))], config, free: 0, words)
    }
    var causes: [Cause?] = []
    // An entry that can do either has a mark for it.
    let places: [ScheduleConfig.Place] = [.first] + plan.config.operations.indices.map { .operation($0) }
    for place in places {
      guard let stage = plan.config[place] else { continue }
      if stage.values["warmup_prefix"] == .flag(true) {
        causes.append(cause(plan.setting(place, "warmup_prefix", nil), warmup(plan)))
      }
    }
    guard let warmed = evidence.warmed, evidence.warmup > 0,
      let index = warmed.config.operations.indices.last
    else { return causes.compactMap(\.self) }
    let length = evidence.warmup
    let inPlace = warmed.setting(.operation(index), "in-place", .flag(true))
    causes.append(cause(inPlace, length))
    // The decay may have the whole length, too.
    if let decay = warmed.parameters.first(where: { $0.meaning == .length && $0.place == .first }) {
      let whole = Int(saturating: decay.value).addingSaturating(length)
      causes.append(cause(inPlace.setting(decay, Double(whole)), length))
    }
    return causes.compactMap(\.self)
  }
}
