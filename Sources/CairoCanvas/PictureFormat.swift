package import Charts

/// The kinds of files that a chart can become.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  /// Portable Network Graphics: pixels.
  case png
  /// Scalable Vector Graphics: shapes, for the web.
  case svg
  /// Portable Document Format: shapes, for paper.
  case pdf
}

/// A picture as the bytes of its file.
package struct RenderedPicture: Sendable, Hashable {
  /// The bytes of the file; the same chart, recipe and software give the same bytes.
  package let bytes: [UInt8]
  /// What of the chart could not be shown.
  package let warnings: [ChartWarning]
}
