package import Charts
package import CommandLanguage
import Schedules

/// What the pixel columns of a chart may cost, so that many curves, or curves of many parts, take no longer than a few.
package struct ChartWork {
  /// What the bounds of a column of one curve may cost, in evaluations of a cosine.
  package let column: Int
  /// How many device pixels a column is wide.
  package let columnWidth: Int

  /// What the bounds of all columns of all curves may cost together, a bound that few curves come near.
  package static let usual = 1 << 28
  /// A chart whose columns would cost more with the least effort has wider ones.
  private static let most = 1 << 26
  /// What drawing a column costs.
  private static let drawing = 96
  /// At least so many columns are left.
  private static let fewest = 20

  /// Divides the work.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - columns: The number of device pixels from one side of the picture to the other.
  ///   - all: What the bounds of all columns of all curves may cost together.
  package init(of curves: [LabelledCurve], columns: Int, all: Int = usual) {
    // Each column asks for bounds about twice.
    let column = all / max(1, columns) / max(1, curves.count) / 2
    self.column = column
    let price = curves.reduce(0) {
      $0 + Self.drawing + $1.schedule.cost.column(work: 0, leastEffort: PlottedSchedule.leastEffort)
    }
    columnWidth = min(max(1, columns / Self.fewest), max(1, price / (Self.most / max(1, columns))))
  }

  /// Makes the series of the curves.
  package func series(of curves: [LabelledCurve]) -> [Series] {
    curves.map { Series(label: $0.label, curve: PlottedSchedule($0.schedule, work: column)) }
  }
}
