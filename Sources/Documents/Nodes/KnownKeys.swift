/// The keys of a map that is being read: a few are compared, many are looked up.
struct KnownKeys {
  private var places: [Node.Value: Int] = [:]
  private var count = 0

  /// Returns the place of the last entry with a key, before one more is added.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - entries: The entries so far, of which none may have been taken away since the last question.
  /// - Returns: The place; `nil` for a key that there is not.
  mutating func place(of key: Node.Value, in entries: [Node.Entry]) -> Int? {
    if entries.count < 16 { return entries.lastIndex { $0.key.value == key } }
    while count < entries.count {
      places[entries[count].key.value] = count
      count += 1
    }
    return places[key]
  }
}
