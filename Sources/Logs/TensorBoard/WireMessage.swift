/// A message of protocol buffers, read field by field; fields that nobody asks for are read over.
struct WireMessage {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// What a field holds.
  enum Value {
    case varint(UInt64)
    case fixed64(UInt64)
    case bytes(UnsafeBufferPointer<UInt8>)
    case fixed32(UInt32)
  }

  /// Reads a message.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Takes the field that follows; `nil` at the end, and where what follows is no field.
  mutating func next() -> (field: UInt64, value: Value)? {
    guard let tag = varint() else { return nil }
    switch tag & 7 {
    case 0: return varint().map { (tag >> 3, .varint($0)) }
    case 1: return fixed(8).map { (tag >> 3, .fixed64($0)) }
    case 2:
      guard let count = varint(), count <= UInt64(bytes.count - place) else { return nil }
      let start = place
      place += Int(count)
      return (tag >> 3, .bytes(UnsafeBufferPointer(rebasing: bytes[start..<place])))
    case 5: return fixed(4).map { (tag >> 3, .fixed32(UInt32(truncatingIfNeeded: $0))) }
    default: return nil
    }
  }

  /// Takes a number of seven bits a byte; `nil` where there is none of at most ten bytes.
  mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for index in 0..<10 {
      guard place < bytes.count else { return nil }
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  private mutating func fixed(_ count: Int) -> UInt64? {
    guard bytes.count - place >= count else { return nil }
    defer { place += count }
    return UnsafeBufferPointer(rebasing: bytes[place..<place + count]).littleEndian
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that at most eight bytes are, the lowest first; of more bytes the first eight.
  @inline(__always)
  var littleEndian: UInt64 {
    let text = UnsafeRawBufferPointer(self)
    if count >= 8 { return UInt64(littleEndian: text.loadUnaligned(as: UInt64.self)) }
    if count == 4 { return UInt64(UInt32(littleEndian: text.loadUnaligned(as: UInt32.self))) }
    var value: UInt64 = 0
    for index in indices { value |= UInt64(self[index]) << UInt64(8 * index) }
    return value
  }

  /// The bytes of a range, as far as there are so many.
  @inline(__always)
  func part(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    let end = Swift.min(end, count)
    return UnsafeBufferPointer(rebasing: self[Swift.min(start, end)..<end])
  }
}
