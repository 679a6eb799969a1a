import Catalogue
import Numbers
import Schedules

/// The updates of the warmup are counted otherwise: t / W, (t + 1) / W or (t + 1) / (W + 1).
enum WarmupConvention: Hypothesis {
  static let name = "warmup.convention"

  static func causes(_ evidence: Evidence) -> [Cause] {
    guard let warmed = evidence.warmed, let index = warmed.config.operations.indices.last,
      evidence.warmup >= 1
    else { return [] }
    let length = evidence.warmup
    let before = warmed.config[.operation(index)]?.values["convention"] ?? .choice("t/W")
    return ["(t+1)/W", "(t+1)/(W+1)", "t/W"].filter { ParameterValue.choice($0) != before }.compactMap { convention in
      evidence.cause(
        name, [("convention", .text(convention)), ("warmup", .integer(length)), ("W", .integer(length))],
        warmed.setting(.operation(index), "convention", .choice(convention)), free: 0,
        "the warmup of W = \(length) counts its updates as \(convention)")
    }
  }
}
