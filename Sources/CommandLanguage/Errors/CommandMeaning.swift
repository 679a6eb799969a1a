/// What people mean by the name of a command that there is not.
enum CommandMeaning {
  /// Returns the command that does what other programs call so; `nil` for a word that nobody uses.
  ///
  /// - Parameter word: The word as a person wrote it.
  /// - Returns: The command; `nil` where there is none.
  static func command(meantBy word: String) -> String? {
    let word = Meaning.normalized(word)
    return rows.first { $0.words.contains(word) && Command(rawValue: $0.command) != nil }?.command
  }

  private static let rows: [(command: String, words: [String])] = [
    ("plot", ["draw", "chart", "graph", "picture", "render", "image", "png", "svg", "pdf", "figure", "fig"]),
    ("show", ["view", "display", "preview", "terminal", "print", "cat"]),
    ("compare", ["versus", "overlay", "sweep"]),
    ("export", ["csv", "tsv", "npy", "dump", "table", "values", "data", "write", "save", "list-values"]),
    ("at", ["value", "lr", "rate", "eval", "get", "lookup"]),
    ("explain", ["describe", "info", "summary", "summarize", "why", "analyze", "analyse", "convert", "translate"]),
    ("list", ["ls", "schedules", "catalogue", "catalog", "search", "find", "schedulers"]),
    ("help", ["man", "usage", "doc", "docs", "?"]),
    ("explore", ["interactive", "tui", "edit", "ui"]),
    ("recipe", ["command", "source", "reproduce", "origin"]),
  ]
}
