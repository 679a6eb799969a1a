package import Charts

/// A curve in one line of text, as high as its letters.
package enum Sparkline {
  private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let strokes: [Unicode.Scalar] = ["_", ".", "-", "'"]

  /// The line of a curve.
  ///
  /// Each letter is as high as the middle between the lowest and the highest value of its iterations, on an axis from the
  /// lowest to the highest value of the curve; from 0 if the curve is constant.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - iterations: The iterations that are shown, from 0.
  ///   - width: The number of letters, at least 1.
  ///   - glyphs: What the letters are: blocks, or strokes of ASCII.
  /// - Returns: The letters; a blank where values are not finite.
  package static func text(
    of curve: some Plottable, over iterations: ClosedRange<Int>, width: Int, glyphs: Glyphs
  ) -> String {
    let letters = glyphs == .unicode ? blocks : strokes
    let columns = PixelColumns(IterationScale(iterations, room: 0), count: max(width, 1))
    var before: ClosedRange<Double>?
    let bounds = (0..<columns.count).map { column -> ClosedRange<Double>? in
      // Where iterations are fewer than columns, the one before holds on.
      if let own = columns.iterations(in: column) { before = curve.extent(over: own) }
      return before
    }
    let middles = bounds.map { $0.map { $0.lowerBound / 2 + $0.upperBound / 2 } }
    let finite = middles.compactMap { $0 }.filter(\.isFinite)
    guard var low = finite.min(), let high = finite.max() else { return String(repeating: " ", count: columns.count) }
    if low == high { low = min(0, low) }
    var text = String.UnicodeScalarView()
    for middle in middles {
      guard let middle, middle.isFinite else {
        text.append(" ")
        continue
      }
      let part = high > low ? (middle - low) / (high - low) : 0
      text.append(letters[min(Int((part * Double(letters.count)).rounded(.down)), letters.count - 1)])
    }
    return String(text)
  }
}
