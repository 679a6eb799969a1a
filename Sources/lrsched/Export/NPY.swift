/// NumPy's array file, version 1.0: little-endian records, packed.
///
/// A record has the fields `iteration`, a 64-bit whole number, and `learning_rates`, a double for each curve, and
/// between them what iterations are also counted in, a double each; `numpy.load` reads an array of one dimension whose `a["learning_rates"]` has the shape (rows, curves). Doubles alone would round iterations
/// beyond 2^53. Source: the format description of `numpy.lib.format`.
struct NPY: ExportFormat {
  func write(_ table: CurveTable, to sink: inout ByteSink) {
    sink.write(Self.header(rows: table.count, curves: table.curves.count, units: table.units.map(\.name)))
    let width = (table.curves.count + 1 + table.units.count) * MemoryLayout<UInt64>.size
    table.forEachBlock(of: table.curves.indices) { block in
      sink.write(upTo: block.count * width) { place in
        var place = place
        for row in 0..<block.count {
          place = append(UInt64(bitPattern: Int64(block.first + row * table.stride)), at: place)
          for unit in table.units { place = append(unit(block.first + row * table.stride).bitPattern, at: place) }
          for rates in block.rates { place = append(rates[row].bitPattern, at: place) }
        }
        return place
      }
      return !sink.hasFailed
    }
  }

  @inline(__always)
  private func append(_ bits: UInt64, at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    place.storeBytes(of: bits.littleEndian, as: UInt64.self)
    return place + 8
  }

  /// The magic bytes and the description, padded so that the records begin at a multiple of 64.
  static func header(rows: Int, curves: Int, units: [String] = []) -> [UInt8] {
    let fields = units.map { "('\($0)', '<f8'), " }.joined()
    return header(
      record: "[('iteration', '<i8'), \(fields)('learning_rates', '<f8', (\(curves),))]", rows: rows)
  }

  /// The magic bytes and the description of records.
  static func header(record: String, rows: Int) -> [UInt8] {
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    let description = "{'descr': \(record), 'fortran_order': False, 'shape': (\(rows),), }"
    let used = magic.count + 2 + description.utf8.count + 1
    let padding = (64 - used % 64) % 64
    let length = description.utf8.count + padding + 1
    return magic + [UInt8(length & 0xFF), UInt8(length >> 8)] + Array(description.utf8)
      + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  }
}
