import CommandLanguage
import Synchronization

/// Standard input, which can be read to its end once.
enum StandardInput {
  private static let isTaken = Atomic(false)

  /// Takes the input, for the first that asks for it.
  ///
  /// - Throws: ``FileError/standardInputTaken`` for everyone else, who would find an empty file.
  static func take() throws(FileError) {
    if isTaken.exchange(true, ordering: .relaxed) { throw .standardInputTaken }
  }
}
