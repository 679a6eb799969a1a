extension Node {
  /// The value itself, without the tags of YAML that stand before it: of `!!python/tuple [0.9, 0.95]` the list.
  package var untagged: Node {
    var node = self
    while case .call(let call) = node.value, call.name.hasPrefix("!"), let inner = call.arguments.first { node = inner }
    return node
  }

  /// The text of a string; `nil` for other values.
  package var string: String? {
    if case .string(let text) = untagged.value { text } else { nil }
  }

  /// The values of a list; `nil` for other values.
  package var elements: [Node]? {
    if case .list(let elements) = untagged.value { elements } else { nil }
  }

  /// The entries of a map, and the arguments with a name of a call; `nil` for other values.
  package var entries: [Entry]? {
    switch untagged.value {
    case .map(let entries): entries
    case .call(let call): call.keywords
    default: nil
    }
  }

  /// Whether it is nothing: `null`, `None`, `~`.
  package var isNull: Bool { value == .null }

  /// Returns the entry that a key has in a map or a call, the last of several, as for the readers of Python.
  ///
  /// - Parameter key: The text of the key.
  /// - Returns: The entry; `nil` where there is none.
  package func entry(_ key: String) -> Entry? { entries?.last { $0.key.value == .string(key) } }

  /// Returns the value that keys lead to: of maps and calls by a key, of lists by the number of an element.
  ///
  ///     node["optimizer", "params", "lr"]
  ///
  /// - Parameter path: The keys, from the outermost on.
  /// - Returns: `nil` where one of the keys is not there.
  package subscript(_ path: String...) -> Node? { value(at: path) }

  /// Returns the value that keys lead to: of maps and calls by a key, of lists by the number of an element.
  ///
  /// - Parameter path: The keys, from the outermost on.
  /// - Returns: `nil` where one of the keys is not there.
  package func value(at path: some Sequence<String>) -> Node? {
    var node = self
    for key in path {
      if let next = node.entry(key)?.value {
        node = next
      } else if let elements = node.elements, let index = Int(key), elements.indices.contains(index) {
        node = elements[index]
      } else {
        return nil
      }
    }
    return node
  }
}
