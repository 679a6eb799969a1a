package import Catalogue
package import Schedules

/// A language or framework that a curve can be written in as source text.
package enum CodeTarget: String, CaseIterable, Hashable, Sendable {
  case python, torch, optax, keras, hf, lightning, deepspeed, mxnet, numpy, javascript, swift, c
}

/// A curve that is to become source text, with all that is said of it there.
package struct CodeRequest: Sendable {
  /// The curve as it was asked for.
  package var config: ScheduleConfig
  /// The schedule that was built of it.
  package var schedule: any Schedule
  /// The updates of the run.
  package var length: Int
  /// The command line that makes the code again.
  package var command: String
  /// Whether a curve becomes a table even where it has a closed form.
  package var isTable: Bool
  /// How the arguments of a trainer are written; `nil` for YAML where they say the curve, else a program.
  package var format: ArgumentsFormat?

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for.
  ///   - schedule: The schedule that was built of it.
  ///   - length: The updates of the run, at least 1.
  ///   - command: The command line that makes the code again.
  ///   - isTable: Whether a curve becomes a table even where it has a closed form.
  package init(_ config: ScheduleConfig, _ schedule: any Schedule, length: Int, command: String, isTable: Bool) {
    (self.config, self.schedule, self.length) = (config, schedule, length)
    (self.command, self.isTable) = (command, isTable)
  }
}

/// Why a curve cannot be written as source text.
package enum CodeFault: Error, Hashable, Sendable {
  /// A metric decides the rates, which only the framework's own class of this name can follow.
  case metricDriven(String)
  /// The curve has no formula that a page has room for.
  case noFormula
  /// The curve has no closed form, and its table would be longer than this.
  case tooLong(most: Int)
  /// The target has no words for the curve.
  case notInTarget(CodeTarget, String)
}
