internal import Catalogue
internal import CommandLanguage

/// What is said of a knob.
enum KnobWords {
  /// What a value counts, and between which bounds: `rate, at least 0`.
  static func bounds(of knob: Knob) -> String {
    let parameter = knob.parameter
    switch parameter.kind {
    case .choice(let words): return words.joined(separator: " | ")
    case .flag: return "yes or no"
    case .mapping: return "iteration:value pairs"
    case .series: return "numbers, or a file"
    case .expression: return "a formula of the epoch"
    case .rate, .rateOrShare, .factor, .fraction, .count, .duration, .list:
      let unit = parameter.unit ?? unit(of: parameter.kind)
      let bounds = parameter.bounds.description
      return [unit, bounds == "a number" ? nil : bounds].compactMap { $0 }.joined(separator: ", ")
    }
  }

  private static func unit(of kind: Parameter.Kind) -> String? {
    switch kind {
    case .rate: "rate"
    case .rateOrShare: "rate or % of peak"
    case .factor: "factor"
    case .fraction: "share"
    case .duration: "iterations"
    case .list(let element): unit(of: element).map { "list: \($0)" } ?? "list"
    case .count, .choice, .flag, .mapping, .series, .expression: nil
    }
  }

  /// What a knob means, with what stands for it when it is not given.
  static func help(of knob: Knob) -> String {
    let standard: String =
      switch knob.parameter.standard {
      case .required: "must be given"
      case .none(let meaning): "default: \(meaning)"
      case .value(let value): "default: \(value)"
      }
    return "\(knob.parameter.help) (\(bounds(of: knob)); \(standard))"
  }

  /// The value as it stands beside the name; `nil` where there is none.
  static func value(of knob: Knob) -> String? {
    switch knob.value {
    case .flag(let isOn): isOn ? "yes" : "no"
    case let value?: value.description
    case nil: nil
    }
  }
}
