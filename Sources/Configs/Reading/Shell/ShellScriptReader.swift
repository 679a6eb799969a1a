import Documents

/// Reads how a shell script starts a training program.
///
/// Of several programs the one with the most flags is meant. A text without a launcher is taken for the words themselves.
enum ShellScriptReader {
  /// Returns what a file holds.
  ///
  /// - Parameter source: The text.
  /// - Returns: The file, with the flags of the program as its values.
  /// - Throws: A `DocumentFault` where it cannot be read, and where it starts no program.
  static func file(_ source: SourceText) throws(DocumentFault) -> ConfigFile {
    let tokens = try ShellLexer.tokens(of: source)
    var found = try launch(tokens, decides: true)
    if found == nil { found = try launch(tokens, decides: false) }
    guard let launch = found else {
      throw DocumentFault("no line of it starts a program with flags", source.whole)
    }
    let flags = FlagWords(launch.words)
    return ConfigFile(
      path: source.name, source: source, syntax: .shell, root: flags.root(in: source),
      launch: LaunchLine(
        program: launch.program, operands: flags.operands.map { $0.node(.text) }, processes: launch.processes,
        words: launch.words.map { $0.node(.text) }))
  }

  private static func launch(_ tokens: [ShellToken], decides: Bool) throws(DocumentFault) -> LauncherWords? {
    let commands = try ShellRun.commands(of: tokens, decides: decides)
    if let launch = best(commands.compactMap { LauncherWords($0) }) { return launch }
    // Words alone, on a line each or on one.
    let flags = commands.filter { $0.first?.text.hasPrefix("--") == true }
    if !flags.isEmpty { return LauncherWords(program: [], processes: nil, words: flags.flatMap { $0 }) }
    return best(commands.compactMap { LauncherWords(unknown: $0) })
  }

  private static func best(_ launches: [LauncherWords]) -> LauncherWords? {
    var best: (launch: LauncherWords, flags: Int)?
    for launch in launches {
      let flags = launch.words.count { FlagWords.isFlag($0.text) || FlagWords.isOverride($0.text) }
      if flags > best?.flags ?? -1 { best = (launch, flags) }
    }
    return best?.launch
  }
}
