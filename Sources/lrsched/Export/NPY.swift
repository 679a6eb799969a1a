/// NumPy's array file, version 1.0: little-endian doubles in C order.
///
/// The shape is (rows, 1 + curves), the first column the iteration, as in the CSV; `numpy.load` reads it. Source: the format
/// description of `numpy.lib.format`.
struct NPY: ExportFormat {
  func write(_ table: CurveTable, to sink: inout ByteSink) {
    sink.write(Self.header(rows: table.count, columns: table.columns.count + 1))
    let width = (table.columns.count + 1) * MemoryLayout<Double>.size
    table.forEachBlock(of: table.columns.indices) { block in
      sink.write(upTo: block.count * width) { place in
        var place = place
        for row in 0..<block.count {
          place = append(Double(block.first + row * table.stride), at: place)
          for rates in block.rates { place = append(rates[row], at: place) }
        }
        return place
      }
      return !sink.hasFailed
    }
  }

  @inline(__always)
  private func append(_ number: Double, at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    place.storeBytes(of: number.bitPattern.littleEndian, as: UInt64.self)
    return place + 8
  }

  /// The magic bytes and the description, padded so that the numbers begin at a multiple of 64.
  static func header(rows: Int, columns: Int) -> [UInt8] {
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    let description = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
    let used = magic.count + 2 + description.utf8.count + 1
    let padding = (64 - used % 64) % 64
    let length = description.utf8.count + padding + 1
    return magic + [UInt8(length & 0xFF), UInt8(length >> 8)] + Array(description.utf8)
      + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  }
}
