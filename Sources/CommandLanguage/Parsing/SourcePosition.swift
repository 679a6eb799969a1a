/// Where a word was written.
public enum SourcePosition: Hashable, Sendable {
  /// On the command line: the number of the argument, from 0.
  case argument(Int)
  /// In a file.
  case file(FileExcerpt)

  /// Returns an error that says where it happened, when that is a file.
  func locate(_ error: UsageError) -> UsageError {
    switch self {
    case .argument: error
    case .file(let excerpt): .inFile(excerpt, error)
    }
  }
}

/// A place in a file, and the line around it.
public struct FileExcerpt: Hashable, Sendable {
  /// The path of the file.
  public var path: String
  /// The number of the line, from 1.
  public var line: Int
  /// The number of the character within the line, from 1.
  public var column: Int
  /// The whole line.
  public var text: String

  /// Creates an excerpt.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - line: The number of the line, from 1.
  ///   - column: The number of the character within the line, from 1.
  ///   - text: The whole line.
  public init(path: String, line: Int, column: Int, text: String) {
    self.path = path
    self.line = line
    self.column = column
    self.text = text
  }
}
