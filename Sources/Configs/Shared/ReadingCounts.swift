import Documents
import Numbers

extension ConfigReading {
  /// Returns a count that a key has, or its default: a whole number of at least 1, since others are divided by it.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - standard: What the framework takes where it is not given.
  ///   - option: The option of the command that takes the place of the key where it is given.
  /// - Returns: The number, at least 1.
  /// - Throws: A ``ConfigFault`` for what is no such number.
  mutating func count(
    _ key: String, default standard: Int, option: ConfigOption? = nil
  ) throws(ConfigFault) -> Int {
    let value = try integer(key, default: standard, option: option)
    if value < 1, let field = root.field(dotted: key) { throw .document(field.mismatch("at least 1")) }
    return max(1, value)
  }

  /// Returns the epochs of the run: those of the option, of the key, or the default.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - standard: What the framework takes where it is not given.
  /// - Returns: The epochs.
  /// - Throws: A ``ConfigFault`` for what is no number.
  mutating func epochs(_ key: String, default standard: Double) throws(ConfigFault) -> Double {
    if let epochs = toldEpochs() { return epochs }
    return try number(key, default: standard)
  }

  /// Returns whether a fact that `--set` gives is true.
  ///
  /// - Parameters:
  ///   - name: The name of the fact, one of the format's.
  ///   - standard: What holds where it is not given.
  /// - Returns: Whether it is true.
  /// - Throws: A ``ConfigFault`` for what is neither true nor false.
  mutating func isSet(_ name: String, default standard: Bool) throws(ConfigFault) -> Bool {
    guard let field = setting(name) else { return standard }
    return try document { () throws(DocumentFault) in try field.boolean() }
  }

  /// Returns the whole number that `--set` tells of a fact.
  ///
  /// - Parameters:
  ///   - name: The name of the fact, one of the format's.
  ///   - standard: What holds where it is not given.
  /// - Returns: The number.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  mutating func count(told name: String, default standard: Int) throws(ConfigFault) -> Int {
    guard let field = setting(name) else { return standard }
    return max(1, try document { () throws(DocumentFault) in try field.integer() })
  }

  /// The processes that train together: those of the option, of the launcher's line, of accelerate's own config, or asked for.
  mutating func processes() throws(ConfigFault) -> Int {
    if given.counts[.worldSize] == nil, file.launch?.processes == nil,
      let launcher = companion(AccelerateConfig.isLauncher), let field = self.field("num_processes", of: launcher)
    {
      return max(1, try document { () throws(DocumentFault) in try field.integer() })
    }
    return max(1, worldSize())
  }

  /// Replaces a text that is JSON by the map that it says, as arguments have it within other files.
  ///
  /// - Parameter keys: The keys that lead to it, with dots between them.
  /// - Throws: A ``ConfigFault`` for a text that is no JSON.
  mutating func unfoldJSON(_ keys: String) throws(ConfigFault) {
    guard let field = root.field(dotted: keys), let text = field.value.string else { return }
    if text.trimmed.isEmpty { return file.root = root.setting(field.path, to: Node(.null, field.value.span)) ?? root }
    guard let document = try? JSONReader.document(of: SourceText(text), limits: ConfigFileParser.limits) else {
      throw .document(field.mismatch("a map, or JSON text of one"))
    }
    file.root = root.setting(field.path, to: document.root.standing(at: field.value.span)) ?? root
  }
}

extension Node {
  /// The value with all that it holds at one place: that of the text which it was read from.
  fileprivate func standing(at span: Span) -> Node {
    var value = value
    switch value {
    case .list(let elements): value = .list(elements.map { $0.standing(at: span) })
    case .map(let entries):
      value = .map(entries.map { Entry($0.key.standing(at: span), $0.value.standing(at: span)) })
    case .null, .boolean, .integer, .number, .date, .string, .call, .reference: break
    }
    return Node(value, span, isPlain: isPlain)
  }
}
