import Foundation
import Testing

/// Arithmetic on numbers from outside saturates or is checked: the files that read from a terminal have none that traps.
struct UncheckedArithmeticTests {
  /// The files, and folders of files, that read keys, scripts, answers, sizes and typed values, or reckon with them.
  private static let readers = [
    "TerminalDriver", "TerminalCharts/TerminalAnswer.swift", "TerminalCharts/TerminalTraits.swift", "Explorer/Keys",
    "Explorer/State", "Explorer/Knobs", "lrsched/Explore", "lrsched/Commands/ShowCommand.swift",
    "lrsched/Commands/ExploreCommand.swift", "lrsched/Output/PictureRoom.swift", "lrsched/Output/Terminal.swift",
    "lrsched/Output/TerminalLook.swift",
  ]

  /// Operations that look dangerous and are not, by file and code; each says why.
  private static let allowed: [(file: String, code: String, reason: String)] = [
    ("KeyScript.swift", "index + 1", "a place in a text, which lies in memory"),
    ("KeyScript.swift", "start + 1", "a place in a text, which lies in memory"),
    ("KeyScript.swift", "end + 1", "a place in a text, which lies in memory"),
    ("KeyScript.swift", "index += 1", "a place in a text, which lies in memory"),
    ("Ladder.swift", "exponent - 1", "the exponent of a finite number, at most 308"),
    ("Ladder.swift", "exponent + 2", "the exponent of a finite number, at most 308"),
    ("Ladder.swift", "exponent - 2", "the exponent of a finite number, at most 308"),
    ("Ladder.swift", "2 + (isCoarse", "the exponent of a finite number, at most 308"),
    ("KnobRows.swift", "+ stage.definition", "texts"),
    ("ShowCommand.swift", "size.rows - 1", "a size from 1 to 1,000"),
    ("MonotonicClock.swift", "tv_sec", "the system's clock, in seconds that fit by far"),
    ("TerminalDialogue.swift", "MonotonicClock.now + longestAnswer", "a clock and a second"),
    ("KnobRows.swift", "rows +=", "arrays"),
    ("KnobRows.swift", "rows + runParameters", "arrays"),
  ]

  private static let sources = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources").standardized

  /// The Swift files of a file or folder.
  private func files(_ path: String) throws -> [URL] {
    let url = Self.sources.appendingPathComponent(path)
    if url.pathExtension == "swift" { return [url] }
    return try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }

  @Test func noFileThatReadsInputHasAny() throws {
    var unused = Set(Self.allowed.map { "\($0.file): \($0.code)" })
    for path in Self.readers {
      let files = try files(path)
      #expect(!files.isEmpty, "\(path) is gone: where is its input read now?")
      for file in files {
        let name = file.lastPathComponent
        for operation in UncheckedArithmetic(in: try String(contentsOf: file, encoding: .utf8)).operations {
          let permit = Self.allowed.first { $0.file == name && operation.code.contains($0.code) }
          if let permit {
            unused.remove("\(permit.file): \(permit.code)")
          } else {
            Issue.record(
              "\(path): \(name):\(operation.line): \(operation.code) may trap; use …Saturating or …ReportingOverflow")
          }
        }
      }
    }
    #expect(unused.isEmpty, "nothing needs these permits any more")
  }

  /// The lines that have trapped, and others of their kind.
  @Test(arguments: [
    "let most = Double((UInt32(1) << (4 * UInt32(digits.count))) - 1)",
    "cursor.addingReportingOverflow(columns * step)",
    "let modifiers = (numbers.count > 1 ? numbers[1] : 1) - 1", "columns > 0, rows > 0, columns * rows < 1_000_000",
    "caret += 1", "total -= count", "scroll *= 2", "let x = -distance", "a % b", "a / b", "1 << count", "f(a[i] + b)",
    "\"\\(count - first)\"", "window = start...start + span", "x = condition ? a : b - c", "let n = Int(value) + 1",
    "rows.count * columns", "rows.count - first", "max(a, b) - c",
  ])
  func whatMayTrapIsFound(code: String) {
    #expect(!UncheckedArithmetic(in: "func f(value: Double) { \(code) }").operations.isEmpty)
  }

  @Test(arguments: [
    "let a = 16 * 1024", "x / 2", "x % 4", "value * scale", "1 - value", "value / 10", "Double(a) * Double(b)",
    "a &+ b", "a.addingSaturating(b)", "0..<count", "a...b", "-1", "f(-1)", "x > -0x1p62", "rows.count - 1",
    "\"a\" + b", "a + [1]", "// a + b", "/* a * b */", "\"a + b\"", "f(_ x: Int) -> Int", "a && b || c", "a ?? b",
    "(value - 1e-9).rounded(.up) - 1", "{ $0 > value * (1 + 1e-9) }", "bytes[0] & 0xC0 == 0x80",
    "~tcflag_t(ECHO | ICANON)",
    "f(-value)", "value == -scale", "case .down: move(by: -8)",
  ])
  func whatCannotTrapIsLeftAlone(code: String) {
    let found = UncheckedArithmetic(in: "func f(value: Double, scale: Double?) { \(code) }").operations
    #expect(found.isEmpty, "\(found)")
  }
}
