import CommandLanguage
import Paths
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Looks at all the places that a command is to write to before it does any work.
enum OutputCheck {
  /// Throws what is wrong with the outputs of a command.
  ///
  /// - Parameter invocation: What was asked for.
  /// - Throws: ``FileError`` for a path at which no file can be, and ``UsageError`` for two outputs that are the same file,
  ///   under whatever names, and for one that is also read.
  static func check(_ invocation: Invocation) throws {
    var taken: [FileIdentity: String] = [:]
    var inputs: [FileIdentity: String]?
    for output in invocation.destinations {
      let place =
        output.path == Output.standardOutput
        ? OutputPlace.descriptor(.standardOutput) : try OutputPlace(output.path)
      guard let identity = place.identity else { continue }
      if let other = taken.updateValue(output.path, forKey: identity) {
        throw UsageError.sameOutput(path: output.path, other: other, command: invocation.command)
      }
      guard output.path != Output.standardOutput else { continue }
      let files = inputs ?? identities(of: invocation.inputFiles)
      inputs = files
      if let input = files[identity] {
        throw UsageError.outputIsInput(path: output.path, input: input, command: invocation.command)
      }
    }
  }

  /// The files that words name. What is no regular file is no loss: it is read from, not kept.
  private static func identities(of words: [String]) -> [FileIdentity: String] {
    var identities: [FileIdentity: String] = [:]
    for word in words {
      guard let status = status(of: word), status.kind == S_IFREG else { continue }
      identities[FileIdentity(status)] = word
    }
    return identities
  }

  /// A colon belongs to the path where there is such a file; else a column stands behind it.
  private static func status(of word: String) -> stat? {
    if word == InputFile.standardInput { return FileDescriptor.standardInput.status }
    if let status = try? Path(word).status() { return status }
    return SeriesFile.divided(word).flatMap { try? Path($0.path).status() }
  }
}
