import CommandLanguage
import SystemPackage

/// A buffered way to a file descriptor: bytes gather until a block is full.
///
/// Errors are kept from the first one on, so that whoever writes need not look at every byte; ``finish()`` throws them.
struct ByteSink: ~Copyable {
  private let descriptor: FileDescriptor
  private let path: String
  private var block: UnsafeMutableRawBufferPointer
  private var count = 0
  private var failure: (any Error)?
  private var writeBehind: WriteBehind?

  private static let blockSize = 1 << 17

  /// Creates a sink.
  ///
  /// - Parameters:
  ///   - descriptor: Where the bytes go; it stays open.
  ///   - path: What errors call it.
  ///   - isNewFile: Whether it is a file without a byte yet.
  init(_ descriptor: FileDescriptor, path: String, isNewFile: Bool = false) {
    writeBehind = isNewFile ? WriteBehind() : nil
    self.descriptor = descriptor
    self.path = path
    block = .allocate(byteCount: Self.blockSize, alignment: 16)
  }

  deinit {
    block.deallocate()
  }

  /// Whether an error has made further bytes pointless.
  var hasFailed: Bool { failure != nil }

  /// Appends the bytes of a text.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Appends bytes.
  mutating func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Appends bytes that lie anywhere in memory.
  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if count == block.count { flush() }
      let part = rest.prefix(block.count - count)
      UnsafeMutableRawBufferPointer(rebasing: block[count...]).copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      count += part.count
      rest = rest.dropFirst(part.count)
    }
  }

  /// Appends a single byte.
  mutating func write(byte: UInt8) {
    if count == block.count { flush() }
    block[count] = byte
    count += 1
  }

  /// Appends bytes that are made right where they gather.
  ///
  /// - Parameters:
  ///   - room: The most bytes that come, and what is written past their end.
  ///   - write: Writes the bytes from the address that it gets and returns their end.
  @inline(__always)
  mutating func write(upTo room: Int, _ write: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer) {
    if block.count - count < room { makeRoom(room) }
    guard let start = block.baseAddress else { return }
    count = write(start + count) - start
  }

  /// Writes what has gathered, and throws the first error since the beginning.
  mutating func finish() throws {
    flush()
    if let failure { throw failure }
  }

  @inline(never)
  private mutating func makeRoom(_ room: Int) {
    flush()
    guard room > block.count else { return }
    block.deallocate()
    block = .allocate(byteCount: room, alignment: 16)
  }

  private mutating func flush() {
    defer { count = 0 }
    guard failure == nil, count > 0 else { return }
    do throws(Errno) {
      try descriptor.writePatiently(UnsafeRawBufferPointer(rebasing: block[..<count]))
      writeBehind?.advance(by: count, of: descriptor)
    } catch {
      failure = error == .brokenPipe ? ClosedPipe() : FileError.writing(path, error)
    }
  }
}
