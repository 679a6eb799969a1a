import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileDescriptor {
  /// Writes all bytes.
  ///
  /// Whoever handed the descriptor over may have asked that nothing waits for its other end; what has to go there waits
  /// all the same.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: What the system says.
  func writePatiently(_ bytes: UnsafeRawBufferPointer) throws(Errno) {
    var rest = bytes
    while !rest.isEmpty {
      let count = try patiently(POLLOUT) { systemWrite($0, rest.baseAddress, rest.count) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  /// Writes all bytes, as ``writePatiently(_:)-(UnsafeRawBufferPointer)`` does.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: What the system says.
  func writePatiently(_ bytes: [UInt8]) throws(Errno) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(Errno) in try writePatiently(bytes) }
    }
    try result.get()
  }

  /// Reads what there is, and waits until there is something.
  ///
  /// - Parameter buffer: Where the bytes go.
  /// - Returns: The number of bytes; 0 at the end.
  /// - Throws: What the system says.
  func readPatiently(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    try patiently(POLLIN) { systemRead($0, buffer.baseAddress, buffer.count) }
  }

  /// Calls the system until it neither was interrupted nor would have had to wait.
  private func patiently(_ event: some BinaryInteger, _ call: (CInt) -> Int) throws(Errno) -> Int {
    while true {
      let count = call(rawValue)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK:
        var request = pollfd(fd: rawValue, events: Int16(event), revents: 0)
        // Whatever comes of waiting, the next call tells.
        _ = poll(&request, 1, -1)
      default: throw Errno(rawValue: errno)
      }
    }
  }
}

// Within an extension of FileDescriptor, the system's own names are methods of it.
private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
private func systemRead(_ descriptor: CInt, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
