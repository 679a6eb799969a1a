import Configs
import Documents

/// The keys that stand beside those that were read: where a format reads one key, its neighbours are meant for the same thing.
struct Siblings {
  /// The keys with their values, and the last words of the keys.
  private(set) var all: [Field]
  private var leaves: [String]

  init(all: [Field]) {
    self.all = all
    leaves = all.map { RateRole.leaf(of: $0.name) }
  }

  init(_ run: CheckedRun) {
    var places: Set<[String]> = []
    for entry in run.entries where entry.span?.source === run.file.source || !entry.isWritten {
      let path = CheckedRun.path(entry.key)
      if run.file.root.value(at: path.dropLast())?.entries != nil { places.insert(Array(path.dropLast())) }
    }
    self.init(
      all: places.sorted { $0.joined(separator: ".") < $1.joined(separator: ".") }.flatMap { place -> [Field] in
        (run.file.root.value(at: place)?.entries ?? []).compactMap { entry in
          guard let key = entry.key.string, !entry.value.isNull else { return nil }
          let field = Field(place + [key], entry.value)
          // What the command line overrides is not what the file says.
          return run.isOverridden(field.name) ? nil : field
        }
      })
  }

  /// Those whose last word is some word.
  func fields(_ leaf: String) -> [Field] { all.indices.filter { leaves[$0] == leaf }.map { all[$0] } }

  /// All keys of a file, down to a depth.
  static func fields(of node: Node, _ path: [String] = [], depth: Int) -> [Field] {
    guard depth > 0, case .map(let entries) = node.untagged.value else { return [] }
    return entries.flatMap { entry -> [Field] in
      guard let key = entry.key.string else { return [] }
      return [Field(path + [key], entry.value)] + fields(of: entry.value, path + [key], depth: depth - 1)
    }
  }
}
