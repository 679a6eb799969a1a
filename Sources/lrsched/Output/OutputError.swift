import SystemPackage

/// Why bytes did not get where they should.
enum OutputError: Error, Equatable {
  /// The file, or its temporary neighbour, cannot be created.
  case cannotCreate(path: String, reason: Errno)
  /// The file was created but its bytes cannot be written.
  case cannotWrite(path: String, reason: Errno)
  /// Whoever read from us has stopped: no error, only the end.
  case closedPipe
}
