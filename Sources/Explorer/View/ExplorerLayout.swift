internal import TerminalCharts

/// Which rows of the terminal the parts of an exploration have.
struct ExplorerLayout {
  /// The fewest columns that the knobs of a curve need beside those of another.
  private static let narrowestPanel = 56
  /// The most columns that the knobs of a curve make use of.
  private static let widestPanel = 100

  /// From so many rows on, a line of its own tells the most used keys.
  private static let leastRowsForKeys = 16

  /// Whether what is said and what is typed share a line.
  let isLow: Bool
  /// The names of the curves.
  let header = 0
  /// What the cursor reads.
  let readings: Range<Int>
  /// The chart.
  let chart: Range<Int>
  /// The knobs.
  let panel: Range<Int>
  /// What is said, or the help of the current knob.
  let message: Int
  /// What is typed, or the most used keys.
  let prompt: Int
  /// How many curves show their knobs, side by side.
  let panelCount: Int
  /// The columns of each.
  let panelWidth: Int

  init(of explorer: Explorer) {
    let (columns, rows) = (explorer.columns, explorer.rows)
    // A low terminal gives the line of the keys to the chart.
    isLow = rows < Self.leastRowsForKeys
    prompt = rows - 1
    message = isLow ? rows - 1 : rows - 2
    panelCount = max(min(columns / Self.narrowestPanel, explorer.curves.count), 1)
    panelWidth = min(columns / panelCount, Self.widestPanel)
    let reading =
      explorer.cursor == nil ? 0 : min(ReadingWords.lines(of: explorer, width: columns).count, isLow ? 1 : 3)
    readings = 1..<(1 + reading)
    let room = message - readings.upperBound
    // The knobs of all curves side by side decide; a chart keeps at least half of the room.
    let needed = explorer.curves.indices.map { explorer.knobRows(of: $0).count }.max() ?? 0
    let height = min(needed, max(room * 9 / 20, min(3, room / 2)))
    panel = message - height..<message
    chart = readings.upperBound..<panel.lowerBound
  }
}
