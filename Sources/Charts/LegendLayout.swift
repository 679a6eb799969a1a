/// Where the names of the curves stand, in pixels.
struct LegendLayout: Sendable, Hashable {
  /// The name of one curve with a piece of its line before it.
  struct Entry: Sendable, Hashable {
    /// Which of the chart's curves it is.
    var series: Int
    /// The name, shortened if need be.
    var text: String
    /// Where the name begins, on its baseline.
    var origin: Point
    /// The ends of the piece of line.
    var swatch: [Point]
  }

  var entries: [Entry] = []
  /// The area that is to be kept free; `nil` for names at the ends of curves.
  var box: Rectangle?
  /// What stands in place of the names that there is no room for.
  var remainder: Remainder?
  var font: Font

  /// How many curves have no name for want of room, in words.
  struct Remainder: Sendable, Hashable {
    var text: String
    /// Where the words begin, on their baseline.
    var origin: Point
  }

  /// The words for names that there is no room for.
  static func words(forMore count: Int) -> String { "… and \(count) more" }
}
