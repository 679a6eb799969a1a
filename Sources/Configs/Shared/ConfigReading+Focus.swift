import Documents

extension ConfigReading {
  /// Reads on in a part of the file, or in what a format makes of it: what `--set` gives is put into it as into the file.
  ///
  /// - Parameter node: The values to read from here on.
  mutating func focus(on node: Node) {
    file.root = node
    for setting in given.settings where !format.facts.contains(where: { $0.name.isSameKey(as: setting.name) }) {
      if let changed = root.setting(path(of: setting.name), to: setting.value) { file.root = changed }
    }
  }

  /// Returns a number that a run cannot do without; it is asked for where no key gives it, with 1 as a stand-in.
  ///
  /// - Parameters:
  ///   - key: The key, with dots between the keys that lead to it.
  ///   - meaning: What it is.
  /// - Returns: The number.
  /// - Throws: A ``ConfigFault`` for what is no number.
  mutating func needNumber(_ key: String, _ meaning: String) throws(ConfigFault) -> Double {
    if let number = try number(key) { return number }
    ask("--set \(key)=NUMBER", meaning)
    return 1
  }

  /// Returns a whole number that a run cannot do without; it is asked for where no key gives it, with 1 as a stand-in.
  ///
  /// - Parameters:
  ///   - key: The key, with dots between the keys that lead to it.
  ///   - meaning: What it is.
  /// - Returns: The number.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  mutating func needInteger(_ key: String, _ meaning: String) throws(ConfigFault) -> Int {
    if let number = try integer(key) { return number }
    ask("--set \(key)=N", meaning)
    return 1
  }
}

extension Node {
  /// The value with `_` for `-` in the keys of its maps, and without dashes before them.
  var withUnderscores: Node {
    var copy = self
    switch value {
    case .map(let entries):
      copy.value = .map(
        entries.map { entry in
          var key = entry.key
          if case .string(let text) = key.value {
            key.value = .string(String(text.drop { $0 == "-" }.map { $0 == "-" ? "_" : $0 }))
          }
          return Entry(key, entry.value.withUnderscores)
        })
    case .list(let elements): copy.value = .list(elements.map(\.withUnderscores))
    default: break
    }
    return copy
  }
}
