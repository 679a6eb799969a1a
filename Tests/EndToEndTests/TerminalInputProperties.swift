import Foundation
import FuzzTargets
import Testing

/// Whatever a terminal sends: sequences with extreme numbers, answers without an end, pastes in pieces, scripts of any keys.
///
/// `make fuzz` feeds the same targets with inputs that it finds by what they reach.
struct TerminalInputProperties {
  /// How many inputs of each kind there are.
  private static let count = ProcessInfo.processInfo.environment["LRSCHED_RANDOM_LINES"].flatMap { Int($0) } ?? 100

  @Test(arguments: [FuzzTarget.keys, .script, .paste, .answer])
  func nothingBreaksAPromise(_ target: FuzzTarget) throws {
    for seed in 0..<Self.count {
      var random = RandomTerminalInput(seed: seed)
      let bytes = random.bytes(for: target)
      do {
        try target.run(bytes)
      } catch {
        Issue.record("seed \(seed): \(error): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  /// Inputs that have ended the program with a trap, or have carried text out as commands.
  @Test(arguments: [
    (FuzzTarget.answer, "\u{1B}]11;rgb:ffffffff/ffffffff/ffffffff\u{1B}\\"),
    (.answer, "\u{1B}]11;rgb:00000001/0/0\u{1B}\\"),
    (.keys, "b>>"), (.keys, "b<<"), (.keys, "a\u{1B}[1;-9223372036854775808A"),
    (.script, "9223372036854775807x2"), (.script, "12x10 > >"), (.keys, "a\u{1B}[200~abc\u{0}q"),
    (.paste, "D q d\u{1B}[20"), (.keys, "a\u{1B}P\(String(repeating: "D", count: 3000))"),
  ])
  func whatHasBrokenOneHolds(target: FuzzTarget, text: String) throws { try target.run(Array(text.utf8)) }
}
