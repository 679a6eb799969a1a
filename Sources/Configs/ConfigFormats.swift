/// The formats of configs that are known, in the order in which a file is held against their signs: the first that has them reads it.
package enum ConfigFormats {
  /// All formats.
  package static let all: [any ConfigFormat.Type] = pretraining + finetuning

  /// Returns the format of a name or alias.
  ///
  /// - Parameter name: The name as a person wrote it; `-` and `_` are one and the same.
  /// - Returns: The format; `nil` where there is none.
  package static func named(_ name: String) -> (any ConfigFormat.Type)? {
    all.first { $0.name.isSameKey(as: name) || $0.aliases.contains { $0.isSameKey(as: name) } }
  }

  /// Returns the format whose signs a file has.
  ///
  /// - Parameter file: The file.
  /// - Returns: The format; `nil` where no format recognises it.
  package static func recognising(_ file: ConfigFile) -> (any ConfigFormat.Type)? {
    all.first { $0.recognises(file) }
  }
}
