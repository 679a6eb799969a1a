/// A format of logs: how it is told, and how its rows are read.
///
/// One file each, and one line in ``LogFormats``.
package protocol LogFormat: Sendable {
  /// What it is called: `lightning-csv`.
  static var name: String { get }
  /// What it is, for people.
  static var title: String { get }
  /// By what a file is told to be one, in words.
  static var signs: String { get }
  /// Which update a rate belongs to, in words.
  static var belongs: String { get }

  /// Returns whether a file is one of this format, by what it holds.
  ///
  /// - Parameter head: The beginning of the file.
  /// - Returns: Whether it is.
  static func recognises(_ head: LogHead) -> Bool

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - reading: Takes the rows, and what is known of them.
  /// - Throws: A ``LogFault`` where nothing can be read at all.
  static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault)
}

/// What is asked of a log.
package struct LogRequest: Hashable, Sendable {
  /// The column; `nil` for the rate.
  package var column: String?
  /// A regular expression whose named groups are columns; `nil` for a format that is known.
  package var pattern: String?
  /// Columns that are kept however large the log is.
  package var columns: [String]

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - column: The column; `nil` for the rate.
  ///   - pattern: A regular expression whose named groups are columns; `nil` for a format that is known.
  ///   - columns: Columns that are kept however large the log is.
  package init(column: String? = nil, pattern: String? = nil, columns: [String] = []) {
    self.column = column
    self.pattern = pattern
    self.columns = columns
  }

  /// Whether a column is kept of a log that is too large to keep all.
  func keeps(_ name: String) -> Bool {
    name == column || columns.contains(name) || ColumnNames.rank(ofRate: name) != nil
      || ColumnNames.step(among: [name]) != nil || name.utf8.first == 0
  }
}

/// A log while it is being read: its rows, and what the format knows of them.
package struct LogReading {
  /// How the digits that a rate is written with tell how it is rounded.
  enum Digits {
    /// The writer always rounds so.
    case fixed(LogRounding)
    /// As many significant digits as are seen.
    case significant
    /// The writer does not round; unless all rates are 32-bit numbers.
    case full
    /// Nothing is known but what is seen.
    case seen
  }

  /// What is asked for.
  let request: LogRequest
  /// The rows.
  var table: LogTable
  /// What wrote it, as far as the file tells.
  var writer = ""
  /// The columns that may count the steps, the likeliest first; empty for those that usually do.
  var stepColumns: [String] = []
  /// What the steps count; `nil` for what their column's name tells.
  var clock: StepClock?
  /// Which update a rate belongs to.
  var attribution = RateAttribution.unknown
  /// How rates are rounded.
  var digits = Digits.seen
  /// The columns that may hold the rate, the likeliest first; empty for those that usually do.
  var rateColumns: [String] = []
  /// The column of the epochs beside the steps.
  var epochColumn: String?
  /// The column of the updates that were skipped, and whether it is a sum already.
  var skipped: (column: String, isSum: Bool)?
  /// Whether a rate is only logged where it changes.
  var holdsChangesOnly = false
  /// The updates of an epoch, where the log tells it.
  var updatesPerEpoch: Int?
  /// The updates of the whole run, where the log tells it.
  var totalUpdates: Int?
  /// What is broken or resumed.
  var problems: [LogProblem] = []
  /// What a careful reader says.
  var notes: [String] = []
  /// How many lines could not be read.
  var brokenLines = 0
  /// Whether rows stay as they are, whatever their steps: the format has resolved what was logged twice.
  var keepsRows = false
  /// The epoch that was last read, where the format looks for restarts by itself.
  var highestEpoch = -Double.infinity
  /// The epoch that lines belong to which do not tell it.
  var currentEpoch: Double?
  /// The rate of an epoch that was told with all digits.
  var fullRate: (epoch: Double, rate: LogNumber)?
  /// The rate that begins with an epoch which is still to come.
  var nextRate: (epoch: Double, rate: LogNumber)?

  /// Begins to read.
  init(_ request: LogRequest) {
    self.request = request
    table = LogTable { request.keeps($0) }
  }

  /// Takes over what is known of a program that writes logs; what is left out is for the file to tell.
  ///
  /// - Parameters:
  ///   - writer: The program.
  ///   - attribution: Which update a rate belongs to.
  ///   - clock: What the steps count; `nil` for what their column's name tells.
  ///   - steps: The columns that may count the steps, the likeliest first.
  ///   - rates: The columns that may hold the rate, the likeliest first; empty for those that usually do.
  ///   - digits: How rates are rounded.
  mutating func begin(
    _ writer: String, _ attribution: RateAttribution, clock: StepClock? = nil, steps: [String], rates: [String] = [],
    digits: Digits = .seen
  ) {
    self.writer = writer
    self.attribution = attribution
    self.clock = clock
    stepColumns = steps
    rateColumns = rates
    self.digits = digits
  }

  /// Takes note of a line that cannot be read: the last one is cut off, others are broken.
  mutating func broken(_ line: TextLine) {
    if line.isEnded { brokenLines += 1 } else { problems.append(.lastLineCut) }
  }
}
