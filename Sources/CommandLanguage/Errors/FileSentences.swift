/// Words why a file could not be read or written, and how the program then ends.
enum FileSentences {
  /// Returns the sentence for an error.
  static func sentence(_ error: FileError) -> String {
    switch error {
    case .missing(let path): "There is no file \(SafeText.path(path))."
    case .directory(let path): "\(SafeText.path(path)) is a directory, not a file."
    case .notReadable(let path): "The file \(SafeText.path(path)) may not be read."
    case .readFailed(let path, let reason):
      "The file \(SafeText.path(path)) could not be read: \(SafeText.plain(reason))."
    case .empty(let path): "The file \(SafeText.path(path)) is empty."
    case .notText(let path, let line): "The file \(SafeText.path(path)) is not UTF-8 text: see line \(line)."
    case .unknownColumn(let path, nil, let columns):
      "The file \(SafeText.path(path)) has several columns: name one behind a colon, "
        + "\(SafeText.path("\(path):\(columns.last ?? "")")). It has \(named(columns))."
    case .unknownColumn(let path, let column?, let columns):
      "The file \(SafeText.path(path)) has no column \(SafeText.quoted(column)). It has \(named(columns))."
    case .folderMissing(let path, let folder):
      "\(SafeText.path(path)) cannot be written: there is no folder \(SafeText.path(folder))."
    case .folderNotWritable(let path, let folder):
      "\(SafeText.path(path)) cannot be written: the folder \(SafeText.path(folder)) is not writable."
    case .targetIsDirectory(let path): "\(SafeText.path(path)) cannot be written: it is a directory."
    case .cannotCreate(let path, let reason):
      "\(SafeText.path(path)) cannot be written: \(SafeText.plain(reason))."
    case .writeFailed(let path, let reason):
      "Writing \(SafeText.path(path)) failed: \(SafeText.plain(reason))."
    case .pictureToTerminal: "A PNG or PDF is not written to a terminal: give -o FILE, or redirect the output."
    case .binaryToTerminal: "An NPY file is not written to a terminal: give -o FILE, or redirect the output."
    case .notAPicture(let path): "\(SafeText.path(path)) is no PNG, SVG or PDF."
    case .damagedPicture(let path, let format): "The \(format) file \(SafeText.path(path)) is cut off or damaged."
    case .noRecipe(let path): "\(SafeText.path(path)) carries no recipe: lrsched did not make it."
    }
  }

  /// The names of columns, the first few of them.
  private static func named(_ columns: [String]) -> String {
    let names = columns.prefix(12).map { SafeText.plain($0, limit: 40) }.joined(separator: ", ")
    return columns.count > 12 ? "\(names) and \(columns.count - 12) more" : names
  }

  /// Returns how the program ends after an error.
  static func exitCode(_ error: FileError) -> ExitCode {
    switch error {
    case .missing, .directory, .notReadable: .noInput
    case .empty, .notText, .unknownColumn, .notAPicture, .damagedPicture, .noRecipe: .data
    case .folderMissing, .folderNotWritable, .targetIsDirectory, .cannotCreate: .cannotCreate
    case .readFailed, .writeFailed: .inputOutput
    case .pictureToTerminal, .binaryToTerminal: .usage
    }
  }
}
