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
    fileprivate var key: [UInt8]
  }

  /// The columns, in the order in which they appear.
  private(set) var columns: [Column] = []
  /// The number of rows that are ended.
  private(set) var count = 0
  /// Whether columns that nobody asked for were let go, since there are too many numbers.
  private(set) var isThinned = false

  private var places: [[UInt8]: Int] = [:]
  /// The column that follows the one that was set last, as a rule, in the row before.
  private var successor: [Int] = []
  private var last = -1
  private var isTouched = false
  private var cells = 0
  /// The columns that are kept whatever happens.
  private let keeps: (String) -> Bool

  /// The most numbers that are held.
  private static let mostCells = 1 << 25
  /// The most columns.
  private static let mostColumns = 4096

  /// Creates a table without rows.
  ///
  /// - Parameter keeps: Whether a column is kept where there is too much of all.
  init(keeping keeps: @escaping (String) -> Bool = { _ in true }) { self.keeps = keeps }

  /// Sets a value of the current row; of several of the same name, the last that is a number counts.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - number: The value.
  mutating func set(_ name: some Collection<UInt8>, _ number: LogNumber) {
    guard let index = column(name) else { return }
    last = index
    // What is told without a number leaves what was told before.
    if number.value.isNaN, columns[index].values.count > count { return }
    isTouched = true
    if columns[index].values.count <= count {
      cells += count + 1 - columns[index].values.count
      while columns[index].values.count < count { columns[index].values.append(Self.missing) }
      columns[index].values.append(number.value)
    } else {
      columns[index].values[count] = number.value
    }
    columns[index].digits = max(columns[index].digits, number.digits)
    if let decimals = number.decimals {
      columns[index].decimals = columns[index].decimals.map { max($0, decimals) }
    } else {
      columns[index].decimals = nil
    }
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
  /// - Parameter names: Their names; of the same name, only the first is found again.
  mutating func declare(_ names: [String]) {
    for name in names {
      let key = Array(name.utf8)
      if places[key] == nil { places[key] = columns.count }
      columns.append(Column(name: name, key: key))
      successor.append(-1)
    }
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
    guard let index = places[key] else { return 0 }
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

  /// Returns the position of a column, which is made where there is none.
  private mutating func column(_ name: some Collection<UInt8>) -> Int? {
    // As a rule the keys of a row come in the order of those before.
    if last >= 0 {
      let next = successor[last]
      if next >= 0, columns[next].key.elementsEqual(name) { return next }
    } else if let first = columns.first, first.key.elementsEqual(name) {
      return 0
    }
    let key = Array(name)
    let index: Int
    if let place = places[key] {
      index = place
    } else {
      guard columns.count < Self.mostColumns, !isThinned else { return nil }
      index = columns.count
      columns.append(Column(name: String(decoding: key, as: UTF8.self), key: key))
      successor.append(-1)
      places[key] = index
    }
    if last >= 0 { successor[last] = index }
    return index
  }

  private mutating func thin() {
    isThinned = true
    for index in columns.indices where !keeps(columns[index].name) {
      cells -= columns[index].values.count
      columns[index].values = []
    }
    let kept = columns.filter { keeps($0.name) }
    columns = kept
    successor = [Int](repeating: -1, count: kept.count)
    places = [:]
    for (index, column) in kept.enumerated() { places[column.key] = index }
    cells = Int.min / 2
  }

  /// The values of a column, one a row.
  func values(_ index: Int) -> [Double] {
    var values = columns[index].values
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
