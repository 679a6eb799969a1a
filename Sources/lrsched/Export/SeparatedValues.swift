import CommandLanguage
import Numbers

/// Comma- or tab-separated values: a header, and a row an iteration, or in the long form one an iteration and a curve.
struct SeparatedValues: ExportFormat {
  /// What stands between two fields.
  let separator: UInt8
  /// Whether each row has one curve, whose label is a field.
  let isLong: Bool

  func write(_ table: CurveTable, to sink: inout ByteSink) {
    // In a file a field may have several lines; at a terminal it would pass for several rows.
    let labels = table.curves.map { quoted(sink.isTerminal ? SafeText.line($0.label) : $0.label) }
    for name in ["iteration"] + table.units.map(\.name) {
      sink.write(name)
      sink.write(byte: separator)
    }
    if isLong {
      sink.write("curve")
      sink.write(byte: separator)
      sink.write("learning_rate")
    } else {
      for (index, label) in labels.enumerated() {
        if index > 0 { sink.write(byte: separator) }
        sink.write(label)
      }
    }
    sink.write(byte: newline)
    if isLong {
      for (index, label) in labels.enumerated() {
        writeRows(of: index..<index + 1, in: table, label: [separator] + Array(label.utf8), to: &sink)
      }
    } else {
      writeRows(of: table.curves.indices, in: table, label: [], to: &sink)
    }
  }

  /// Writes a row an iteration: the iteration, the label with a separator before it if there is one, and the rates.
  private func writeRows(of columns: Range<Int>, in table: CurveTable, label: [UInt8], to sink: inout ByteSink) {
    let writer = DecimalWriter()
    var iteration = DecimalCounter(from: table.first, by: table.stride, writer)
    let room = (columns.count + 1 + table.units.count) * DecimalWriter.capacity + label.count
    table.forEachBlock(of: columns) { block in
      sink.write(upTo: block.count * room) { place in
        var place = place
        for row in 0..<block.count {
          place += iteration.next(to: place)
          for unit in table.units {
            place = append(separator, at: place)
            place += writer.write(unit(block.first + row * table.stride), to: place)
          }
          for byte in label { place = append(byte, at: place) }
          for rates in block.rates {
            place = append(separator, at: place)
            place += writer.write(rates[row], to: place)
          }
          place = append(newline, at: place)
        }
        return place
      }
      return !sink.hasFailed
    }
  }

  @inline(__always)
  private func append(_ byte: UInt8, at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    place.storeBytes(of: byte, as: UInt8.self)
    return place + 1
  }

  /// A field as RFC 4180 quotes it; tabs and line ends are quoted in both formats.
  private func quoted(_ field: String) -> String {
    let special: Set<UInt8> = [separator, UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard field.utf8.contains(where: special.contains) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private let newline = UInt8(ascii: "\n")
}
