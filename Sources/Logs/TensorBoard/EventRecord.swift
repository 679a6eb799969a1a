/// What a record of an event file tells: when, of which step, and the scalars.
struct EventRecord {
  /// Seconds since 1970.
  var time = 0.0
  /// The step; proto3 leaves 0 out.
  var step: Int64 = 0
  /// Whether a session begins here, which makes what comes from its step on void.
  var beginsSession = false
  /// What the record says of values; `nil` where it has none.
  private var summary: UnsafeBufferPointer<UInt8>?

  /// Reads a record.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var message = WireMessage(bytes)
    while let (field, value) = message.next() {
      switch (field, value) {
      case (1, .fixed64(let bits)): time = Double(bitPattern: bits)
      case (2, .varint(let bits)): step = Int64(bitPattern: bits)
      case (5, .bytes(let bytes)): summary = bytes
      case (7, .bytes(let session)):
        var session = WireMessage(session)
        while let (field, value) = session.next() {
          if field == 1, case .varint(1) = value { beginsSession = true }
        }
      default: break
      }
    }
  }

  /// Hands over the scalars, without keeping any: a file has millions of records.
  ///
  /// - Parameter body: Takes the tag and the value of a scalar.
  func scalars(_ body: (_ tag: UnsafeBufferPointer<UInt8>, _ value: Double) -> Void) {
    guard let summary else { return }
    var values = WireMessage(summary)
    while let (field, value) = values.next() {
      guard field == 1, case .bytes(let bytes) = value else { continue }
      var message = WireMessage(bytes)
      var tag: UnsafeBufferPointer<UInt8>?
      var number: Double?
      var isScalar = true
      while let (field, value) = message.next() {
        switch (field, value) {
        case (1, .bytes(let text)): tag = text
        case (2, .fixed32(let bits)): number = Double(Float(bitPattern: bits))
        case (8, .bytes(let tensor)): number = Self.scalar(of: tensor)
        case (9, .bytes(let metadata)): isScalar = Self.isOfScalars(metadata)
        default: break
        }
      }
      if let tag, let number, isScalar { body(tag, number) }
    }
  }

  /// Whether a value is shown by the plugin for scalars, or by none.
  private static func isOfScalars(_ metadata: UnsafeBufferPointer<UInt8>) -> Bool {
    var metadata = WireMessage(metadata)
    while let (field, value) = metadata.next() {
      guard field == 1, case .bytes(let data) = value else { continue }
      var plugin = WireMessage(data)
      while let (field, value) = plugin.next() {
        if field == 1, case .bytes(let name) = value { return name.isEmpty || name.elementsEqual("scalars".utf8) }
      }
    }
    return true
  }

  /// The number of a tensor with one element.
  private static func scalar(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var message = WireMessage(bytes)
    var type: UInt64 = 0
    var content: UnsafeBufferPointer<UInt8>?
    var found: [Double] = []
    var elements: UInt64 = 1
    while let (field, value) = message.next() {
      switch (field, value) {
      case (1, .varint(let number)): type = number
      case (2, .bytes(let shape)): elements = size(of: shape)
      case (4, .bytes(let raw)): content = raw.isEmpty ? nil : raw
      case (5, .fixed32(let bits)): found.append(Double(Float(bitPattern: bits)))
      case (5, .bytes(let packed)):
        if packed.count == 4 {
          found.append(Double(Float(bitPattern: UInt32(truncatingIfNeeded: packed.littleEndian))))
        } else {
          return nil
        }
      case (6, .fixed64(let bits)): found.append(Double(bitPattern: bits))
      case (6, .bytes(let packed)):
        if packed.count == 8 { found.append(Double(bitPattern: packed.littleEndian)) } else { return nil }
      case (7, .varint(let bits)), (10, .varint(let bits)): found.append(Double(Int64(bitPattern: bits)))
      case (13, .varint(let bits)): found.append(half(bits, type))
      case (7, .bytes(let packed)), (10, .bytes(let packed)), (13, .bytes(let packed)):
        var numbers = WireMessage(packed)
        while let bits = numbers.varint() {
          found.append(field == 13 ? half(bits, type) : Double(Int64(bitPattern: bits)))
        }
      default: break
      }
    }
    guard elements == 1 else { return nil }
    if let content { return number(content, type) }
    return found.count == 1 ? found[0] : nil
  }

  /// How many elements a tensor of a shape has.
  private static func size(of shape: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var shape = WireMessage(shape)
    var elements: UInt64 = 1
    while let (field, value) = shape.next() {
      guard field == 2, case .bytes(let bytes) = value else { continue }
      var dimension = WireMessage(bytes)
      var size: UInt64 = 0
      while let (field, value) = dimension.next() {
        if field == 1, case .varint(let count) = value { size = count }
      }
      elements = elements.multipliedReportingOverflow(by: size).partialValue
    }
    return elements
  }

  private static func number(_ raw: UnsafeBufferPointer<UInt8>, _ type: UInt64) -> Double? {
    let bits = raw.littleEndian
    switch (type, raw.count) {
    case (1, 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case (2, 8): return Double(bitPattern: bits)
    case (3, 4): return Double(Int32(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case (9, 8): return Double(Int64(bitPattern: bits))
    case (14, 2), (19, 2): return half(bits, type)
    default: return nil
    }
  }

  /// A number of 16 bits: a bfloat16 is the upper half of a float, a half has five bits of exponent and ten of fraction.
  private static func half(_ bits: UInt64, _ type: UInt64) -> Double {
    if type == 14 { return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits & 0xFFFF) << 16)) }
    let sign = bits >> 15 & 1 == 1 ? -1.0 : 1.0
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Double(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
    }
  }
}
