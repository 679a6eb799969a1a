package import Charts
package import CommandLanguage
import Numbers
import Schedules

/// What the pixel columns of a chart may cost, so that many curves, or curves of many parts, take no longer than a few.
package struct ChartWork {
  /// What the bounds of a column of one curve may cost, in evaluations of a cosine.
  package let column: Int
  /// How many device pixels a column is wide.
  package let columnWidth: Int
  /// Whether even columns as wide as they may be would cost too much, so that they are as high as their outer bounds.
  private let isOuter: Bool

  /// What the bounds of all columns of all curves may cost together, a bound that few curves come near.
  package static let usual = 1 << 26
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
  ///   - columns: The number of device pixels, or of dots of a terminal, from one side to the other, at least 1.
  ///   - canWiden: Whether columns may be several of them wide.
  ///   - all: What the bounds of all columns of all curves may cost together, in evaluations of a cosine.
  package init(of curves: [LabelledCurve], columns: Int, canWiden: Bool = true, all: Int = usual) {
    let columns = max(1, columns)
    // Each column asks for bounds about twice.
    column = all / columns / max(1, curves.count) / 2
    let price = curves.reduce(0) {
      $0.addingSaturating(
        $1.schedule.cost.column(work: 0, leastEffort: PlottedSchedule.leastEffort).addingSaturating(Self.drawing))
    }
    let widest = canWiden ? max(1, columns / Self.fewest) : 1
    columnWidth = min(widest, max(1, price / max(1, Self.most / columns)))
    isOuter = price.multipliedSaturating(by: columns / columnWidth) > 4 * Self.most
  }

  /// Makes the series of the curves.
  package func series(of curves: [LabelledCurve]) -> [Series] {
    curves.map {
      var series = Series(label: $0.label, curve: PlottedSchedule($0.schedule, work: column, isOuter: isOuter))
      let schedule = ($0.schedule as? Spanning)?.inner ?? $0.schedule
      if let recording = schedule as? Recording, recording.updates.count <= Self.mostDiscs {
        series.recorded = Array(recording.updates)
      }
      return series
    }
  }

  /// Makes the series of what was recorded.
  ///
  /// - Parameters:
  ///   - recorded: The values, with the band around them.
  ///   - label: What they are called.
  /// - Returns: The series.
  func series(of recorded: RecordedCurve, label: String) -> Series {
    var series = Series(label: label, curve: PlottedSchedule(recorded.values, work: column))
    series.band = recorded.band.map {
      Band(lower: PlottedSchedule($0.lower, work: column), upper: PlottedSchedule($0.upper, work: column))
    }
    if recorded.values.updates.count <= Self.mostDiscs { series.recorded = Array(recorded.values.updates) }
    return series
  }

  /// More discs than these would touch.
  private static let mostDiscs = 120
}
