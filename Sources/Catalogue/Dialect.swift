import Schedules

/// A framework's schedules under the framework's own names, defaults and quirks.
///
/// Everything that is told of a dialect is told from here: its name, the release that it was held against, its entries.
package protocol Dialect: Sendable {
  /// What stands before the full stop in the names of its entries.
  static var name: String { get }
  /// Other names under which the dialect itself is found: what stands before the first full stop where code imports it.
  static var aliases: [String] { get }
  /// The modules in which code finds the calls; most stand in the first.
  static var modules: [String] { get }
  /// The framework, and the release that the entries were held against.
  static var release: String { get }
  /// What the schedules are, in one line.
  static var summary: String { get }
  /// What the chart on the dialect's page shows: the words of the command that draws it.
  static var picture: String { get }
  /// Whether the framework joins schedules one after the other.
  static var joinsSchedules: Bool { get }
  /// The entries, in the order in which they are listed.
  static var entries: [ScheduleDefinition] { get }
  /// The arguments of the calls in the order in which code gives them, as ``CallSignature`` has them, by what stands behind the full
  /// stop in the names of the entries.
  static var signatures: [String: String] { get }

  /// The framework's full name of one of its calls.
  ///
  /// - Parameter call: What stands after the full stop in the name of an entry.
  /// - Returns: The framework's full name.
  static func place(of call: String) -> String
}

extension Dialect {
  package static var aliases: [String] { [] }
  package static var modules: [String] { [] }
  package static var joinsSchedules: Bool { false }
  package static var signatures: [String: String] { [:] }

  package static func place(of call: String) -> String { modules.first.map { "\($0).\(call)" } ?? call }

  /// Creates an entry of the dialect.
  ///
  /// - Parameters:
  ///   - call: What the framework calls it.
  ///   - aliases: Other names that are accepted, the dialect and its full stop included.
  ///   - summary: What it does, in one line.
  ///   - formula: The learning rate at iteration t, as a formula in plain text.
  ///   - place: Where the framework has it; `nil` for where it has most.
  ///   - literature: Where it was first described, or `nil` where nobody says so.
  ///   - example: A curve that shows it, as written on a command line.
  ///   - entry: Declares the parameters and says how the entry becomes a part of a curve.
  /// - Returns: The entry.
  static func entry(
    _ call: String, aliases: [String] = [], summary: String, formula: String, place: String? = nil,
    literature: String? = nil, example: String, entry: (inout Declarations) -> ScheduleDefinition.Build
  ) -> ScheduleDefinition {
    let source = "\(release), \(place ?? self.place(of: call))"
    return ScheduleDefinition(
      "\(name).\(call)", aliases: aliases, summary: summary, formula: formula,
      source: literature.map { "\(source); \($0)" } ?? source, example: example, entry: entry)
  }

  /// What the framework says when it refuses to build a schedule.
  ///
  /// - Parameters:
  ///   - call: What the framework calls it.
  ///   - reason: What it says.
  /// - Returns: The error with what the framework says.
  static func refused(_ call: String, _ reason: String) -> ScheduleError {
    .refused(framework: place(of: call), reason: reason)
  }

  /// A schedule that the framework refuses to go on with from an iteration on.
  ///
  /// - Parameters:
  ///   - inner: The schedule.
  ///   - iteration: The first iteration that the framework refuses.
  ///   - call: What the framework calls it.
  ///   - reason: What it says.
  /// - Returns: The schedule with its refusal.
  static func refusing(
    _ inner: any Schedule, from iteration: Int, _ call: String, _ reason: String
  ) -> any Schedule {
    Refusing(inner, Refusal(from: iteration, framework: place(of: call), reason: reason))
  }
}
