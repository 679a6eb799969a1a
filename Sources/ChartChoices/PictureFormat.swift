/// The kinds of files that a chart can become. The raw value is the extension of the file.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  /// Portable Network Graphics: pixels.
  case png
  /// Scalable Vector Graphics: shapes, for the web.
  case svg
  /// Portable Document Format: shapes, for paper.
  case pdf
}
