import Catalogue

/// Writes the gallery, `docs/gallery.md`: every schedule and modifier as a picture of its own example.
package struct Gallery: Sendable {
  private let vocabulary: Vocabulary
  /// The pictures of a row.
  private static let columns = 3

  /// Creates a writer.
  ///
  /// - Parameter vocabulary: The schedules and modifiers to show.
  package init(vocabulary: Vocabulary = .catalogue) { self.vocabulary = vocabulary }

  /// The whole document, with a line end.
  package var text: String {
    var text = """
      # Gallery

      Every schedule and modifier as its own example draws it, made from the catalogue by `make docs`. A picture leads to the
      schedule's formula and parameters; `lrsched help NAME` tells them too.


      """
    for (title, definitions) in groups {
      text += "## \(title)\n\n| | | |\n|---|---|---|\n"
      for start in stride(from: 0, to: definitions.count, by: Self.columns) {
        let row = definitions[start..<min(start + Self.columns, definitions.count)].map(cell)
        text += "| \((row + Array(repeating: "", count: Self.columns - row.count)).joined(separator: " | ")) |\n"
      }
      text += "\n"
    }
    return String(text.dropLast())
  }

  /// The name of each picture without its extension, a tab, and the words of the command that draws it; a line each.
  package var pictures: String {
    groups.flatMap(\.1).map { "\($0.name)\tplot \($0.example)\n" }.joined()
  }

  private var groups: [(String, [ScheduleDefinition])] {
    let own = [("Our own schedules", vocabulary.schedules(of: nil)), ("Modifiers", vocabulary.ownModifiers)]
    let frameworks = vocabulary.dialects.map { dialect in
      (dialect, vocabulary.definitions.filter { $0.dialect == dialect })
    }
    return (own + frameworks).filter { !$0.1.isEmpty }
  }

  private func cell(_ definition: ScheduleDefinition) -> String {
    let target = "schedules.md#\(MarkdownReference.anchor(definition.name))"
    return "[![\(definition.name)](images/gallery/\(definition.name).png)](\(target))<br>`\(definition.name)`"
  }
}
