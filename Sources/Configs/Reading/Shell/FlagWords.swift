import Documents

/// Tells the flags of a command line from their values, as programs with argparse, fire or Hydra do.
struct FlagWords {
  /// The words that are no flags and no values of one.
  private(set) var operands: [ShellField] = []
  private var map = FlagMap()

  /// Reads words.
  ///
  /// - Parameter words: The words behind the program.
  init(_ words: [ShellField]) {
    var index = 0
    while index < words.count {
      let word = words[index]
      let text = word.text
      index += 1
      guard Self.isFlag(text) else {
        operands.append(word)
        if Self.isOverride(text) { override(word) }
        continue
      }
      let name = text.prefix { $0 != "=" }
      let keys = name.drop { $0 == "-" }.split(separator: ".").map { String($0.map { $0 == "-" ? "_" : $0 }) }
      let flag = word.dropping(0)
      if name.endIndex < text.endIndex {
        map.set(keys, word.dropping(name.utf8.count + 1).node(.python), flag.place)
        continue
      }
      var values: [ShellField] = []
      while index < words.count, !Self.isFlag(words[index].text) {
        let next = words[index]
        if next.isArguments || !values.isEmpty && (next.isVariable || Self.isOverride(next.text)) { break }
        if Self.isOverride(next.text) {
          // Behind a flag without a value it is an operand, as far as can be told.
          operands.append(next)
          override(next)
        }
        values.append(next)
        index += 1
      }
      switch values.count {
      case 0: map.set(keys, Node(.boolean(true), word.place), word.place)
      case 1: map.set(keys, values[0].node(.python), word.place)
      default: map.set(keys, Node(.list(values.map { $0.node(.python) }), values[0].place), word.place)
      }
    }
  }

  /// The values of the flags, with those of Hydra's words.
  ///
  /// - Parameter source: The script.
  /// - Returns: A map.
  func root(in source: SourceText) -> Node { map.node(source.whole) }

  /// Returns whether a word is a flag: `--lr`, `-tr`, but no negative number and no text with blanks.
  static func isFlag(_ text: String) -> Bool {
    var rest = text.utf8[...]
    guard rest.first == UInt8(ascii: "-") else { return false }
    while rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard let first = rest.first, first.isNamePart, !first.isDigit else { return false }
    if text.hasPrefix("-inf") || text.hasPrefix("-nan") { return false }
    return rest.prefix { $0 != UInt8(ascii: "=") }.allSatisfy { $0.isNamePart || "-./:@".utf8.contains($0) }
  }

  /// Returns whether a word is one of Hydra: `a.b=c`, `+a.b=c`, `~a.b`.
  static func isOverride(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "~") { return rest.count > 1 }
    while rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let key = rest.prefix { $0.isNamePart || "-./@".utf8.contains($0) }
    guard let first = key.first, first.isNamePart, !first.isDigit, key.endIndex < rest.endIndex else { return false }
    return rest[key.endIndex] == UInt8(ascii: "=")
  }

  private mutating func override(_ word: ShellField) {
    let text = word.text
    let key = text.prefix { $0 != "=" }
    let keys = key.drop { "+~".contains($0) }.split(separator: ".").map(String.init)
    if text.hasPrefix("~") {
      map.remove(keys)
    } else {
      map.set(keys, word.dropping(key.utf8.count + 1).hydra, word.place)
    }
  }
}

extension ShellField {
  /// The value that it is to Hydra: a word, a list or a map.
  fileprivate var hydra: Node {
    let text = text
    guard isKnown, let first = text.utf8.first, "[{'\"".utf8.contains(first) else { return node(.hydra) }
    let limits = NodeLimits(depth: 50, values: 100_000, bytes: 1 << 20)
    guard let root = try? YAMLReader.document(of: SourceText(text), rules: .omegaConf, limits: limits).root else {
      return node(.hydra)
    }
    return root.placed(at: place)
  }
}

extension Node {
  /// The value with all of it in one place.
  fileprivate func placed(at place: Span) -> Node {
    var copy = self
    copy.span = place
    copy.isPlain = false
    switch value {
    case .list(let elements): copy.value = .list(elements.map { $0.placed(at: place) })
    case .map(let entries):
      copy.value = .map(entries.map { Entry($0.key.placed(at: place), $0.value.placed(at: place)) })
    default: break
    }
    return copy
  }
}

/// The map that flags make: the last of a name counts, dots lead into maps.
private struct FlagMap {
  private final class Level {
    var order: [String] = []
    var values: [String: Value] = [:]
  }

  private enum Value {
    case node(Node, key: Span)
    case level(Level, key: Span)
  }

  private let root = Level()

  func set(_ keys: [String], _ value: Node, _ place: Span) {
    guard let last = keys.last, keys.count < 100 else { return }
    var level = root
    for key in keys.dropLast() {
      if case .level(let inner, _)? = level.values[key] {
        level = inner
        continue
      }
      // A group of Hydra, `model=large`, makes room for the keys of it.
      let inner = Level()
      if level.values.updateValue(.level(inner, key: place), forKey: key) == nil { level.order.append(key) }
      level = inner
    }
    if case .level? = level.values[last] { return }
    if level.values.updateValue(.node(value, key: place), forKey: last) == nil { level.order.append(last) }
  }

  func remove(_ keys: [String]) {
    guard let last = keys.last else { return }
    var level = root
    for key in keys.dropLast() {
      guard case .level(let inner, _)? = level.values[key] else { return }
      level = inner
    }
    if level.values.removeValue(forKey: last) != nil { level.order.removeAll { $0 == last } }
  }

  func node(_ place: Span) -> Node { Self.node(root, place) }

  private static func node(_ level: Level, _ place: Span) -> Node {
    Node(
      .map(
        level.order.compactMap { key in
          switch level.values[key] {
          case .node(let value, let span): Node.Entry(Node(.string(key), span), value)
          case .level(let inner, let span): Node.Entry(Node(.string(key), span), node(inner, span))
          case nil: nil
          }
        }), place)
  }
}
