import Catalogue
import Numbers
import Schedules

/// The warmup goes up another way: along the logarithm, as DeepSpeed's does by default, a cosine, an exponential.
enum WarmupShapes: Hypothesis {
  static let name = "warmup.shape"

  static func causes(_ evidence: Evidence) -> [Cause] {
    guard let warmed = evidence.warmed, let index = warmed.config.operations.indices.last,
      let stage = warmed.config[.operation(index)],
      evidence.warmup >= 1,
      case .choice(let shapes)? = stage.definition.parameters.named("shape")?.kind
    else { return [] }
    let length = evidence.warmup
    let before = stage.values["shape"] ?? .choice("linear")
    let others = ["log"] + shapes.filter { $0 != "log" && $0 != "constant" }
    return others.filter { ParameterValue.choice($0) != before }.compactMap { shape in
      evidence.cause(
        name, [(shape, .flag(true)), ("warmup", .integer(length)), ("W", .integer(length))],
        warmed.setting(.operation(index), "shape", .choice(shape)), free: 0,
        "the warmup of \(length) updates goes up \(way(shape)) instead of \(way("\(before)"))")
    }
  }

  private static func way(_ shape: String) -> String {
    switch shape {
    case "log": "along a logarithm"
    case "cosine": "along a cosine"
    case "exponential": "exponentially"
    case "linear": "along a line"
    default: "along '\(shape)'"
    }
  }
}
