/// How readers tell by the look of a word without quotes what it is.
package enum ScalarRules: Hashable, Sendable, CaseIterable {
  /// YAML 1.1 as PyYAML's loaders read it: `1e-3` is text, `yes` is true, `010` is eight, `1:30` is ninety.
  case yaml11
  /// PyYAML with the numbers of OmegaConf, jsonargparse and mlx-lm: `1e-3` is a number; a day is text.
  case omegaConf
  /// YAML 1.2 as ruamel.yaml reads it: `yes` is text, `010` is ten, `0o10` eight.
  case yaml12
  /// Literals of Python: `True`, `None`, `1_000`, `1e-3`; all else is text.
  case python
  /// Words of Hydra's command line: `true` and `null` in letters of any case, `1_000`, `1e-3`, `inf`.
  case hydra
  /// All is text, as a shell has it.
  case text

  /// Returns what a word is.
  ///
  /// - Parameter word: The word, without blanks around it.
  /// - Returns: The value; text where it is nothing else.
  package func value(of word: String) -> Node.Value {
    switch self {
    case .yaml11: YAMLScalar(reader: .pyYAML).value(of: word) ?? .string(word)
    case .omegaConf: YAMLScalar(reader: .omegaConf).value(of: word) ?? .string(word)
    case .yaml12: YAMLScalar(reader: .ruamel).value(of: word) ?? .string(word)
    case .python: PythonScalar.value(of: word) ?? .string(word)
    case .hydra: HydraScalar.value(of: word) ?? .string(word)
    case .text: .string(word)
    }
  }
}

extension Node {
  /// Returns the value as readers with other rules take it: every word without quotes is judged anew by how it is written.
  ///
  /// - Parameter rules: The other rules.
  /// - Returns: The value.
  package func reading(as rules: ScalarRules) -> Node {
    var node = self
    switch value {
    case .list(let elements): node.value = .list(elements.map { $0.reading(as: rules) })
    case .map(let entries): node.value = .map(entries.map { $0.reading(as: rules) })
    case .call(var call):
      call.arguments = call.arguments.map { $0.reading(as: rules) }
      call.keywords = call.keywords.map { $0.reading(as: rules) }
      node.value = .call(call)
    case .string(let text) where isPlain: node.value = rules.value(of: text)
    case .null, .boolean, .integer, .number, .date:
      if isPlain { node.value = rules.value(of: span.text) }
    case .string, .reference: break
    }
    return node
  }
}

extension Node.Entry {
  fileprivate func reading(as rules: ScalarRules) -> Self {
    Self(key.reading(as: rules), value.reading(as: rules))
  }
}
