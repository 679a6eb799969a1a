import CommandLanguage

/// `lrsched fit`: the schedule that made a log.
enum FitCommand {
  static func run(_ invocation: Invocation) throws {
    _ = try invocation.recordedCurve()
  }
}
