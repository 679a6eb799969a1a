package import Catalogue
package import Documents

/// Lists the schedules and modifiers: our own, then those of each framework.
package struct ScheduleList: Sendable {
  private let vocabulary: Vocabulary

  /// Creates a list.
  ///
  /// - Parameters:
  ///   - vocabulary: The schedules and modifiers.
  ///   - dialect: The framework to list alone; `nil` for everything.
  ///   - words: What must be found in all that is listed: the name of a framework limits it to that.
  package init(vocabulary: Vocabulary = .catalogue, dialect: String? = nil, words: [String] = []) {
    var (definitions, wanted) = (vocabulary.definitions, [String]())
    for word in words.flatMap({ $0.split(separator: " ").map(String.init) }) + [dialect].compactMap(\.self) {
      if let dialect = Catalogue.dialect(named: word) {
        definitions.removeAll { $0.dialect != dialect.name }
      } else {
        wanted.append(word)
      }
    }
    let found = CatalogueSearch(definitions).results(for: wanted.joined(separator: " "), isLoose: false)
    // The list keeps the order of the catalogue, whatever is found best.
    let names = Set(found.map(\.name))
    self.vocabulary = Vocabulary(definitions.filter { names.contains($0.name) })
  }

  /// Whether nothing is listed.
  package var isEmpty: Bool { vocabulary.definitions.isEmpty }

  /// Returns the list in groups, one line for each schedule, with a line end.
  ///
  /// - Parameters:
  ///   - width: The columns of a line; what is longer is cut.
  ///   - preview: Draws a schedule in a few letters, the same number for each; they stand behind its name.
  /// - Returns: The list.
  package func text(width: Int = .max, preview: (ScheduleDefinition) -> String = { _ in "" }) -> String {
    let layout = TextLayout(width: width)
    let own = [("Schedules", vocabulary.schedules(of: nil)), ("Modifiers", vocabulary.ownModifiers)]
    let frameworks = vocabulary.dialects.map { dialect in
      (dialect, vocabulary.definitions.filter { $0.dialect == dialect })
    }
    return (own + frameworks).filter { !$0.1.isEmpty }.map { title, definitions in
      let rows = definitions.map { definition in
        let mark = definition.isModifier && definition.dialect != nil ? " (modifier)" : ""
        let drawing = preview(definition)
        return (
          term: definition.name, meaning: drawing + (drawing.isEmpty ? "" : "  ") + definition.summary + mark
        )
      }
      return "\(title):\n\(layout.list(rows))\n"
    }.joined(separator: "\n")
  }

  /// The list as data, with everything that the catalogue knows.
  package var json: JSONText {
    .array(vocabulary.definitions.map(Self.json))
  }

  private static func json(_ definition: ScheduleDefinition) -> JSONText {
    [
      "name": .string(definition.name), "aliases": .array(definition.aliases.map(JSONText.string)),
      "dialect": definition.dialect.map(JSONText.string) ?? .null,
      "kind": .string(definition.isModifier ? "modifier" : "schedule"), "summary": .string(definition.summary),
      "formula": .string(definition.formula), "source": .string(definition.source),
      "example": .string(definition.example), "parameters": .array(definition.parameters.map(json)),
    ]
  }

  private static func json(_ parameter: Parameter) -> JSONText {
    var members: [JSONText.Member] = [
      .init("name", .string(parameter.name)), .init("aliases", .array(parameter.aliases.map(JSONText.string))),
      .init("kind", .string(name(of: parameter.kind))),
    ]
    if case .choice(let words) = parameter.kind {
      members.append(.init("choices", .array(words.map(JSONText.string))))
    }
    switch parameter.standard {
    case .required: members.append(.init("required", .boolean(true)))
    case .none(let text): members += [.init("default", .null), .init("without", .string(text))]
    case .value(let value): members.append(.init("default", json(value)))
    }
    members.append(.init("accepted", parameter.bounds == .any ? .null : .string(parameter.bounds.description)))
    members.append(.init("unit", parameter.unit.map(JSONText.string) ?? .null))
    members.append(.init("help", .string(parameter.help)))
    return .object(members)
  }

  private static func json(_ value: ParameterValue) -> JSONText {
    switch value {
    case .number(let number): .number(number)
    case .count(let count): .integer(count)
    case .flag(let isOn): .boolean(isOn)
    case .list(let values): .array(values.map(json))
    case .share, .duration, .choice, .mapping, .file, .expression: .string(value.description)
    }
  }

  private static func name(of kind: Parameter.Kind) -> String {
    switch kind {
    case .rate: "rate"
    case .rateOrShare: "rate or share of the peak"
    case .factor: "factor"
    case .fraction: "fraction"
    case .count: "count"
    case .duration: "duration"
    case .choice: "choice"
    case .flag: "flag"
    case .list(let element): "list of \(name(of: element))"
    case .mapping: "mapping"
    case .series: "series"
    case .expression: "formula"
    }
  }
}
