import CPlatform
import CommandLanguage
import Paths

/// The words that the program was started with.
enum ProcessArguments {
  /// Returns the words after the name of the program, as ``ByteText`` has them.
  ///
  /// - Throws: ``Diagnostic`` when not even the name was handed over: what was asked for is then unknown.
  static func words() throws(Diagnostic) -> [String] {
    let count = lrsched_argument_count()
    guard count >= 0 else { return try words(CommandLine.argc, CommandLine.unsafeArgv) }
    return try words(count, lrsched_arguments())
  }

  /// Returns the words of a list after its first.
  ///
  /// - Parameters:
  ///   - count: The number of words in the list.
  ///   - list: The words, each a C string.
  /// - Returns: The words.
  /// - Throws: ``Diagnostic`` where that cannot be done.
  static func words(
    _ count: CInt, _ list: UnsafePointer<UnsafeMutablePointer<CChar>?>?
  ) throws(Diagnostic) -> [String] {
    guard count > 0, let list else {
      throw Diagnostic("The system handed over no command line, so what was asked for is not known.")
    }
    return (1..<Int(count)).compactMap { index in
      list[index].map { word in
        ByteText.text(of: UnsafeBufferPointer(start: word, count: length(of: word)).map(UInt8.init(bitPattern:)))
      }
    }
  }

  private static func length(of word: UnsafePointer<CChar>) -> Int {
    var end = word
    while end.pointee != 0 { end += 1 }
    return end - word
  }
}
