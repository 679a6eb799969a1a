package import Schedules

/// What the pixel columns of a chart may cost, so that many curves, or curves of many parts, take no longer than a few.
package struct ChartWork {
  /// What the bounds of a column of one curve may cost, in evaluations of a cosine.
  private let column: Int
  /// How many device pixels a column is wide.
  package let columnWidth: Int
  /// Whether even columns as wide as they may be would cost too much.
  private let isSampled: Bool

  /// What the bounds of all columns of all curves may cost together, a bound that few curves come near.
  private static let usual = 1 << 27
  /// A chart whose columns would cost more with the least effort has wider ones.
  private static let most = 1 << 26
  /// What drawing a column costs.
  private static let drawing = 96
  /// At least so many columns are left.
  private static let fewest = 20

  /// Divides the work.
  ///
  /// - Parameters:
  ///   - schedules: The schedules of all curves.
  ///   - columns: The number of device pixels, or of dots of a terminal, from one side to the other, at least 1.
  ///   - canWiden: Whether columns may be several of them wide.
  package init(of schedules: [any Schedule], columns: Int, canWiden: Bool = true) {
    self.init(of: schedules, columns: columns, canWiden: canWiden, all: Self.usual)
  }

  /// Divides another amount of work than a chart usually may cost.
  ///
  /// - Parameter all: What the bounds of all columns of all curves may cost together, in evaluations of a cosine.
  init(of schedules: [any Schedule], columns: Int, canWiden: Bool = true, all: Int) {
    let columns = max(1, columns)
    // Each column asks for bounds about twice.
    column = all / columns / max(1, schedules.count) / 2
    let price = schedules.reduce(0) {
      $0.addingSaturating(
        $1.cost.column(work: 0, leastEffort: PlottedSchedule.leastEffort).addingSaturating(Self.drawing))
    }
    let widest = canWiden ? max(1, columns / Self.fewest) : 1
    columnWidth = min(widest, max(1, price / max(1, Self.most / columns)))
    isSampled = price.multipliedSaturating(by: columns / columnWidth) > 4 * Self.most
  }

  /// Returns a schedule for the chart.
  ///
  /// - Parameter schedule: One of the schedules that the work was divided for.
  package func plotted(_ schedule: any Schedule) -> PlottedSchedule {
    PlottedSchedule(schedule: schedule, work: column, isSampled: isSampled)
  }
}
