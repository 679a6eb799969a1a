package import Documents

/// Why a file could not be read or written.
///
/// Whoever opens files throws these; ``Diagnostic`` words them.
package enum FileError: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The path is that of a directory.
  case directory(path: String)
  /// The file may not be read.
  case notReadable(path: String)
  /// Reading failed; the reason is the system's.
  case readFailed(path: String, reason: String)
  /// The file has nothing in it that could be used.
  case empty(path: String)
  /// The file is not UTF-8 text from this line on.
  case notText(path: String, line: Int)
  /// The file has nothing but comments and blank lines.
  case onlyComments(path: String)
  /// The file is no table of numbers, or has not the column that is wanted.
  case table(path: String, TableError)
  /// Standard input was read already and holds no more.
  case standardInputTaken
  /// The folder that the file should be in does not exist.
  case folderMissing(path: String, folder: String)
  /// Nothing may be written to the folder that the file should be in.
  case folderNotWritable(path: String, folder: String)
  /// The path to write to is that of a directory.
  case targetIsDirectory(path: String)
  /// The file cannot be created; the reason is the system's.
  case cannotCreate(path: String, reason: String)
  /// Writing failed; the reason is the system's.
  case writeFailed(path: String, reason: String)
  /// A picture would go to a terminal.
  case pictureToTerminal
  /// An array file would go to a terminal.
  case binaryToTerminal
  /// The file is no PNG, SVG or PDF.
  case notAPicture(path: String)
  /// The picture is cut off or damaged before its recipe ends.
  case damagedPicture(path: String, format: String)
  /// The picture carries no recipe.
  case noRecipe(path: String)
}
