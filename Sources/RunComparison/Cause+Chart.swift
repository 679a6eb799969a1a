package import Schedules

extension Cause {
  /// Returns the curve of a cause over the run's own updates, as a chart shows it.
  ///
  /// - Parameters:
  ///   - rows: The log.
  ///   - plan: The plan, which rows before the first one of the cause follow.
  /// - Returns: The curve; `nil` where there are no rows.
  package func curve(over rows: LogRows, after plan: any Schedule) -> (any Schedule)? {
    if firstRow > 0, rows.updates.indices.contains(firstRow), case .offset = clock {
      let start = rows.updates[firstRow]
      let rest = Shifted(schedule, by: -start)
      return start > 0 ? try? Sequential(Cut(plan, after: start), then: rest) : rest
    }
    guard case .positions = clock else { return schedule }
    let rates = rows.rates.indices.map { schedule(clock.position($0, rows)) }
    return try? Recording(updates: rows.updates, rates: rates, isInterpolated: true)
  }
}
