import Catalogue
package import CommandLanguage
import Schedules
import SeededRandom

/// Command lines over the whole catalogue: most are valid, many have extreme values, some have something wrong with them.
package struct RandomCommandLines {
  private var generator: SeededGenerator
  /// How likely a value is one that no parameter accepts.
  private let faultiness: Double

  private static let schedules = Catalogue.definitions.filter { !$0.isModifier }
  private static let modifiers = Catalogue.definitions.filter(\.isModifier)

  /// Creates a maker of command lines.
  ///
  /// - Parameter seed: Any number; the same number makes the same lines.
  package init(seed: Int) {
    generator = SeededGenerator(seed: seed)
    faultiness = seed % 3 == 0 ? 0.1 : 0
  }

  /// A command line, without its outputs.
  ///
  /// - Parameter command: A command that takes curves.
  /// - Returns: The command line.
  package mutating func words(_ command: Command) -> [String] {
    var words = [command.rawValue]
    if command == .at {
      words.append(
        list(
          of: ["0", "1", "999", "10%", "9223372036854775807", "1e15", "5k", "last", "-3..", "-1", "5..9", "0:10:4"],
          4))
    }
    if command == .when {
      words +=
        pick([["first"], ["last"], []]) + [pick(["below", "above"]), pick(["0", "1e-3", "-1", "10%", "1e300"])]
    }
    words += curve()
    if command != .explain, chance(0.25) { words += ["vs"] + curve() }
    words += runOptions(of: command)
    if Command.withCharts.contains(command) { words += chartOptions() }
    if chance(faultiness) { words.insert(pick(Self.strays), at: Int.random(in: 0...words.count, using: &generator)) }
    return words
  }

  private static let strays = [
    "--", "-", "then", "times", "for", "vs", "--max", "--lr=", "-x", "--no-such", "@", "@missing.lrs", "warmup",
    "cosine",
    "--\u{1B}[2J", "\u{202E}abc", "", " ", "--max=1,2,,3", "=",
  ]

  private mutating func curve() -> [String] {
    var words = stage(pick(Self.schedules))
    while chance(0.45) {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0, 1: words += stage(pick(Self.modifiers))
      case 2: words += ["for", duration(Bounds.atLeastOne)]
      case 3:
        words += ["for", duration(Bounds.atLeastOne), pick(["then", "then", "resume"])] + stage(pick(Self.schedules))
      default: words += ["times"] + stage(pick(Self.schedules))
      }
    }
    return words
  }

  private mutating func stage(_ definition: ScheduleDefinition) -> [String] {
    var words = [definition.name]
    for parameter in definition.parameters where parameter.standard == .required || chance(0.4) {
      if parameter.kind == .flag {
        words.append("--\(chance(0.3) ? "no-" : "")\(parameter.name)")
      } else {
        words.append("--\(parameter.name)=\(value(of: parameter))")
      }
    }
    return words
  }

  private mutating func value(of parameter: Parameter) -> String {
    if chance(faultiness) {
      return pick(["", "nan", "inf", "-1", "1e400", "abc", "0x10", ",", "1e-400", "99999999999999999999"])
    }
    switch parameter.kind {
    case .list(let element):
      let count = pick([1, 2, 3, 5, 300])
      if element == .duration {
        let start = chance(0.8) ? 1 : Int.max - 400
        return (0..<count).map { "\(start + $0 * pick([1, 1, 1, 0]))" }.joined(separator: ",")
      }
      return (0..<count).map { _ in scalar(element, parameter.bounds) }.joined(separator: ",")
    case .mapping:
      return (0..<pick([1, 3, 100])).map { "\($0 * 7 + 1):\(number(parameter.bounds))" }.joined(separator: ",")
    case .series: return (0..<pick([1, 20])).map { _ in number(parameter.bounds) }.joined(separator: ",")
    default: return scalar(parameter.kind, parameter.bounds)
    }
  }

  private mutating func scalar(_ kind: Parameter.Kind, _ bounds: Bounds) -> String {
    switch kind {
    case .choice(let words): pick(words)
    case .flag: pick(["true", "false"])
    case .count: pick(["0", "1", "2", "3", "7", "512", "9007199254740993", "9223372036854775807"])
    case .duration: duration(bounds)
    default: number(bounds)
    }
  }

  /// A number that mostly lies within bounds, as text: ordinary, or at the ends of what a Double can be.
  private mutating func number(_ bounds: Bounds) -> String {
    let ordinary = ["0.1", "0.5", "1", "2", "0.9", "1e-3", "3e-4", "0.999", "10", "-0.5"]
    let extreme = [
      "1e-300", "1e300", "-1e300", "-0", "0", "5e-324", "2.2250738585072014e-308", "1e-310", "1e154", "1e-154", "1e-8",
      "0.9999999999999999", "1.0000000000000002", "1e299",
    ]
    for _ in 0..<20 {
      let text = chance(0.6) ? pick(ordinary) : pick(extreme)
      if let value = Double(text), bounds.contains(value) { return text }
    }
    return String(bounds.lower)
  }

  private mutating func duration(_ bounds: Bounds) -> String {
    let ordinary = ["1", "2", "3", "10", "100", "1000", "5k", "10%", "30%", "100%", "2ep", "60samp", "1ktok", "7micro"]
    let extreme = [
      "0", "1.5M", "1e12", "1e18", "9223372036854775807", "9223372036854775806", "4611686018427387904",
      "9007199254740993", "1e-3%", "1e300%", "1e17ep", "0.001ep", "9223372036854775807tok",
      "1e18samp", "4611686018427387904micro",
    ]
    for _ in 0..<20 {
      let text = chance(0.75) ? pick(ordinary) : pick(extreme)
      if let value = Double(text), !bounds.contains(value) { continue }
      return text
    }
    return "1"
  }

  private mutating func runOptions(of command: Command) -> [String] {
    var words = ["--steps-per-epoch", pick(["1", "10", "4611686018427387904"])]
    let count = ["1", "2", "3", "8", "1000", "9223372036854775807"]
    if chance(0.7) { words += ["--batch-size", pick(count), "--seq-len", pick(count)] }
    if chance(0.3) { words += ["--accumulate", pick(count), "--rounding", pick(["up", "down"])] }
    if chance(0.2) { words += ["--world-size", pick(count)] }
    if command == .export {
      let runs = [
        ["-n", pick(["1", "2", "17", "60"])], ["-n", "1e15", "--from", "999999999999990"],
        ["-n", "9223372036854775807", "--from", "9223372036854775747"],
        ["-n", "1000", "--from", "1%", "--to", pick(["11", "3%", "2000"])],
      ]
      words += pick(runs)
    } else {
      if chance(0.7) { words += ["-n", pick(["1", "2", "3", "700", "1e6", "1e12", "1e18", "9223372036854775807"])] }
      if command != .at, chance(0.4) {
        words += ["--from", pick(["0", "1", "999", "1e15", "9223372036854775806", "50%"])]
      }
      if command != .at, chance(0.2) {
        words += ["--to", pick(["0", "1", "999", "1e15", "9223372036854775807", "90%"])]
      }
    }
    if chance(0.7) { words += ["--past-end", "hold"] }
    return words
  }

  private mutating func chartOptions() -> [String] {
    var words: [String] = ["--width", pick(["100", "160", "333"]), "--height", pick(["100", "120", "200"])]
    if chance(0.4) { words.append("--log-y") }
    if chance(0.2) { words.append("--y-min=\(number(.any))") }
    if chance(0.2) { words.append("--y-max=\(number(.any))") }
    if chance(0.2) { words += ["--x", pick(["iteration", "epoch"])] }
    if chance(0.3) { words += ["--mark", pick(["line", "points", "both"])] }
    if chance(0.3) { words += ["--legend", pick(["auto", "direct", "right", "top", "none"])] }
    if chance(0.2) { words += ["--theme", "dark", "--grid"] }
    if chance(0.1) { words += ["--title=\(pick(["a < b & c", "\u{1B}[31m", "\u{202E}rtl", "日本語 🙂", "\u{0}x", ""]))"] }
    return words
  }

  private mutating func list(of words: [String], _ count: Int) -> String {
    (0..<Int.random(in: 1...count, using: &generator)).map { _ in pick(words) }.joined(separator: ",")
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
}
