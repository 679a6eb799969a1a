package import Documents

/// Where a word was written.
package enum SourcePosition: Hashable, Sendable {
  /// On the command line: the number of the argument, from 0.
  case argument(Int)
  /// In a file.
  case file(Span)

  /// Returns an error that says where it happened, when that is a file.
  func locate(_ error: UsageError) -> UsageError {
    switch self {
    case .argument: error
    case .file(let span): .inFile(span.excerpt, error)
    }
  }
}
