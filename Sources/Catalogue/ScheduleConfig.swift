internal import Paths
public import Runs
import Schedules
/// A curve as it was asked for: a schedule, and what is done to it from left to right.
///
/// A config is plain data. It prints as the command line that makes it, and builds the schedule that it describes.
public struct ScheduleConfig: Hashable, Sendable {
  /// The stage that begins the curve.
  public var first: Stage
  /// What is done to everything on the left, in order.
  public var operations: [Operation]

  /// One step of a composition.
  public enum Operation: Hashable, Sendable {
    /// A modifier wraps the whole curve on the left.
    case modify(Stage)
    /// The part since the last `then` ends after a duration.
    case cut(Quantity)
    /// Another schedule begins, with its own clock at 0, where the left side ends.
    case then(Stage)
    /// The whole curve on the left is multiplied by a schedule of factors.
    case times(Stage)
  }

  /// Creates a config.
  ///
  /// - Parameters:
  ///   - first: The stage that begins the curve.
  ///   - operations: What is done to everything on the left, in order.
  public init(_ first: Stage, _ operations: [Operation] = []) {
    self.first = first
    self.operations = operations
  }

  /// The stages in the order in which they are written.
  public var stages: [Stage] {
    [first]
      + operations.compactMap { operation in
        switch operation {
        case .modify(let stage), .then(let stage), .times(let stage): stage
        case .cut: nil
        }
      }
  }
}

/// A schedule or modifier with the values that were given to its parameters.
public struct Stage: Hashable, Sendable {
  /// The entry of the catalogue.
  public let definition: ScheduleDefinition
  /// The values given, by the full name of their parameter. Those not given have their default.
  public var values: [String: ParameterValue]

  /// Creates a stage.
  ///
  /// - Parameters:
  ///   - definition: The entry of the catalogue.
  ///   - values: The values given, by the full name of their parameter.
  public init(_ definition: ScheduleDefinition, _ values: [String: ParameterValue] = [:]) {
    self.definition = definition
    self.values = values
  }

  /// Returns whether two stages give the same values to the same entry.
  public static func == (left: Stage, right: Stage) -> Bool {
    left.definition.name == right.definition.name && left.values == right.values
  }

  /// Hashes the name of the entry and the values.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(definition.name)
    hasher.combine(values)
  }
}

extension ScheduleConfig: CustomStringConvertible {
  /// The command line that makes this curve, each word quoted where a shell needs it.
  public var description: String {
    operations.reduce(into: first.description) { text, operation in
      switch operation {
      case .modify(let stage): text += " \(stage)"
      case .cut(let duration): text += " for \(duration)"
      case .then(let stage): text += " then \(stage)"
      case .times(let stage): text += " times \(stage)"
      }
    }
  }
}

extension Stage: CustomStringConvertible {
  /// The words that make this stage: the name, and the parameters given in the order of the catalogue.
  public var description: String {
    definition.parameters.reduce(into: definition.name) { text, parameter in
      guard let value = values[parameter.name] else { return }
      let word = value.description
      if value == .flag(true) {
        text += " --\(parameter.name)"
      } else if value == .flag(false) || word.hasPrefix("-") || word.isEmpty {
        // After a space, a flag takes no value, and text that begins with a dash would read as an option.
        text += " --\(parameter.name)=\(shellQuoted(word))"
      } else {
        text += " --\(parameter.name) \(shellQuoted(word))"
      }
    }
  }
}

/// Returns a word as a POSIX shell reads it back: unchanged where that is safe, else in single quotes, or in `$'…'` where it
/// holds bytes that are no text.
///
/// - Parameter word: Any text, as ``ByteText`` has words.
public func shellQuoted(_ word: String) -> String {
  let isSafe = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "="):
      true
    default: false
    }
  }
  if isSafe { return word }
  if ByteText.holdsBytes(word) { return dollarQuoted(word) }
  return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

/// Returns a word in quotes between which `\377` is a byte.
private func dollarQuoted(_ word: String) -> String {
  let inner = word.unicodeScalars.map { scalar -> String in
    if let byte = ByteText.byte(of: scalar) { return "\\\(String(byte, radix: 8))" }
    return scalar == "'" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
  }
  return "$'\(inner.joined())'"
}
