/// Why a text is no JSON, and where.
package struct JSONFault: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// There is nothing but white space.
    case empty
    /// The bytes are no UTF-8 text.
    case notText
    /// A value should stand here.
    case missingValue
    /// A key in double quotes should stand here.
    case missingKey
    /// A colon should stand behind the key.
    case missingColon
    /// A comma or the closing bracket should stand here.
    case missingComma(closing: Character)
    /// A comma stands before a closing bracket.
    case commaBeforeEnd
    /// The text ends within the list or map that begins here.
    case unclosed(Character)
    /// The text or its line ends within the string that begins here.
    case unclosedString
    /// A character of a string that must be escaped: its code.
    case controlCharacter(UInt8)
    /// What follows a backslash is no escape.
    case unknownEscape
    /// Half of a surrogate pair, which is no character.
    case loneSurrogate
    /// What begins as a number and is none.
    case notANumber(String)
    /// A word that is no value of JSON, such as `True` or `NaN`.
    case unknownWord(String)
    /// A comment, which JSON does not have.
    case comment
    /// Something follows the value that is all of the text.
    case textBehindEnd
    /// More lists and maps within each other than are read.
    case tooDeep(limit: Int)
    /// More values than are read.
    case tooManyValues(limit: Int)
  }

  /// What is wrong.
  package var reason: Reason
  /// Where it begins.
  package var span: Span
}
