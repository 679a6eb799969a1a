package import Catalogue

extension ScheduleConfig: CustomStringConvertible {
  /// The command line that makes this curve, each word quoted where a shell needs it.
  package var description: String {
    operations.reduce(into: first.description) { text, operation in
      if let word = operation.word { text += " \(word)" }
      if let stage = operation.stage { text += " \(stage)" }
      if case .cut(let length) = operation { text += " \(length)" }
    }
  }
}

extension Composition.Operation {
  /// The word that says what is done; `nil` for a modifier, whose name says it.
  package var word: String? {
    switch self {
    case .modify: nil
    case .cut: Keyword.cut.rawValue
    case .then: Keyword.then.rawValue
    case .resume: Keyword.resume.rawValue
    case .times: Keyword.times.rawValue
    }
  }
}

extension Stage: CustomStringConvertible {
  /// The words that make this stage: the name, and the parameters given in the order of the catalogue.
  package var description: String {
    let code = currentCode
    return definition.parameters.reduce(into: code?.words ?? definition.name) { text, parameter in
      guard let value = values[parameter.name], value != code?.values[parameter.name] else { return }
      let word = value.description
      // A formula may have lines, but a curve is to stand on one.
      let isFormula = if case .expression = value { true } else { false }
      let quoted = isFormula ? shellQuotedInOneLine(word) : shellQuoted(word)
      if value == .flag(true) {
        text += " --\(parameter.name)"
      } else if value == .flag(false) || word.hasPrefix("-") || word.isEmpty {
        // After a space, a flag takes no value, and text that begins with a dash would read as an option.
        text += " --\(parameter.name)=\(quoted)"
      } else {
        text += " --\(parameter.name) \(quoted)"
      }
    }
  }
}
