internal import Charts

/// Names as a terminal can show them.
enum DisplayName {
  /// Returns a name on one line without control characters.
  static func of(_ name: String) -> String { DisplayText.clean(name) }
}
