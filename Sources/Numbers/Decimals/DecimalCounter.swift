/// Writes the whole numbers of a sequence one after the other.
///
/// While only the last digit changes, the text of the number before is taken over and that digit counted up.
package struct DecimalCounter: Sendable {
  private let writer: DecimalWriter
  @usableFromInline let stride: Int
  @usableFromInline var value: Int
  /// The text of the value, its bytes from the lowest of the first word on; no whole number has more than 20.
  @usableFromInline var text: (UInt64, UInt64, UInt64) = (0, 0, 0)
  @usableFromInline var length = 0
  /// How many times the stride can be added until the last digit is passed on.
  @usableFromInline var left = 0
  /// What adding the stride adds to the text.
  @usableFromInline var step: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// Makes a counter.
  ///
  /// - Parameters:
  ///   - first: The first number.
  ///   - stride: The distance of two numbers, at least 1; beyond the last `Int` they begin again with the first.
  ///   - writer: Writes the digits.
  package init(from first: Int, by stride: Int, _ writer: DecimalWriter) {
    self.writer = writer
    self.stride = stride
    value = first
    renew()
  }

  /// Writes the text of the number, and goes on to the next.
  ///
  /// - Parameter place: Where the text begins; as many bytes must be free there as ``DecimalWriter/capacity`` says.
  /// - Returns: The number of bytes of the text.
  @inlinable
  package mutating func next(to place: UnsafeMutableRawPointer) -> Int {
    text.0.store(at: place)
    text.1.store(at: place + 8)
    text.2.store(at: place + 16)
    let written = length
    value &+= stride
    if left > 0 {
      left &-= 1
      text = (text.0 &+ step.0, text.1 &+ step.1, text.2 &+ step.2)
    } else {
      renew()
    }
    return written
  }

  /// Works the text out afresh.
  @inline(never) @usableFromInline
  mutating func renew() {
    withUnsafeTemporaryAllocation(byteCount: DecimalWriter.capacity, alignment: 8) { bytes in
      guard let start = bytes.baseAddress else { return }
      length = writer.write(value, to: start)
      text = (UInt64(at: start), UInt64(at: start + 8), UInt64(at: start + 16))
    }
    guard value >= 0, stride < 10 else { return left = 0 }
    left = (9 - value % 10) / stride
    let (word, byte) = ((length - 1) / 8, (length - 1) % 8)
    let unit = UInt64(stride) << UInt64(8 * byte)
    step = (word == 0 ? unit : 0, word == 1 ? unit : 0, word == 2 ? unit : 0)
  }
}
