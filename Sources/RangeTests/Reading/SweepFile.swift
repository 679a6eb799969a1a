package import Documents
internal import Logs

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

  /// Reads a table, JSON (an object of lists, a list of objects, or an object a line), or else a log of a format that is known.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  ///   - rate: The column of the rates; `nil` for the one that is called as such columns are.
  ///   - loss: The column of the losses; `nil` for the one that is called as such columns are.
  /// - Throws: Why there is no sweep in it.
  package init(_ bytes: [UInt8], path: String, rate: String? = nil, loss: String? = nil) throws(SweepFault) {
    do throws(SweepFault) {
      let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
      let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      self =
        isJSON
        ? try Self.json(bytes, path: path, rate: rate, loss: loss)
        : try Self.table(bytes, path: path, rate: rate, loss: loss)
    } catch {
      // A log may have its rates and losses in rows of their own, or be no table at all.
      do throws(SweepFault) {
        guard let file = try Self.log(bytes, path: path, rate: rate, loss: loss) else { throw error }
        self = file
      } catch let other {
        // Where the columns were found, what is wrong with them is told; else a log that is known tells more.
        if case .noColumn(_, columns: []) = other { throw error }
        switch error {
        case .table, .json, .noRows: throw other
        case .noColumn, .unknownColumn, .sameColumn, .noPoints: throw error
        }
      }
    }
  }

  private init(_ rows: Rows, rate: String, loss: String) throws(SweepFault) {
    guard !rows.rates.isEmpty else { throw .noPoints(rate: rate, loss: loss) }
    sweep = RateSweep(rates: rows.rates, losses: rows.losses)
    (rateColumn, lossColumn, incomplete) = (rate, loss, rows.incomplete)
  }

  private static func json(
    _ bytes: [UInt8], path: String, rate: String?, loss: String?
  ) throws(SweepFault) -> SweepFile {
    let table = try SweepJSON(bytes, path: path).table
    let columns = try columns(of: table.names, isNamed: true, rate: rate, loss: loss)
    var rows = Rows()
    for row in table.rows { rows.add(row[columns.rate], row[columns.loss]) }
    return try SweepFile(rows, rate: table.names[columns.rate], loss: table.names[columns.loss])
  }

  private static func table(
    _ bytes: [UInt8], path: String, rate: String?, loss: String?
  ) throws(SweepFault) -> SweepFile {
    func reading<Value>(
      _ body: (UnsafeBufferPointer<UInt8>) throws(TableError) -> Value
    ) throws(SweepFault) -> Value {
      do throws(TableError) {
        return try bytes.withUnsafeBufferPointer { (bytes) throws(TableError) in try body(bytes) }
      } catch {
        throw .table(error)
      }
    }
    let layout = try reading { (bytes) throws(TableError) in
      try TableLayout(of: bytes, path: path, wanted: [rate, loss].compactMap { $0 })
    }
    let names = layout.names ?? (1...max(1, layout.columns)).map { "#\($0)" }
    let columns = try columns(of: names, isNamed: layout.names != nil, rate: rate, loss: loss)
    let rows = try reading { (bytes) throws(TableError) in
      var rows = Rows()
      var reader = TableReader(layout, columns: [columns.rate, columns.loss], path: path)
      try reader.read(bytes) { (values, _) throws(TableError) in
        let (rate, loss) = (values[0], values[1])
        rows.add(TableReader.isMissing(rate) ? nil : rate, TableReader.isMissing(loss) ? nil : loss)
      }
      return rows
    }
    return try SweepFile(rows, rate: names[columns.rate], loss: names[columns.loss])
  }

  /// Reads a log of a format that is known; `nil` where it is of none.
  private static func log(
    _ bytes: [UInt8], path: String, rate: String?, loss: String?
  ) throws(SweepFault) -> SweepFile? {
    let log: RunLog
    do throws(LogFault) {
      let request = LogRequest(column: rate, columns: [loss].compactMap { $0 })
      guard let found = try LogReader.log(of: LogInput(bytes, path: path), request) else { return nil }
      log = found
    } catch {
      switch error {
      case .noRate(_, _, let columns): throw .noColumn(.rate, columns: columns)
      case .unknownColumn(let name, _, let columns): throw .unknownColumn(name, .rate, columns: columns)
      default: return nil
      }
    }
    let names = log.columns.map(\.name)
    guard let place = loss.map({ SweepColumns.column(named: $0, among: names) }) ?? SweepColumns.loss(among: names)
    else {
      throw loss.map { .unknownColumn($0, .loss, columns: names) } ?? .noColumn(.loss, columns: names)
    }
    let losses = log.columns[place].values
    let last = losses.lastIndex { !$0.isNaN } ?? -1
    // A log does not tell no loss from one that is none. Where each row has one up to the last of all, training failed then.
    let isWhole = !losses.prefix(last + 1).contains(where: \.isNaN)
    var rows = Rows()
    for (rate, loss) in zip(log.rates, losses) where rate.isFinite {
      rows.add(rate, loss.isNaN && !isWhole ? nil : loss)
    }
    return try SweepFile(rows, rate: log.column, loss: names[place])
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
