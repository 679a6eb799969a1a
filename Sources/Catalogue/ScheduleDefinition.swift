public import Schedules

/// Everything that is known of a schedule or a modifier: one entry of the catalogue.
///
/// The parser, the errors, help, completions, the man page and the reference are all made from these entries, so adding
/// a schedule is adding one of them.
public struct ScheduleDefinition: Sendable {
  /// How an entry becomes a part of a curve.
  public enum Build: Sendable {
    /// It begins a curve.
    case schedule(@Sendable (Arguments) throws(ScheduleError) -> any Schedule)
    /// It wraps the curve to its left.
    case modifier(@Sendable (any Schedule, Arguments) throws(ScheduleError) -> any Schedule)
  }

  /// The name; a framework's own is preceded by the dialect and a full stop.
  public let name: String
  /// Other names that are accepted.
  public let aliases: [String]
  /// What it does, in one line.
  public let summary: String
  /// The learning rate at iteration t, as a formula in plain text.
  public let formula: String
  /// Where the formula comes from: a paper, or a framework and its version.
  public let source: String
  /// The parameters, in the order in which help lists them.
  public let parameters: [Parameter]
  /// A curve that shows it, as written on a command line.
  public let example: String
  /// How it becomes a part of a curve.
  public let build: Build

  /// Creates an entry of the catalogue.
  ///
  /// - Parameters:
  ///   - name: The name; a framework's own is preceded by the dialect and a full stop.
  ///   - aliases: Other names that are accepted.
  ///   - summary: What it does, in one line.
  ///   - formula: The learning rate at iteration t, as a formula in plain text.
  ///   - source: Where the formula comes from: a paper, or a framework and its version.
  ///   - parameters: The parameters, in the order in which help lists them.
  ///   - example: A curve that shows it, as written on a command line.
  ///   - build: How it becomes a part of a curve.
  public init(
    _ name: String, aliases: [String] = [], summary: String, formula: String, source: String, parameters: [Parameter],
    example: String, build: Build
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.example = example
    self.build = build
  }

  /// The framework whose schedule this is, or `nil` for our own.
  public var dialect: String? {
    name.firstIndex(of: ".").map { String(name[..<$0]) }
  }

  /// Whether the entry wraps a curve instead of beginning one.
  public var isModifier: Bool {
    switch build {
    case .schedule: false
    case .modifier: true
    }
  }
}

extension ScheduleDefinition: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
