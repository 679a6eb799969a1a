/// What a condition of a shell script is, where the variables of the script decide it.
enum ShellCondition {
  /// Returns whether `[ … ]`, `[[ … ]]` or `test …` holds; `nil` where only a run knows.
  ///
  /// - Parameter words: All of its words.
  /// - Returns: Whether it holds.
  static func value(of words: [ShellField]) -> Bool? {
    var words = words[...]
    let open = words.first?.text
    words = words.dropFirst()
    if open != "test" {
      guard words.last?.text == (open == "[" ? "]" : "]]") else { return nil }
      words = words.dropLast()
    }
    return either(words)
  }

  private static func either(_ words: ArraySlice<ShellField>) -> Bool? {
    var value: Bool? = false
    for part in words.split(whereSeparator: { ["||", "-o"].contains($0.text) }) {
      switch all(part) {
      case true?: return true
      case nil: value = nil
      case false?: break
      }
    }
    return value
  }

  private static func all(_ words: ArraySlice<ShellField>) -> Bool? {
    var value: Bool? = true
    for part in words.split(whereSeparator: { ["&&", "-a"].contains($0.text) }) {
      switch single(part) {
      case false?: return false
      case nil: value = nil
      case true?: break
      }
    }
    return value
  }

  private static func single(_ words: ArraySlice<ShellField>) -> Bool? {
    if words.first?.text == "!" { return single(words.dropFirst()).map { !$0 } }
    let words = Array(words)
    switch words.count {
    // An unset variable without quotes leaves no word behind.
    case 0: return false
    case 1:
      if words[0].text == "-z" { return true }
      if words[0].text == "-n" { return false }
      return text(words[0]).map { !$0.isEmpty }
    case 2:
      guard let text = text(words[1]) else { return nil }
      switch words[0].text {
      case "-z": return text.isEmpty
      case "-n": return !text.isEmpty
      default: return nil
      }
    case 3: return compare(words[0], words[1].text, words[2])
    default: return nil
    }
  }

  private static func compare(_ left: ShellField, _ sign: String, _ right: ShellField) -> Bool? {
    switch sign {
    case "=", "==": return isMatch(left, right)
    case "!=": return isMatch(left, right).map { !$0 }
    default:
      guard let left = text(left), let right = text(right), let first = Int(left), let second = Int(right) else {
        return nil
      }
      switch sign {
      case "-eq": return first == second
      case "-ne": return first != second
      case "-lt", "<": return first < second
      case "-le": return first <= second
      case "-gt", ">": return first > second
      case "-ge": return first >= second
      default: return nil
      }
    }
  }

  /// Returns whether a word is one that a pattern means; `nil` where it is not known.
  static func isMatch(_ word: ShellField?, _ pattern: ShellField) -> Bool? {
    if pattern.text == "*" { return true }
    guard let word = word.map({ text($0) }) ?? "", let pattern = text(pattern) else { return nil }
    if pattern.utf8.contains(where: { "*?[".utf8.contains($0) }) { return nil }
    return word == pattern
  }

  /// The text of a word; what a call or the environment may give is taken for nothing.
  private static func text(_ word: ShellField) -> String? {
    var text = ""
    for piece in word.pieces {
      switch piece.state {
      case .known: text += piece.text
      case .unset: if piece.text == "$#" { text += "0" }
      case .unknown: return nil
      }
    }
    return text
  }
}
