package import Documents

/// Reads the bytes of a config file, however it is written.
package enum ConfigFileParser {
  /// The most that a config file may hold.
  package static let limits = NodeLimits(depth: 200, values: 500_000, bytes: 8 << 20)

  /// Returns what a file holds.
  ///
  /// How it is written is told by the end of its name where that tells it, else by what it holds.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: Its path.
  /// - Returns: The file.
  /// - Throws: ``ConfigFault/document(_:)`` where it is not what its name says, or cannot be read in any way.
  package static func file(_ bytes: [UInt8], path: String) throws(ConfigFault) -> ConfigFile {
    let source = SourceText(bytes, name: path)
    do throws(DocumentFault) {
      if let fault = limits.fault(of: source) { throw fault }
      if let fault = source.firstFault { throw DocumentFault("no UTF-8 text stands there", fault) }
      return try file(source, syntax(of: path) ?? syntax(of: source))
    } catch {
      throw .document(error)
    }
  }

  private static func file(_ source: SourceText, _ syntax: ConfigSyntax) throws(DocumentFault) -> ConfigFile {
    switch syntax {
    case .json:
      let document: Document
      do { document = try JSONReader.document(of: source, limits: limits, acceptsNonFinite: true) } catch {
        throw DocumentFault(error.reason.words, error.span)
      }
      return ConfigFile(
        path: source.name, source: source, syntax: .json, root: document.root, repeatedKeys: document.repeatedKeys)
    case .yaml:
      let document = try YAMLReader.document(of: source, rules: .yaml11, limits: limits)
      return ConfigFile(
        path: source.name, source: source, syntax: .yaml, root: document.root, repeatedKeys: document.repeatedKeys)
    case .toml:
      let document = try TOMLReader.document(of: source, limits: limits)
      return ConfigFile(path: source.name, source: source, syntax: .toml, root: document.root)
    case .python: return try PythonConfigReader.file(source)
    case .shell: return try ShellScriptReader.file(source)
    case .card: return try ModelCardReader.file(source)
    }
  }

  /// What the end of a name tells.
  private static func syntax(of path: String) -> ConfigSyntax? {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    switch name.split(separator: ".").last.map(String.init) {
    case "yaml", "yml": return .yaml
    case "json": return .json
    case "toml": return .toml
    case "py": return .python
    case "sh", "bash", "sbatch", "slurm", "zsh": return .shell
    case "md", "markdown": return .card
    default: return nil
    }
  }

  /// What the beginning of a text tells.
  private static func syntax(of source: SourceText) -> ConfigSyntax {
    let text = source.whole.bytes
    guard let first = text.first(where: { !" \t\r\n".utf8.contains($0) }) else { return .yaml }
    if text.starts(with: "#!".utf8) { return .shell }
    if first == UInt8(ascii: "{") { return .json }
    // A section in brackets begins tables of TOML; YAML has nothing like it at the beginning of a line.
    for line in source.lines {
      let words = line.text.trimmed
      if words.isEmpty || words.hasPrefix("#") { continue }
      if words.hasPrefix("["), words.hasSuffix("]"), !words.contains(",") { return .toml }
      if words.hasPrefix("import ") || words.hasPrefix("from ") || words.hasPrefix("def ") { return .python }
      if words.hasPrefix("torchrun") || words.hasPrefix("python") || words.hasPrefix("accelerate launch") {
        return .shell
      }
    }
    return .yaml
  }
}

extension StringProtocol {
  /// The text without blanks and line ends around it.
  var trimmed: SubSequence {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return self[endIndex...] }
    return self[start.startIndex...last]
  }
}
