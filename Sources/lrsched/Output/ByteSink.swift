import CommandLanguage
import SystemPackage

/// A buffered way to a file descriptor: bytes gather until a block is full.
///
/// Errors are kept from the first one on, so that whoever writes need not look at every byte; ``finish()`` throws them.
struct ByteSink: ~Copyable {
  private let descriptor: FileDescriptor
  private let path: String
  private var buffer: [UInt8] = []
  private var failure: (any Error)?

  private static let blockSize = 1 << 16

  /// Creates a sink.
  ///
  /// - Parameters:
  ///   - descriptor: Where the bytes go; it stays open.
  ///   - path: What errors call it.
  init(_ descriptor: FileDescriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
    buffer.reserveCapacity(Self.blockSize + 4096)
  }

  /// Whether an error has made further bytes pointless.
  var hasFailed: Bool { failure != nil }

  /// Appends the bytes of a text.
  mutating func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.blockSize { flush() }
  }

  /// Appends bytes.
  mutating func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.blockSize { flush() }
  }

  /// Appends a single byte.
  mutating func write(byte: UInt8) {
    buffer.append(byte)
    if buffer.count >= Self.blockSize { flush() }
  }

  /// Writes what has gathered, and throws the first error since the beginning.
  mutating func finish() throws {
    flush()
    if let failure { throw failure }
  }

  private mutating func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil, !buffer.isEmpty else { return }
    do {
      try descriptor.writeAll(buffer)
    } catch let errno as Errno where errno == .brokenPipe {
      failure = ClosedPipe()
    } catch {
      failure = FileError.writing(path, error)
    }
  }
}
