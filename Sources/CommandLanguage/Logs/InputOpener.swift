package import Logs

/// Opens a file to be read piece by piece, a folder, or all files whose paths match one with `*`, `?` or `[…]` in it. Whoever parses hands it over, so that parsing itself opens nothing.
package typealias InputOpener = (_ path: String) throws(FileError) -> OpenedInput

/// What a path names.
package enum OpenedInput {
  /// A file, from its beginning.
  case file(LogInput)
  /// The files whose paths match one with `*`, `?` or `[…]` in it, which is no path itself: in name order, at least one.
  case matches([String])
  /// A folder: the paths of the event files in it and in the folders below, in name order.
  case folder(events: [String])
}
