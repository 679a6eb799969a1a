import CPlatform
import CommandLanguage
import Paths
import SystemPackage
import TerminalDriver

/// A file without a name, for bytes that are to be written into another file once all of them are there.
enum Spool {
  /// Opens a new one: where temporary files are, or in memory where no such folder can be written to.
  ///
  /// - Parameter path: What errors call the file that the bytes are for.
  /// - Returns: The open file, which has no name.
  /// - Throws: ``FileError``.
  static func open(for path: String) throws(FileError) -> FileDescriptor {
    let place = Path(Environment.variable("TMPDIR") ?? "/tmp")
    do throws(Errno) {
      var file = try TemporaryFile(in: OpenFolder(place))
      file.becomeNameless()
      return file.descriptor
    } catch {
      let number = lrsched_memory_file()
      guard number < 0 else { return FileDescriptor(rawValue: number) }
      throw .creating(path, error, in: place)
    }
  }
}
