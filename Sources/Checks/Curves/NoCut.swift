import Schedules

/// A schedule that follows a metric has not changed the rate by it.
enum NoCut {
  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    Phases(of: curve.schedule).lazy.prefix { $0.start <= curve.last }.prefix(16)
      .compactMap(\.cause).first { $0.hasPrefix(MetricDriven.noCut) }
  }
}
