package import Charts

/// A picture as pixels of few colors, for channels that take no file.
package struct RenderedPixels: Sendable {
  /// The pixels as indices into the palette, row after row.
  package let indices: [UInt8]
  /// The colors, red, green and blue in turn; at most 256.
  package let palette: [UInt8]
  /// Pixels a row.
  package let width: Int
  /// What of the chart could not be shown.
  package let warnings: [ChartWarning]
}
