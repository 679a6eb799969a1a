internal import Numbers

/// What a log tells, row by row as it stands there: columns of numbers that have names.
struct LogTable {
  /// Stands for no number.
  static let missing = Double.nan

  /// A column.
  struct Column {
    /// The name, as it is written.
    var name: String
    /// The values of the rows; fewer than rows where the last have none.
    var values: [Double] = []
    /// The most digits that a value is written with, where they were looked at.
    var digits = 0
    /// The most digits behind the point, where no value has an exponent.
    var decimals: Int? = 0

    /// Sets the value of a row; those before it without one have none.
    @inline(__always)
    fileprivate mutating func set(_ row: Int, _ number: LogNumber, _ cells: inout Int) {
      if values.count <= row {
        cells += row + 1 - values.count
        while values.count < row { values.append(LogTable.missing) }
        values.append(number.value)
      } else {
        values[row] = number.value
      }
      if number.digits > digits { digits = number.digits }
      guard let most = decimals else { return }
      if let count = number.decimals { if count > most { decimals = count } } else { decimals = nil }
    }
  }

  /// What a value of a row is called.
  private struct Name {
    /// The bytes of it.
    let key: [UInt8]
    /// The place of its column; -1 for one that is not kept.
    var column: Int
    /// The name that follows it, as a rule, in a row; -1 where none has yet.
    var next = -1

    /// Returns whether bytes are the name.
    @inline(__always)
    func isCalled(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
      guard key.count == name.count else { return false }
      return key.withUnsafeBufferPointer { key in
        for index in 0..<key.count where key[index] != name[index] { return false }
        return true
      }
    }
  }

  /// The columns, in the order in which they appear.
  private(set) var columns: [Column] = []
  /// The number of rows that are ended.
  private(set) var count = 0
  /// Whether columns that nobody asked for were let go, since there are too many numbers.
  private(set) var isThinned = false
  /// Whether columns that nobody asked for are not read at all, since the file is too large.
  private var isSelective = false

  /// The names of values, in the order in which they appear.
  private var names: [Name] = []
  private var places: [[UInt8]: Int] = [:]
  /// The name that was set last.
  private var last = -1
  private var isTouched = false
  private var cells = 0
  /// The columns that are kept whatever happens.
  private let keeps: (String) -> Bool

  /// The most numbers that are held.
  private static let mostCells = 1 << 25
  /// The most columns.
  private static let mostColumns = 4096
  /// The most numbers that room is made for before there are any.
  private static let mostReserved = 1 << 26

  /// Creates a table without rows.
  ///
  /// - Parameter keeps: Whether a column is kept where there is too much of all.
  init(keeping keeps: @escaping (String) -> Bool = { _ in true }) { self.keeps = keeps }

  /// Leaves out, from now on, the columns that nobody asked for.
  mutating func readOnlyKept() { isSelective = true }

  /// Returns the place of a column, for ``set(at:_:)``.
  ///
  /// - Parameter name: What it is called.
  /// - Returns: The place; `nil` where the column is not kept.
  mutating func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    let index = self.index(of: name)
    if index < 0 { return nil }
    last = index
    let column = names[index].column
    return column >= 0 ? column : nil
  }

  /// Sets a value of the current row; of several of the same column, the last that is a number counts.
  ///
  /// - Parameters:
  ///   - index: The place of the column.
  ///   - number: The value.
  mutating func set(at index: Int, _ number: LogNumber) {
    // What is told without a number leaves what was told before.
    if number.value.isNaN, columns[index].values.count > count { return }
    isTouched = true
    columns[index].set(count, number, &cells)
  }

  /// Sets a value of the current row; of several of the same name, the last that is a number counts.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - number: The value.
  mutating func set(_ name: UnsafeBufferPointer<UInt8>, _ number: LogNumber) {
    if let index = place(of: name) { set(at: index, number) }
  }

  /// Sets a value of the current row.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - number: The value.
  mutating func set(_ name: [UInt8], _ number: LogNumber) { name.withUnsafeBufferPointer { set($0, number) } }

  /// Sets a value of the current row.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - number: The value.
  mutating func set(named name: String, _ number: LogNumber) {
    var name = name
    name.withUTF8 { set($0, number) }
  }

  /// Sets a value of the current row.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - number: The value.
  mutating func set(_ name: StaticString, _ number: LogNumber) {
    set(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), number)
  }

  /// Sets a value of the current row.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - value: The value.
  mutating func set(_ name: StaticString, _ value: Double) { set(name, LogNumber(value: value)) }

  /// Makes columns before there are rows, for ``append(_:to:)``.
  ///
  /// - Parameter declared: Their names; of the same name, only the first is found again.
  mutating func declare(_ declared: [String]) {
    for name in declared {
      let key = Array(name.utf8)
      if places[key] == nil {
        places[key] = names.count
        names.append(Name(key: key, column: columns.count))
      }
      columns.append(Column(name: name))
    }
  }

  /// Makes room for rows.
  ///
  /// - Parameter rows: How many there may be.
  mutating func reserve(_ rows: Int) {
    let rows = min(rows, Self.mostReserved / max(1, columns.count))
    for index in columns.indices { columns[index].values.reserveCapacity(rows) }
  }

  /// Adds a whole row.
  ///
  /// - Parameter values: A value for each column.
  mutating func append(_ values: UnsafeBufferPointer<Double>) {
    for index in 0..<min(columns.count, values.count) { columns[index].values.append(values[index]) }
    count += 1
  }

  /// Ends the current row; one without a value is none.
  mutating func end() {
    guard isTouched else { return }
    count += 1
    isTouched = false
    last = -1
    if cells > Self.mostCells { thin() }
  }

  /// Takes back what was set of the current row.
  mutating func drop() {
    last = -1
    guard isTouched else { return }
    for index in columns.indices where columns[index].values.count > count {
      columns[index].values.removeLast(columns[index].values.count - count)
    }
    isTouched = false
    last = -1
  }

  /// Takes rows back that a later one makes void.
  ///
  /// - Parameters:
  ///   - isVoid: Whether a row with this value is.
  ///   - column: The column that tells which.
  /// - Returns: How many there were.
  mutating func removeRows(where isVoid: (Double) -> Bool, in column: StaticString) -> Int {
    let key = Array(UnsafeBufferPointer(start: column.utf8Start, count: column.utf8CodeUnitCount))
    guard let name = places[key], names[name].column >= 0 else { return 0 }
    let index = names[name].column
    let rows = columns[index].values
    let kept = (0..<count).filter { $0 >= rows.count || !isVoid(rows[$0]) }
    let removed = count - kept.count
    guard removed > 0 else { return 0 }
    for place in columns.indices {
      let values = columns[place].values
      // What is set of the current row stays.
      let current = values.count > count ? values[count] : nil
      columns[place].values = kept.map { $0 < values.count ? values[$0] : Self.missing }
      if let current { columns[place].values.append(current) }
    }
    count = kept.count
    return removed
  }

  /// Returns the place of a name, which is made where there is none; -1 where there are too many.
  @inline(__always)
  private mutating func index(of name: UnsafeBufferPointer<UInt8>) -> Int {
    // As a rule the names of a row come in the order of those before.
    let next = last >= 0 ? names[last].next : names.isEmpty ? -1 : 0
    if next >= 0, names[next].isCalled(name) { return next }
    return found(name)
  }

  @inline(never)
  private mutating func found(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    let key = Array(name)
    let index: Int
    if let place = places[key] {
      index = place
    } else {
      guard names.count < Self.mostColumns else { return -1 }
      index = names.count
      let text = String(decoding: key, as: UTF8.self)
      // What is too much for memory would be so again.
      let isKept = !isThinned && (!isSelective || keeps(text))
      names.append(Name(key: key, column: isKept ? columns.count : -1))
      if isKept { columns.append(Column(name: text)) }
      places[key] = index
    }
    if last >= 0 { names[last].next = index }
    return index
  }

  private mutating func thin() {
    isThinned = true
    var moved = [Int](repeating: -1, count: columns.count)
    var kept: [Column] = []
    for index in columns.indices where keeps(columns[index].name) {
      moved[index] = kept.count
      kept.append(columns[index])
    }
    columns = kept
    for index in names.indices where names[index].column >= 0 { names[index].column = moved[names[index].column] }
    cells = Int.min / 2
  }

  /// The values of a column, one a row.
  func values(_ index: Int) -> [Double] {
    var values = columns[index].values
    // What is not changed is not copied.
    if values.count == count { return values }
    if values.count > count { values.removeLast(values.count - count) }
    values.append(contentsOf: repeatElement(Self.missing, count: count - values.count))
    return values
  }

  /// Returns the first column with one of the names that has a number, the names in their order.
  func index(of names: [String]) -> Int? {
    for name in names {
      if let index = columns.firstIndex(where: { $0.name == name && $0.values.contains { !$0.isNaN } }) { return index }
    }
    return nil
  }
}
