internal import CYaml

/// What libyaml finds wrong, in our words.
struct YAMLProblem: Error {
  enum Place {
    /// A number of scalars before it.
    case scalar(Int)
    /// A number of bytes before it.
    case byte(Int)
  }

  var reason: String
  var place: Place

  init(reason: String, place: Place) {
    self.reason = reason
    self.place = place
  }

  /// Tells what a parser has stopped at.
  init(_ parser: yaml_parser_t) {
    let problem = parser.problem.map { String(cString: $0) } ?? ""
    let context = parser.context.map { String(cString: $0) } ?? ""
    switch parser.error {
    case YAML_READER_ERROR:
      let code = String(max(0, parser.problem_value), radix: 16, uppercase: true)
      let isControl = problem == "control characters are not allowed"
      reason = isControl ? "the character U+\(Self.padded(code)) cannot stand in YAML" : "no UTF-8 text stands there"
      place = .byte(parser.problem_offset)
    case YAML_MEMORY_ERROR:
      reason = "there is not enough memory"
      place = .scalar(parser.mark.index)
    default:
      reason = Self.words(problem, context)
      // Of a quote that is not closed, the place where it begins says more than the end of the text.
      let begins = Self.namesItsBeginning(problem, context)
      place = .scalar(begins ? parser.context_mark.index : parser.problem_mark.index)
    }
  }

  private static func padded(_ code: String) -> String {
    String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
  }

  private static func namesItsBeginning(_ problem: String, _ context: String) -> Bool {
    problem == "found unexpected end of stream" || problem == "could not find expected ':'"
      || problem == "found unexpected document indicator"
  }

  /// Says a problem in other words than those that libyaml has for people who know its grammar (scanner.c and parser.c of
  /// libyaml 0.2.5).
  private static func words(_ problem: String, _ context: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      "a colon makes a key here, where no key can stand; text with a colon and a blank needs quotes"
    case "mapping keys are not allowed in this context": "a '?' makes a key here, where no key can stand"
    case "block sequence entries are not allowed in this context":
      "a '-' makes an element of a list here, where none can stand"
    case "could not find expected ':'": "a key needs a colon and a blank behind it on its line"
    case "did not find expected key":
      "the line belongs to no key: it stands further to the left or right than the keys around it"
    case "did not find expected '-' indicator":
      "the line belongs to no element: it stands further to the left or right than the '-' above it"
    case "did not find expected ',' or ']'": "a comma or ']' should stand here, for a list that is open"
    case "did not find expected ',' or '}'": "a comma or '}' should stand here, for a map that is open"
    case "did not find expected node content": "a value should stand here"
    case "did not find expected <document start>":
      "something follows the end of the document, or a line stands further to the left than the first"
    case "found character that cannot start any token":
      "a value cannot begin with this character: text that does needs quotes, and lines begin with blanks, not tabs"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "lines begin with blanks, not tabs"
    case "found an indentation indicator equal to 0": "a block of text cannot stand 0 blanks to the right"
    case "found unexpected end of stream": "the quote that begins here is not closed"
    case "found unexpected document indicator": "the quote that begins here is not closed before the document ends"
    case "found unknown escape character": "the backslash makes no known escape; single quotes keep it as it is"
    case "did not find expected hexdecimal number": "the escape needs hexadecimal digits"
    case "found invalid Unicode character escape code": "the escape is no character"
    case "did not find expected alphabetic or numeric character":
      context.hasSuffix("alias")
        ? "a '*' names an anchor; text that begins with it needs quotes"
        : "a '&' needs the name of an anchor; text that begins with it needs quotes"
    case "found undefined tag handle": "the tag begins with a handle that no %TAG line defines"
    case "did not find expected tag URI", "did not find expected '!'", "did not find the expected '>'",
      "did not find URI escaped octet", "found an incorrect leading UTF-8 octet",
      "found an incorrect trailing UTF-8 octet":
      "the tag is not written as a tag is"
    case "found unexpected ':'": "a colon cannot stand here in brackets"
    case "found incompatible YAML document": "the document is of a version of YAML that is not known"
    case "found duplicate %YAML directive": "a second %YAML line"
    case "found duplicate %TAG directive": "a second %TAG line for the same handle"
    case "found unknown directive name", "could not find expected directive name",
      "found unexpected non-alphabetical character", "did not find expected digit or '.' character",
      "found extremely long version number", "did not find expected version number",
      "did not find expected whitespace":
      "a line that begins with % is %YAML or %TAG"
    case "did not find expected comment or line break", "did not find expected whitespace or line break":
      "the line should end here"
    default: problem.isEmpty ? "it cannot be read as YAML" : problem
    }
  }
}
