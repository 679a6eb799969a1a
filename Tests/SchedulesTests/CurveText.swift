import Documents
import Runs
import Scripts
import Testing

@testable import Catalogue
@testable import Schedules

/// A reader of the simplest curves for the tests of the engine, which know nothing of the command language:
/// `NAME --option value …`, joined by modifiers, `for`, `then`, `resume` and `times`, every value in its plain form.
struct CurveText {
  enum Failure: Error { case unknown(String) }

  static func config(_ text: String) throws -> ScheduleConfig {
    var words = try WordReader.words(of: text)[...]
    var config: ScheduleConfig?
    while let word = words.popFirst() {
      switch word {
      case "for": config?.operations.append(.cut(try duration(words.popFirst() ?? "")))
      case "then": config?.operations.append(.then(try stage(words.popFirst() ?? "", &words)))
      case "resume": config?.operations.append(.resume(try stage(words.popFirst() ?? "", &words)))
      case "times": config?.operations.append(.times(try stage(words.popFirst() ?? "", &words)))
      default:
        let stage = try stage(word, &words)
        if config == nil { config = ScheduleConfig(stage) } else { config?.operations.append(.modify(stage)) }
      }
    }
    return try #require(config)
  }

  /// Why a curve cannot be built for a run of 1,000 iterations; `nil` for one that can.
  static func error(_ text: String) throws -> ScheduleError? {
    let config = try config(text)
    do {
      _ = try config.schedule(in: RunContext(iterations: 1000))
      return nil
    } catch {
      return error.reason
    }
  }

  private static func stage(_ name: String, _ words: inout ArraySlice<String>) throws -> Stage {
    guard let definition = Catalogue.definition(named: name) else { throw Failure.unknown(name) }
    var values: [String: ParameterValue] = [:]
    while let word = words.first, word.hasPrefix("--") {
      words.removeFirst()
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      let option = try #require(definition.parameters.named(parts[0]), "\(name) has no \(word)")
      if parts.count == 1, option.kind == .flag, words.first.map({ $0 != "true" && $0 != "false" }) ?? true {
        values[option.name] = true
        continue
      }
      values[option.name] = try value(parts.count > 1 ? parts[1] : words.popFirst() ?? "", option.kind)
    }
    return Stage(definition, values)
  }

  private static func value(_ text: String, _ kind: Parameter.Kind) throws -> ParameterValue {
    switch kind {
    case .rateOrShare where text.hasSuffix("%"): .share(try #require(Double(text.dropLast())))
    case .rate, .rateOrShare, .factor, .fraction: .number(try #require(Double(text)))
    case .count: try Int(text).map { .count($0) } ?? .number(#require(Double(text)))
    case .duration: .duration(try duration(text))
    case .choice: .choice(text)
    case .flag: .flag(text == "true")
    case .expression: .expression(try FormulaReader.formula(text))
    case .list(let element): .list(try text.split(separator: ",").map { try value(String($0), element) })
    case .series where Double(text.prefix { $0 != "," }) == nil: .file(text)
    case .series: .list(try text.split(separator: ",").map { .number(try #require(Double($0))) })
    case .mapping:
      .mapping(
        try text.split(separator: ",").map { pair in
          let parts = pair.split(separator: ":")
          return ParameterValue.Entry(try duration(String(parts[0])), try #require(Double(parts[1])))
        })
    }
  }

  private static func duration(_ text: String) throws -> Quantity {
    // Composer's own units are other words for updates and shares.
    if text.hasSuffix("ba") { return Quantity(try #require(Double(text.dropLast(2))), .updates) }
    if text.hasSuffix("dur") { return Quantity(try #require(Double("\(text.dropLast(3))e2")), .percent) }
    for unit in Quantity.Unit.allCases where unit != .updates && text.hasSuffix(unit.rawValue) {
      return Quantity(try #require(Double(text.dropLast(unit.rawValue.count))), unit)
    }
    return Quantity(try #require(Double(text)), .updates)
  }
}
