import Schedules

/// NumPy's array file, version 1.0: little-endian doubles in C order.
///
/// The shape is (rows, 1 + curves), the first column the iteration, as in the CSV; `numpy.load` reads it. Source: the format
/// description of `numpy.lib.format`.
struct NPY: ExportFormat {
  func write(_ table: CurveTable, to sink: inout ByteSink) {
    sink.write(Self.header(rows: table.count, columns: table.columns.count + 1))
    let schedules = table.columns.map(\.schedule)
    table.forEachIteration { iteration in
      Self.write(Double(iteration), to: &sink)
      for schedule in schedules { Self.write(schedule(iteration), to: &sink) }
      return !sink.hasFailed
    }
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

  private static func write(_ value: Double, to sink: inout ByteSink) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { sink.write($0) }
  }
}
