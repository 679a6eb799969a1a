import Foundation
import FuzzTargets
import Testing

/// Texts that are nearly what the readers read: a node or an error with a place comes out, never a trap.
///
/// `make fuzz` feeds the same targets with inputs that it finds by what they reach.
struct ReaderProperties {
  /// How many texts of each kind there are, for every random command line of other tests.
  private static let count =
    20 * (ProcessInfo.processInfo.environment["LRSCHED_RANDOM_LINES"].flatMap { Int($0) } ?? 100)

  @Test(arguments: [FuzzTarget.json, .yaml, .toml, .python, .shell, .card, .config, .training])
  func editedTextsAreReadOrRefused(_ target: FuzzTarget) throws {
    var edits = RandomEdits(of: target, seed: 1)
    for number in 0..<Self.count {
      let bytes = edits.text()
      do {
        try target.run(bytes)
      } catch {
        Issue.record("text \(number): \(error): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }
}
