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
    /// More bytes than are read.
    case tooLong(limit: Int)
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

extension JSONFault.Reason {
  /// What is wrong, in words that follow a place.
  package var words: String {
    switch self {
    case .empty: "there is nothing but white space"
    case .notText: "no UTF-8 text stands there"
    case .missingValue: "a value should stand here"
    case .missingKey: "a key in double quotes should stand here"
    case .missingColon: "a colon should stand behind the key"
    case .missingComma(let closing): "a comma or '\(closing)' should stand here"
    case .commaBeforeEnd: "JSON has no comma before a closing bracket"
    case .unclosed(let opening): "the '\(opening)' that stands here is not closed"
    case .unclosedString: "the quote that begins here is not closed on its line"
    case .controlCharacter(let code): "the character with the code \(code) must be escaped in a string"
    case .unknownEscape: "the backslash makes no escape of JSON"
    case .loneSurrogate: "the escape is half of a character"
    case .notANumber(let text): "'\(text.prefix(40))' is no number of JSON"
    case .unknownWord(let word): "'\(word.prefix(40))' is no value of JSON; text needs double quotes"
    case .comment: "JSON has no comments"
    case .textBehindEnd: "something follows the end of the value"
    case .tooLong(let limit): "more than \(limit) bytes"
    case .tooDeep(let limit): "more than \(limit) lists and maps within each other"
    case .tooManyValues(let limit): "more than \(limit) values"
    }
  }
}

extension DocumentFault {
  /// Tells in words why a text is no JSON.
  ///
  /// - Parameter fault: What is wrong, and where.
  package init(_ fault: JSONFault) { self.init(fault.reason.words, fault.span) }
}
