package import Catalogue

extension Parameter {
  /// Reads a value as the command line does, for whoever asks a person for a single one.
  ///
  /// - Parameters:
  ///   - text: The text, without quotes.
  ///   - option: The option that errors name.
  /// - Returns: The value.
  /// - Throws: A ``UsageError`` for a text that the kind or the bounds exclude.
  package func value(reading text: String, for option: OptionReference) throws(UsageError) -> ParameterValue {
    try ValueParser(option, kind, bounds).value(text)
  }
}
