/// The words that a command takes besides options.
struct Operands: Sendable {
  /// How many curves a command takes.
  enum Curves: Sendable {
    /// None.
    case none
    /// One.
    case one
    /// One or more, with `vs` between them.
    case some
    /// Any number: what is not given may be chosen later.
    case any
  }

  /// A word that stands alone, before any curve.
  struct Word: Sendable {
    /// What the word is.
    enum Kind: Sendable {
      /// The path of a file.
      case file
      /// One of several words.
      case choice([String])
      /// Something that help can be asked about.
      case topic
      /// Iterations, with commas between them.
      case iterations
      /// Words that say what of a rate is looked for.
      case condition
      /// Words to search for.
      case search
      /// Files and folders whose runs are looked at.
      case runs
      /// The code or the name of a rule.
      case rule
    }

    /// What it is called in usage.
    let name: String
    /// What it is.
    let kind: Kind
    /// Whether it may be left out.
    let isOptional: Bool
    /// What the command needs where it is left out, to follow "needs".
    let need: String

    init(_ name: String, _ kind: Kind, isOptional: Bool = false, need: String = "") {
      self.name = name
      self.kind = kind
      self.isOptional = isOptional
      self.need = need
    }
  }

  /// How many curves there may be.
  let curves: Curves
  /// The word before them.
  let word: Word?

  /// No words at all.
  static let nothing = Operands(curves: .none, word: nil)

  /// Curves.
  static func curves(_ curves: Curves, after word: Word? = nil) -> Operands { Operands(curves: curves, word: word) }

  /// One word.
  static func word(_ name: String, _ kind: Word.Kind, isOptional: Bool = false, need: String = "") -> Operands {
    Operands(curves: .none, word: Word(name, kind, isOptional: isOptional, need: need))
  }

  /// How they are written.
  var usage: [String] {
    let before =
      word.map { $0.isOptional ? ["[\($0.name)]\(areSeveral ? "..." : "")"] : [$0.name + (areRuns ? "..." : "")] } ?? []
    switch curves {
    case .none: return before
    case .one: return before + ["CURVE"]
    case .some: return before + ["CURVE [vs CURVE]..."]
    case .any: return before + ["[CURVE [vs CURVE]...]"]
    }
  }

  /// The words that the operand can be; `nil` when it can be other text.
  var choices: [String]? {
    if case .choice(let words) = word?.kind { return words }
    return nil
  }

  /// Whether the operand is the path of a file.
  var isFile: Bool { if case .file = word?.kind { true } else { false } }

  /// Whether the operand is something that help can be asked about.
  var isTopic: Bool { if case .topic = word?.kind { true } else { false } }

  /// Whether the operand are words to search for.
  var isSearch: Bool { if case .search = word?.kind { true } else { false } }

  /// Whether there may be several words.
  var areSeveral: Bool { isTopic || isSearch || areRuns }

  /// Whether the operands are files and folders whose runs are looked at.
  var areRuns: Bool { if case .runs = word?.kind { true } else { false } }

  /// Whether words that say what is looked for stand before the curves.
  var isCondition: Bool { if case .condition = word?.kind { true } else { false } }

  /// Whether iterations stand before the curves.
  var areIterations: Bool { if case .iterations = word?.kind { true } else { false } }
}
