package import CommandLanguage
import Numbers
import Schedules

/// What is said about a result besides the result itself, a line each.
package enum Notes {
  /// Returns that a picture was written.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - width: Its width, in pixels.
  ///   - height: Its height, in pixels.
  ///   - byteCount: Its size.
  /// - Returns: The a picture was written.
  package static func picture(at path: String, width: Int, height: Int, byteCount: Int) -> String {
    "wrote \(readable(path)) (\(width) × \(height) px, \(FigureText.bytes(byteCount)))"
  }

  /// Returns that data were written.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - rows: The number of rows.
  /// - Returns: The data were written.
  package static func data(at path: String, rows: Int) -> String { "wrote \(readable(path)): \(rows) rows" }

  /// Returns that a curve runs on; `nil` where each has run its course by the end of the run.
  ///
  /// - Parameters:
  ///   - curves: The curves, of which the first one counts that is cut off.
  ///   - length: The updates of the run.
  /// - Returns: The a curve runs; `nil` where there is none.
  package static func cutOff(_ curves: [LabelledCurve], by length: Int) -> String? {
    for curve in curves {
      guard let own = curve.schedule.length, own > length else { continue }
      return "note: \(SafeText.plain(curve.label)) runs on to iteration \(own); -n \(own) shows all of it"
    }
    return nil
  }

  /// A path is kept longer than other words.
  private static func readable(_ path: String) -> String { SafeText.plain(path, limit: 300) }
}
