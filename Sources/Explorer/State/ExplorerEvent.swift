package import CommandLanguage

/// What happens to an exploration.
package enum ExplorerEvent: Sendable, Equatable {
  /// A key was pressed.
  case key(Key)
  /// A text was pasted: it is typed where text is asked for, and is never a command.
  case pasted(String)
  /// The terminal has another size, in letters; it is taken to be from 1 to ``Explorer/largestSide``.
  case resize(columns: Int, rows: Int)
  /// What was to be done is done; the text says so.
  case done(String)
  /// What was to be done has failed; the text says why.
  case failed(String)
  /// The file that was to be written exists.
  case fileExists(String)
  /// The numbers of a file that a parameter names were read.
  case seriesRead(path: String, numbers: [Double])
}

/// What an exploration wants done outside of it.
package enum ExplorerEffect: Sendable, Equatable {
  /// Draw or write to a file; without leave to replace one that exists, answer with ``ExplorerEvent/fileExists(_:)``.
  ///
  /// `rows` is the number of updates that are shown.
  case write(Invocation, path: String, rows: Int, mayReplace: Bool)
  /// Put a text on the clipboard.
  case copy(String)
  /// Read the numbers of a file.
  case readSeries(path: String)
  /// Stop until the shell lets go on.
  case suspend
  /// End.
  case quit
}
