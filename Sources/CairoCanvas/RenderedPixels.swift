public import Charts

/// A picture as pixels of few colors, for channels that take no file.
public struct RenderedPixels: Sendable {
  /// The pixels as indices into the palette, row after row.
  public let indices: [UInt8]
  /// The colors, red, green and blue in turn; at most 256.
  public let palette: [UInt8]
  /// Pixels a row.
  public let width: Int
  /// What of the chart could not be shown.
  public let warnings: [ChartWarning]
}
