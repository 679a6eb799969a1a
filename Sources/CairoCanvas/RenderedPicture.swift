package import Charts

/// A picture as the bytes of its file.
package struct RenderedPicture: Sendable, Hashable {
  /// The bytes of the file; the same chart, recipe and software give the same bytes.
  package let bytes: [UInt8]
  /// What of the chart could not be shown.
  package let warnings: [ChartWarning]
}
