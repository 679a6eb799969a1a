/// A format of configs: how it is told, what its keys mean, and the way from a file to the rate of every update.
///
/// One file each, and one line in ``ConfigFormats``; help, `lrsched formats` and docs/formats/ are made from it.
package protocol ConfigFormat: Sendable {
  /// What it is called: `axolotl`.
  static var name: String { get }
  /// Other names that are accepted.
  static var aliases: [String] { get }
  /// What it is, in one line.
  static var summary: String { get }
  /// The release whose arithmetic it has, with those that differ.
  static var release: String { get }
  /// By what a file is told to be one, in words.
  static var signs: String { get }
  /// The keys that decide the rate, with their defaults.
  static var keys: [ConfigKey] { get }
  /// The facts that no option has and that `--set` gives.
  static var facts: [ConfigKey] { get }
  /// What surprises, a sentence each.
  static var traps: [String] { get }

  /// Returns whether a file is one of this format, by what it holds.
  ///
  /// - Parameter file: The file.
  /// - Returns: Whether it is.
  static func recognises(_ file: ConfigFile) -> Bool

  /// Reads the run.
  ///
  /// - Parameter run: The file and what else is told; it keeps what was read and from where.
  /// - Returns: The rate of every update.
  /// - Throws: A ``ConfigFault``; what is missing is only noted, and asked for at the end.
  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve
}

extension ConfigFormat {
  /// No other names.
  package static var aliases: [String] { [] }
  /// No facts beyond the options.
  package static var facts: [ConfigKey] { [] }
  /// Nothing that surprises.
  package static var traps: [String] { [] }
}

/// A key of a format, for people.
package struct ConfigKey: Sendable {
  /// The key, with dots between the keys that lead to it.
  package var name: String
  /// What the framework takes where it is not given, as it is written; empty where it must be given.
  package var standard: String
  /// What it means, in one line.
  package var help: String

  /// Creates a key.
  ///
  /// - Parameters:
  ///   - name: The key, with dots between the keys that lead to it.
  ///   - standard: What the framework takes where it is not given.
  ///   - help: What it means, in one line.
  package init(_ name: String, _ standard: String, _ help: String) {
    self.name = name
    self.standard = standard
    self.help = help
  }
}
