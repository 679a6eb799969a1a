package import Documents

/// A sweep that was read from a file, with where it stands there.
package struct SweepFile: Sendable {
  /// The rates and losses: the rows that have both.
  package let sweep: RateSweep
  /// The column of the rates.
  package let rateColumn: String
  /// The column of the losses.
  package let lossColumn: String
  /// How many rows have a rate and no loss, or a loss and no rate.
  package let incomplete: Int

  /// Reads a table, or JSON: an object of lists, a list of objects, or an object a line.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  ///   - rate: The column of the rates; `nil` for the one that is called as such columns are.
  ///   - loss: The column of the losses; `nil` for the one that is called as such columns are.
  /// - Throws: Why there is no sweep in it.
  package init(_ bytes: [UInt8], path: String, rate: String? = nil, loss: String? = nil) throws(SweepFault) {
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let table = isJSON ? try SweepJSON(bytes, path: path).table : nil
    let names: [String]
    var layout: TableLayout?
    if let table {
      names = table.names
    } else {
      do {
        let found = try bytes.withUnsafeBufferPointer { (bytes) throws(TableError) in
          try TableLayout(of: bytes, path: path, wanted: [rate, loss].compactMap { $0 })
        }
        layout = found
        names = found.names ?? (1...max(1, found.columns)).map { "#\($0)" }
      } catch {
        throw .table(error)
      }
    }
    let isNamed = layout.map { $0.names != nil } ?? true
    let columns = try Self.columns(of: names, isNamed: isNamed, rate: rate, loss: loss)
    (rateColumn, lossColumn) = (names[columns.rate], names[columns.loss])
    var sweep = Rows()
    if let table {
      for row in table.rows { sweep.add(row[columns.rate], row[columns.loss]) }
    } else if let layout {
      var reader = TableReader(layout, columns: [columns.rate, columns.loss], path: path)
      do {
        try bytes.withUnsafeBufferPointer { (bytes) throws(TableError) in
          _ = try reader.read(bytes) { (values, _) throws(TableError) in
            let (rate, loss) = (values[0], values[1])
            sweep.add(
              TableReader.isMissing(rate) ? nil : rate, TableReader.isMissing(loss) ? nil : loss)
          }
        }
      } catch {
        throw .table(error)
      }
    }
    guard !sweep.rates.isEmpty else { throw .noPoints(rate: rateColumn, loss: lossColumn) }
    self.sweep = RateSweep(rates: sweep.rates, losses: sweep.losses)
    incomplete = sweep.incomplete
  }

  /// The rows that were read.
  private struct Rows {
    var rates: [Double] = []
    var losses: [Double] = []
    var incomplete = 0

    mutating func add(_ rate: Double?, _ loss: Double?) {
      // A rate that is none tells nothing; a loss that is none tells that training failed.
      if let rate, let loss, rate.isFinite {
        rates.append(rate)
        losses.append(loss)
      } else if rate != nil || loss != nil {
        incomplete += 1
      }
    }
  }

  private static func columns(
    of names: [String], isNamed: Bool, rate: String?, loss: String?
  ) throws(SweepFault) -> (rate: Int, loss: Int) {
    // Of two columns without names the first has the rates, as x stands before y.
    let isPair = !isNamed && names.count == 2
    func place(_ wanted: String?, _ found: Int?, _ kind: SweepFault.Kind) throws(SweepFault) -> Int {
      if let wanted {
        guard let place = SweepColumns.column(named: wanted, among: names) else {
          throw .unknownColumn(wanted, kind, columns: names)
        }
        return place
      }
      guard let found else { throw .noColumn(kind, columns: names) }
      return found
    }
    let columns = (
      rate: try place(rate, SweepColumns.rate(among: names) ?? (isPair ? 0 : nil), .rate),
      loss: try place(loss, SweepColumns.loss(among: names) ?? (isPair ? 1 : nil), .loss)
    )
    guard columns.rate != columns.loss else { throw .sameColumn(names[columns.rate]) }
    return columns
  }
}

/// Why a file has no sweep.
package enum SweepFault: Error, Equatable, Sendable {
  /// What a column holds.
  package enum Kind: String, Sendable {
    case rate, loss
  }

  /// No column is called as such columns are.
  case noColumn(Kind, columns: [String])
  /// No column is called so.
  case unknownColumn(String, Kind, columns: [String])
  /// The rates and the losses are the same column.
  case sameColumn(String)
  /// No row has both.
  case noPoints(rate: String, loss: String)
  /// The table cannot be read.
  case table(TableError)
  /// The text is no JSON.
  case json(JSONFault)
  /// The JSON holds neither lists of numbers nor objects.
  case noRows
}
