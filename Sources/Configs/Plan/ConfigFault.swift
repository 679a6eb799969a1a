package import Documents
package import Schedules

/// Why a config does not tell the rate of every update.
package enum ConfigFault: Error, Equatable, Sendable {
  /// The file cannot be read as what it is.
  case document(DocumentFault)
  /// No format has the signs that the file has.
  case unrecognised(path: String)
  /// A format that was named is none that is known.
  case unknownFormat(String)
  /// A file that another one names cannot be read.
  case unreadable(path: String, namedAt: Span)
  /// Facts that the file does not tell and that change a rate, all of them.
  case missing([MissingConfigFact], format: String, path: String)
  /// The framework would not start the run: its own words, and where the reason stands.
  case refused(String, Span?, format: String)
  /// The schedule that was read cannot be built.
  case schedule(ScheduleError, format: String)
  /// The config names a schedule that its framework does not have, as far as it is known here.
  case unknownSchedule(String, Span?, format: String, known: [String])
  /// A parameter group was named that the run does not have; it has these, or none apart.
  case unknownGroup(String, all: [String], format: String)
  /// A release was given that has no number.
  case unreadableRelease(String)
  /// A name given by `--set` is neither a fact of the format nor a key of the file.
  case unusedSetting(String, format: String, known: [String])
}

/// A fact that a config does not tell and that changes a rate.
package struct MissingConfigFact: Hashable, Sendable {
  /// What would tell it: `--samples N`, `--set interval=step`.
  package var remedy: String
  /// What it is.
  package var meaning: String
  /// Whether it is a metric, which nothing can tell before the run.
  package var isMetric: Bool

  /// Creates a missing fact.
  ///
  /// - Parameters:
  ///   - remedy: What would tell it.
  ///   - meaning: What it is.
  ///   - isMetric: Whether it is a metric, which nothing can tell before the run.
  package init(_ remedy: String, _ meaning: String, isMetric: Bool = false) {
    self.remedy = remedy
    self.meaning = meaning
    self.isMetric = isMetric
  }
}
