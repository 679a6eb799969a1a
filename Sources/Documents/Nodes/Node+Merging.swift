extension Node {
  /// Returns a map over which another is laid, as a config is over its base file: maps are put together key by key, all other
  /// values of the other one take the place of those here.
  ///
  /// - Parameters:
  ///   - other: What counts where both have a key.
  ///   - deletion: The key by which a map of the other one takes the place of all that was here, where it is true: `_delete_`
  ///     in configs of mmengine; it is left out itself.
  /// - Returns: The map.
  /// - Complexity: O(n) in the number of values of both.
  package func merging(_ other: Node, deletion: String? = nil) -> Node {
    guard case .map(let own) = value, case .map(let given) = other.value else { return other.without(deletion) }
    if let deletion, other.entry(deletion)?.value.value == .boolean(true) { return other.without(deletion) }
    var merged = own
    var places: [Node.Value: Int] = [:]
    for (index, entry) in own.enumerated() { places[entry.key.value] = index }
    for entry in given where deletion == nil || entry.key.value != deletion.map(Node.Value.string) {
      if let place = places[entry.key.value] {
        merged[place] = Entry(entry.key, merged[place].value.merging(entry.value, deletion: deletion))
      } else {
        places[entry.key.value] = merged.count
        merged.append(Entry(entry.key, entry.value.without(deletion)))
      }
    }
    return Node(.map(merged), other.span)
  }

  private func without(_ key: String?) -> Node {
    guard let key, case .map(let entries) = value else { return self }
    let kept = entries.filter { $0.key.value != .string(key) }.map { Entry($0.key, $0.value.without(key)) }
    return Node(.map(kept), span, isPlain: isPlain)
  }

  /// Returns the value with another one where keys lead to; maps that are not there are made.
  ///
  /// - Parameters:
  ///   - path: The keys, from the outermost on; in a list the number of an element.
  ///   - value: What stands there then; `nil` for nothing.
  /// - Returns: `nil` where a key leads into what is neither a map nor an element of a list.
  package func setting(_ path: [String], to value: Node?) -> Node? { setting(path[...], to: value) }

  private func setting(_ path: ArraySlice<String>, to value: Node?) -> Node? {
    guard let key = path.first else { return value }
    let rest = path.dropFirst()
    var copy = self
    switch self.value {
    case .map(var entries):
      if let place = entries.lastIndex(where: { $0.key.value == .string(key) }) {
        if rest.isEmpty, value == nil {
          entries.removeAll { $0.key.value == .string(key) }
        } else {
          guard let inner = entries[place].value.setting(rest, to: value) else { return nil }
          entries[place].value = inner
        }
      } else if let value {
        guard let inner = Node(.map([]), value.span).setting(rest, to: value) else { return nil }
        entries.append(Entry(Node(.string(key), value.span), inner))
      }
      copy.value = .map(entries)
    case .list(var elements):
      guard let index = Int(key), elements.indices.contains(index) else { return nil }
      if rest.isEmpty, value == nil {
        elements.remove(at: index)
      } else {
        guard let inner = elements[index].setting(rest, to: value) else { return nil }
        elements[index] = inner
      }
      copy.value = .list(elements)
    case .call(var call):
      guard let keywords = Node(.map(call.keywords), span).setting(path, to: value)?.entries else { return nil }
      call.keywords = keywords
      copy.value = .call(call)
    case .null:
      return Node(.map([]), span).setting(path, to: value)
    default: return nil
    }
    return copy
  }
}
