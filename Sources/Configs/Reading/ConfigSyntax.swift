/// How a config file is written, whatever its format.
package enum ConfigSyntax: String, Hashable, Sendable, CaseIterable {
  /// YAML.
  case yaml = "YAML"
  /// JSON.
  case json = "JSON"
  /// TOML.
  case toml = "TOML"
  /// A Python module of assignments, dictionaries and calls.
  case python = "Python"
  /// A shell script that starts a training program, or the words that it is started with.
  case shell = "shell"
  /// Markdown of a model card.
  case card = "Markdown"
}
