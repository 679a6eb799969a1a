/// The words that are no text in the grammar of OmegaConf and Hydra (`OmegaConfGrammarLexer.g4`).
enum HydraScalar {
  /// Returns what a word is; `nil` for text.
  static func value(of word: String) -> Node.Value? {
    switch word.lowercased() {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf": return .number("inf")
    case "-inf": return .number("-inf")
    case "nan", "+nan", "-nan": return .number("nan")
    default:
      // Numbers are those of Python in base ten.
      let isDecimal = word.utf8.allSatisfy { $0.isDigitOrUnderscore || "+-.eE".utf8.contains($0) }
      return isDecimal ? PythonScalar.literal(word) : nil
    }
  }
}
