/// A word that begins with a dash, taken apart: `--max`, `--max=2`, `-n`, `-n100`, `-n=100`.
struct OptionWord: Sendable {
  /// The word as it was written.
  let token: Token
  /// The name without dashes; of a short option, its one letter.
  let name: String
  /// What follows the name within the same word, without the equal sign.
  let attached: String?
  /// Whether the name follows a single dash.
  let isShort: Bool
  /// Whether an equal sign stands between the name and what follows.
  let hasEqualSign: Bool

  /// Takes a word apart; `nil` for one that is no option: a lone dash, a negative number is one for lack of better.
  init?(_ token: Token) {
    let text = token.text
    guard text.hasPrefix("-"), text != "-", text != "--" else { return nil }
    self.token = token
    if text.hasPrefix("--") {
      let body = text.dropFirst(2)
      let equal = body.firstIndex(of: "=")
      isShort = false
      hasEqualSign = equal != nil
      name = String(body[..<(equal ?? body.endIndex)])
      attached = equal.map { String(body[body.index(after: $0)...]) }
    } else {
      let rest = text.dropFirst(2)
      isShort = true
      hasEqualSign = rest.hasPrefix("=")
      name = String(text.dropFirst().prefix(1))
      attached = rest.isEmpty ? nil : String(hasEqualSign ? rest.dropFirst() : rest)
    }
  }

  /// The option as it is named in messages: with its dashes and without its value.
  var spelling: String {
    // Someone who writes -lr means an option of that name, not a bundle of l and r.
    isShort ? String(token.text.prefix { $0 != "=" }) : "--\(name)"
  }

  /// The first letter of a bundle of short options is a flag: returns the rest as a bundle of its own.
  var restOfBundle: OptionWord? {
    guard isShort, !hasEqualSign, let attached else { return nil }
    return OptionWord(Token(text: "-\(attached)", position: token.position))
  }
}
