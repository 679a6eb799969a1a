/// What stands between the fields of a table: one and the same in all of a file.
package enum TableDivider: Hashable, Sendable {
  /// A comma.
  case comma
  /// A semicolon; numbers may then have a comma before their fraction.
  case semicolon
  /// A tab.
  case tab
  /// Any number of blanks and tabs.
  case blanks
  /// Nothing: a line is a field.
  case none

  /// The byte that ends a field. No byte of UTF-8 is 255.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .blanks: UInt8(ascii: " ")
    case .none: 0xFF
    }
  }
}
