/// Texts that are nearly those of a target's seeds.
package struct RandomEdits {
  private var generator: RandomCommandLines.Generator
  private let seeds: [[UInt8]]

  /// Creates the edits of a seed; the same seed makes the same texts.
  ///
  /// - Parameters:
  ///   - target: The target whose seeds are edited.
  ///   - seed: Any number.
  package init(of target: FuzzTarget, seed: Int) {
    generator = RandomCommandLines.Generator(state: UInt64(truncatingIfNeeded: seed))
    seeds = FuzzSeeds.inputs(of: target).map { Array($0.utf8) }
  }

  /// Returns the next text.
  package mutating func text() -> [UInt8] {
    var bytes = seeds.randomElement(using: &generator) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0 where place < bytes.count: bytes.remove(at: place)
      case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2:
        let characters = Array(" \n\t\r:,-#'\"[](){}<>&*!|%@`?=+.$\\_~/0179exolnTFN".utf8)
        bytes.insert(characters.randomElement(using: &generator) ?? 0, at: place)
      case 3:
        // A line, or a part of one, once more.
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &generator))
      case 4:
        let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
        bytes.removeSubrange(place..<end)
      default:
        let other = seeds.randomElement(using: &generator) ?? []
        let start = Int.random(in: 0...other.count, using: &generator)
        bytes.insert(contentsOf: other[start...].prefix(Int.random(in: 1...30, using: &generator)), at: place)
      }
    }
    return bytes
  }
}
