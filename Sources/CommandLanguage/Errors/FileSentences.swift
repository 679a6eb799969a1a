import Documents

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
    case .onlyComments(let path): "The file \(SafeText.path(path)) has only comments and blank lines."
    case .table(let path, let reason): TableSentences.sentence(reason, path: path)
    case .standardInputTaken: "Standard input has been read already: '-' can stand for one file only."
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

  /// Returns how the program ends after an error.
  static func exitCode(_ error: FileError) -> ExitCode {
    switch error {
    case .missing, .directory, .notReadable: .noInput
    case .empty, .onlyComments, .notText, .table, .notAPicture, .damagedPicture, .noRecipe: .data
    case .folderMissing, .folderNotWritable, .targetIsDirectory, .cannotCreate: .cannotCreate
    case .readFailed, .writeFailed: .inputOutput
    case .pictureToTerminal, .binaryToTerminal, .standardInputTaken: .usage
    }
  }
}
