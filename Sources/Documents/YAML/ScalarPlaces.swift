/// Where the scalars of a text stand in bytes: libyaml counts the one, and spans the other.
struct ScalarPlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  /// A place that is known, which moves along with the questions.
  private var scalars = 0
  private var offset: Int

  /// Creates the places of a text that begins at an offset.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    (self.bytes, self.start, offset) = (bytes, start, start)
  }

  /// Returns the number of bytes before a scalar.
  ///
  /// - Complexity: O(d), d being how far it is from the place of the question before.
  mutating func offset(of scalar: Int) -> Int {
    while scalars < scalar, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalars += 1
    }
    while scalars > scalar, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      scalars -= 1
    }
    return offset
  }
}
