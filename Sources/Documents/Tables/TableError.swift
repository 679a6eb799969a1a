/// Why a table, or a column of it, cannot be read.
package enum TableError: Error, Equatable, Sendable {
  /// There is not a single byte.
  case empty
  /// There are only line ends and blanks.
  case onlyBlankLines
  /// There are only comments, and perhaps blank lines.
  case onlyComments
  /// There is a line of names and no row.
  case onlyNames
  /// The columns have no names, and none was asked for by a number that there is.
  case noNames(columns: Int)
  /// No column was asked for, and several could be meant.
  case severalColumns([String])
  /// There is no number in a column; `nil` for the only one.
  case noValues(column: String?)
  /// No column has the name.
  case unknownColumn(String, columns: [String])
  /// Several columns have the name: their numbers, from 1.
  case repeatedColumn(String, numbers: [Int])
  /// The bytes are no UTF-8 text from this line on.
  case notText(line: Int)
  /// Something is wrong at a place.
  case at(FileExcerpt, TableFault)
}

/// What is wrong at a place of a table.
package enum TableFault: Error, Hashable, Sendable {
  /// A quote opens a field and never closes it.
  case openQuote
  /// Something other than a divider follows the quote that closes a field.
  case textBehindQuote
  /// The row has more fields than the first one.
  case rowTooLong(columns: Int)
  /// The row ends before the column.
  case rowTooShort(column: String)
  /// The field is neither a number nor one of the words for none.
  case notANumber(String)
  /// Some numbers of the file have a comma before their fraction, and this one a point, or the other way round.
  case otherDecimalSign(String)
  /// The first row has numbers, and this field, which is neither a number nor a name then.
  case numbersBesideNames(String)
}
