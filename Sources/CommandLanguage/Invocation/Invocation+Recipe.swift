import Catalogue

extension Invocation {
  /// The command line that asks for the same: pictures carry it, and it reads back to an equal invocation.
  ///
  /// Options at their default are left out, and so are the outputs and whether anything is said about them. Curves of
  /// files and sweeps are written out.
  package var recipe: String {
    let options = recipeOptions
    // An option that a schedule may have too is its own only behind it.
    let leading = options.filter { OptionTable.shadowable.contains($0.option.name) }
    let trailing = options.filter { !OptionTable.shadowable.contains($0.option.name) }
    var words = ["lrsched", command.rawValue]
    words += leading.flatMap { Self.words(for: $0.option, $0.value) }
    // A word that stands before the curves, such as the language of code.
    let isBefore = !curves.isEmpty
    if isBefore { words += operands.map(Self.quoted) }
    if !iterations.isEmpty { words.append(iterations.map(\.description).joined(separator: ",")) }
    if let condition { words.append(condition.description) }
    if !curves.isEmpty { words.append(curves.map(\.description).joined(separator: " vs ")) }
    words += trailing.flatMap { Self.words(for: $0.option, $0.value) }
    if isBefore { return words.joined(separator: " ") }
    if operands.contains(where: { $0.hasPrefix("-") }) { words.append("--") }
    words += operands.map(Self.quoted)
    return words.joined(separator: " ")
  }

  /// The options that differ from their default.
  private var recipeOptions: [(option: GlobalOption, value: OptionValue)] {
    let standard = Invocation(command)
    return OptionTable.options(of: command).compactMap { option in
      guard let store = option.store, option.name != "quiet", let value = store.read(self),
        value != store.read(standard)
      else { return nil }
      return (option, value)
    }
  }

  private static func words(for option: GlobalOption, _ value: OptionValue) -> [String] {
    if case .flag(let isOn) = value { return [isOn ? "--\(option.name)" : "--no-\(option.name)"] }
    let name = option.short.map { "-\($0)" } ?? "--\(option.name)"
    let text = value.description
    // After a space, text that begins with a dash would read as an option.
    return text.isEmpty || text.hasPrefix("-") ? ["--\(option.name)=\(quoted(text))"] : [name, quoted(text)]
  }

  private static func quoted(_ word: String) -> String { word.isEmpty ? "''" : shellQuoted(word) }
}
