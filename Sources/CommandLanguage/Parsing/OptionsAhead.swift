import Catalogue

/// The options that follow the name of a stage, read ahead to tell which of several entries the name means.
struct OptionsAhead {
  /// The names as they are written, without dashes.
  let names: [String]

  /// Reads up to the next word that is neither an option nor the value of one.
  ///
  /// - Parameters:
  ///   - cursor: The words behind the name.
  ///   - finding: What the name may mean.
  ///   - command: The command, whose own options may stand between them.
  init(_ cursor: TokenCursor, _ finding: NameFinding, _ command: Command) {
    var (cursor, names) = (cursor, [String]())
    while let option = cursor.next().flatMap(OptionWord.init) {
      let parameter = finding.candidates.lazy.compactMap { $0.parameters.named(option.name) }.first
      if !option.isShort { names.append(option.name) }
      if option.attached != nil { continue }
      if let parameter, !option.isShort {
        if parameter.kind != .flag { _ = cursor.next() }
      } else if Self.takesValue(option, of: command) {
        _ = cursor.next()
      }
    }
    self.names = names
  }

  private static func takesValue(_ option: OptionWord, of command: Command) -> Bool {
    if !option.isShort, OptionTable.label.isNamed(option.name) { return true }
    let known =
      option.isShort
      ? option.name.first.flatMap { OptionTable.option(short: $0, of: command) }
      : OptionTable.option(alike: option.name, of: command)
    return known.flatMap(\.kind).map { $0 != .flag } ?? false
  }
}
