import Documents

/// What a shell script is made of, before variables are put in.
struct ShellToken {
  /// What it is.
  enum Kind {
    /// A word of its parts.
    case word([ShellPart])
    /// `NAME=( … )` with its words; `+=` adds to what is there.
    case array(name: String, isAdded: Bool, [ShellToken])
    /// What ends a command or joins two: `;`, `&&`, `|`, a line end.
    case mark(String)
    /// The lines of `<<EOF`.
    case hereDocument([ShellPart])
  }

  var kind: Kind
  /// Where it stands.
  var span: Span
}

/// A part of a word.
indirect enum ShellPart {
  /// Text as it stands there, without its quotes.
  case text(Span, isQuoted: Bool)
  /// `$NAME`, `${NAME[0]}`, `${NAME:-word}`.
  case parameter(ShellParameter)
  /// `$((…))` with what stands within.
  case arithmetic([ShellPart], Span, isQuoted: Bool)
  /// `$(…)`, and what else only a shell knows, as it is written; with the text of a lone name that `$(which NAME)` finds.
  case unknown(Span, found: Span?, isQuoted: Bool)
}

extension ShellPart {
  /// Whether it stands in quotes.
  var isQuoted: Bool {
    switch self {
    case .text(_, let isQuoted), .arithmetic(_, _, let isQuoted), .unknown(_, _, let isQuoted): isQuoted
    case .parameter(let parameter): parameter.isQuoted
    }
  }
}

/// A parameter of a shell, with what is made of it.
struct ShellParameter {
  /// The name, a digit or a sign such as `@`.
  var name: String
  /// What stands in brackets: `@`, `*`, a number.
  var index: String?
  /// Whether its length is meant.
  var isLength = false
  /// What is taken where it has no value, or has one: `:-`, `-`, `:=`, `=`, `:+`, `+`, `:?`, `?`, with the word behind.
  var otherwise: (operation: String, word: [ShellPart])?
  /// Where it stands.
  var span: Span
  /// Whether it stands in double quotes.
  var isQuoted: Bool
}

extension ShellToken {
  /// The text of a word of one part without quotes, as keywords are; `nil` for others.
  var keyword: String? {
    guard case .word(let parts) = kind, parts.count == 1, case .text(let span, isQuoted: false) = parts[0] else {
      return nil
    }
    return span.text
  }

  /// The mark that it is.
  var mark: String? { if case .mark(let mark) = kind { mark } else { nil } }
}
