import CommandLanguage
import SystemPackage

/// A buffered way to a file descriptor: bytes gather until a block is full.
///
/// Where a terminal is at the other end, nothing in the bytes does anything to it: see ``TerminalFilter``.
///
/// Errors are kept from the first one on, so that whoever writes need not look at every byte; ``finish()`` throws them.
struct ByteSink: ~Copyable {
  private let descriptor: FileDescriptor
  private let path: String
  private var block: UnsafeMutableRawBufferPointer
  private var count = 0
  private var failure: (any Error)?
  private var writeBehind: WriteBehind?
  /// What stands before a terminal; `nil` where there is none.
  private var filter: TerminalFilter?

  private static let blockSize = 1 << 17

  /// Creates a sink.
  ///
  /// - Parameters:
  ///   - descriptor: Where the bytes go; it stays open.
  ///   - path: What errors call it.
  ///   - isNewFile: Whether it is a file without a byte yet.
  init(_ descriptor: FileDescriptor, path: String, isNewFile: Bool = false) {
    writeBehind = isNewFile ? WriteBehind() : nil
    filter = !isNewFile && descriptor.isTerminal ? TerminalFilter() : nil
    self.descriptor = descriptor
    self.path = path
    block = .allocate(byteCount: Self.blockSize, alignment: 16)
  }

  deinit {
    block.deallocate()
  }

  /// Whether an error has made further bytes pointless.
  var hasFailed: Bool { failure != nil }

  /// Whether a terminal is at the other end.
  var isTerminal: Bool { filter != nil }

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

  /// Appends bytes of our own making that tell a terminal what to do: colors, and pictures.
  mutating func write(sequences bytes: [UInt8]) {
    flush()
    let held = filter
    filter = nil
    write(bytes)
    flush()
    filter = held
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
    flush(isLast: true)
    if let failure { throw failure }
  }

  @inline(never)
  private mutating func makeRoom(_ room: Int) {
    flush()
    guard room > block.count else { return }
    block.deallocate()
    block = .allocate(byteCount: room, alignment: 16)
  }

  private mutating func flush(isLast: Bool = false) {
    defer { count = 0 }
    guard failure == nil, count > 0 || isLast else { return }
    let bytes = UnsafeRawBufferPointer(rebasing: block[..<count])
    do throws(Errno) {
      if filter == nil {
        try descriptor.writePatiently(bytes)
      } else if let harmless = filter?.harmless(bytes, isLast: isLast) {
        try descriptor.writePatiently(harmless)
      }
      writeBehind?.advance(by: count, of: descriptor)
    } catch {
      failure = error == .brokenPipe ? ClosedPipe() : FileError.writing(path, error)
    }
  }
}
