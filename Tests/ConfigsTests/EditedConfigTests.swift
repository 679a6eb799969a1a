import Configs
import Foundation
import FuzzTargets
import Testing

/// Recorded configs with a key removed, doubled or mistyped, or with a value of another kind: a run or a sentence, never a trap.
@Suite struct EditedConfigTests {
  /// How many edits of each config there are.
  private static let count = 60

  @Test(arguments: RecordedRun.all) func anEditedConfigIsARunOrASentence(_ run: RecordedRun) throws {
    let path = run.path(of: run.mainName)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let companions = try run.files.filter { $0 != run.mainName && !$0.contains("/") }.map(run.file)
    let given = run.given(asMeant: true)
    var edits = ConfigEdits(of: bytes, seed: bytes.count)
    var read = 0
    for number in 0..<Self.count {
      let text = edits.text()
      guard let file = try? ConfigFileParser.file(text, path: path) else { continue }
      read += 1
      do {
        try ConfigTargets.plan(
          file, companions: companions, given: given,
          read: { path in (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } })
      } catch {
        Issue.record("edit \(number): \(error): \(String(decoding: text, as: UTF8.self))")
      }
    }
    // Most edits leave a file that can be read at all.
    #expect(read > Self.count / 4)
  }
}
