internal import Numbers

/// Hands over the bytes that follow, as many as there is room for; none at the end.
///
/// Whoever opens files makes one, so that reading a log opens nothing.
package typealias LogBytes = (_ room: UnsafeMutableRawBufferPointer) throws(LogFault) -> Int

/// The bytes of a log, read block by block: however long it is, no more than a block of it is held, or a line that is longer.
package final class LogInput {
  /// The path, as it was written.
  package let path: String
  /// How many bytes there are, where that is known beforehand.
  package let byteCount: Int?

  private let fill: LogBytes
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// The number of bytes that were taken.
  private(set) var offset = 0

  /// The longest piece that is looked at as one: a line, a record.
  static let longestPiece = 1 << 26
  /// How much of the beginning tells the format.
  static let headSize = 1 << 16

  /// Reads bytes that somebody hands over.
  ///
  /// - Parameters:
  ///   - path: The path, as it was written.
  ///   - byteCount: How many bytes there are, where that is known beforehand.
  ///   - fill: Hands over the bytes that follow.
  package init(path: String, byteCount: Int? = nil, _ fill: @escaping LogBytes) {
    self.path = path
    self.byteCount = byteCount
    self.fill = fill
    buffer = .allocate(byteCount: Self.headSize * 2, alignment: 16)
  }

  /// Reads bytes that are there already.
  ///
  /// - Parameters:
  ///   - bytes: All of them.
  ///   - path: The path, as it was written.
  package convenience init(_ bytes: [UInt8], path: String) {
    var place = 0
    self.init(path: path, byteCount: bytes.count) { (room) throws(LogFault) in
      let count = min(room.count, bytes.count - place)
      room.copyBytes(from: bytes[place..<place + count])
      place += count
      return count
    }
  }

  deinit { buffer.deallocate() }

  /// The bytes that are held and not yet taken.
  var held: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).assumingMemoryBound(to: UInt8.self)[start..<end])
  }

  /// Sees to it that so many bytes are held.
  ///
  /// - Parameter count: The number.
  /// - Returns: Whether there are so many.
  /// - Throws: A ``LogFault`` where the file cannot be read.
  func hold(_ count: Int) throws(LogFault) -> Bool {
    while end - start < count, !isAtEnd { try more(count) }
    return end - start >= count
  }

  /// Reads on, with room for at least so many bytes that are not yet taken.
  private func more(_ count: Int) throws(LogFault) {
    if start > 0 {
      let kept = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<kept.count]).copyMemory(from: kept)
      (start, end) = (0, kept.count)
    }
    if end == buffer.count || count > buffer.count {
      let grown = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(count, buffer.count.multipliedSaturating(by: 2)), alignment: 16)
      UnsafeMutableRawBufferPointer(rebasing: grown[..<end])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      buffer.deallocate()
      buffer = grown
    }
    let got = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
    if got <= 0 { isAtEnd = true }
    end = min(buffer.count, end + max(0, got))
  }

  /// Takes bytes that are held.
  func take(_ count: Int) {
    let taken = min(max(0, count), end - start)
    start += taken
    offset = offset.addingSaturating(taken)
  }

  /// The byte that follows, which is not taken; `nil` at the end.
  @inline(__always)
  func peek() throws(LogFault) -> UInt8? {
    if start == end { guard try hold(1) else { return nil } }
    return buffer[start]
  }

  /// Takes the byte that follows; `nil` at the end.
  @inline(__always)
  func next() throws(LogFault) -> UInt8? {
    guard let byte = try peek() else { return nil }
    start += 1
    offset += 1
    return byte
  }

  /// Takes the line that follows and hands it over without its end, which is LF or CRLF.
  ///
  /// - Parameter body: Takes the line, and whether a line end follows it.
  /// - Returns: Whether there was one.
  /// - Throws: A ``LogFault`` where the file cannot be read; whatever the body throws goes through.
  func line(_ body: (UnsafeBufferPointer<UInt8>, Bool) throws(LogFault) -> Void) throws(LogFault) -> Bool {
    var looked = 0
    while true {
      let bytes = held
      if let index = bytes[looked...].firstIndex(of: UInt8(ascii: "\n")) {
        let isPair = index > 0 && bytes[index - 1] == UInt8(ascii: "\r")
        try body(UnsafeBufferPointer(rebasing: bytes[..<(isPair ? index - 1 : index)]), true)
        take(index + 1)
        return true
      }
      looked = bytes.count
      // A line that never ends is none: what is held is let go.
      if looked >= Self.longestPiece { take(looked); looked = 0 }
      if try !hold(looked + 1) { break }
    }
    let rest = held
    if rest.isEmpty { return false }
    try body(rest, false)
    take(rest.count)
    return true
  }

  /// The beginning of the file, which is not taken.
  func head() throws(LogFault) -> LogHead {
    let isCut = try hold(Self.headSize)
    return LogHead(Array(held.prefix(Self.headSize)), path: path, isWhole: !isCut)
  }
}
