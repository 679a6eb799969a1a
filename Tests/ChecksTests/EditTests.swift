import Checks
import Configs
import Documents
import Foundation
import Testing

/// Changes that mend files: which there are, and what is left of the rest of a file.
struct EditTests {
  private func edits(_ text: String, _ name: String, _ facts: [(String, String)]) throws -> (SourceText, [Edit]) {
    let file = try ConfigFileParser.file(Array(text.utf8), path: name)
    let found = try TestedCheck.findings(of: file, given: TestedCheck.facts(facts))
    return (file.source, found.compactMap(\.edit))
  }

  private func mended(_ text: String, _ name: String, _ facts: [(String, String)]) throws -> String {
    let (source, edits) = try edits(text, name, facts)
    return String(decoding: Edit.applied(edits, to: source).bytes, as: UTF8.self)
  }

  private let facts = [("samples", "800"), ("world_size", "1"), ("framework_version", "4.57.6")]

  @Test(arguments: [
    ("3e-5", "3.0e-5"), ("3E5", "3.0e+5"), ("1.5e5", "1.5e+5"), ("+3e-4", "+3.0e-4"),
  ]) func givesANumberItsPoint(_ old: String, _ new: String) throws {
    let head = "# the rate\nlearning_rate:   "
    let tail = "   # as in the paper\nper_device_train_batch_size: 8\nnum_train_epochs: 1\n"
    #expect(try mended(head + old + tail, "train.yaml", facts) == head + new + tail)
  }

  @Test func keepsEndsOfLinesAndBytesThatAreNoText() throws {
    let text = "learning_rate: 3e-5\r\nper_device_train_batch_size: 8\r\nnum_train_epochs: 1"
    #expect(
      try mended(text, "train.yaml", facts)
        == "learning_rate: 3.0e-5\r\nper_device_train_batch_size: 8\r\nnum_train_epochs: 1")
  }

  @Test func takesOutTheKeyThatLoses() throws {
    let text =
      "learning_rate: 5.0e-5\nper_device_train_batch_size: 8\nwarmup_steps: 30\nwarmup_ratio: 0.1  # unused\nnum_train_epochs: 2\n"
    let left = try mended(text, "train.yaml", facts)
    #expect(left == text.replacing("warmup_ratio: 0.1  # unused\n", with: ""))
    // A second time there is nothing left to do.
    #expect(try edits(left, "train.yaml", facts).1 == [])
  }

  @Test func takesNoLineOutOnWhichMoreStands() throws {
    let text =
      "{learning_rate: 5.0e-5, per_device_train_batch_size: 8, warmup_steps: 30, warmup_ratio: 0.1, num_train_epochs: 2}\n"
    #expect(try edits(text, "train.yaml", facts).1 == [])
  }

  @Test func leavesAKeyOfAnotherNameToAPerson() throws {
    let text = "learning_rate: 5.0e-5\nper_device_train_batch_size: 8\nlr_schedular_type: cosine\nnum_train_epochs: 2\n"
    let (_, edits) = try edits(text, "train.yaml", facts)
    #expect(edits == [])
  }

  @Test func makesTheFirstOfTwoThatOverlap() {
    let source = SourceText("abcdef")
    let (bytes, made) = Edit.applied(
      [Edit(Span(2, 5, of: source), "X"), Edit(Span(1, 3, of: source), "Y"), Edit(Span(5, 6, of: source), "")],
      to: source)
    #expect(String(decoding: bytes, as: UTF8.self) == "aYde")
    #expect(made.count == 2)
  }

  // MARK: The difference

  /// The difference is one that `patch` takes: applied to the old text, it makes the new one.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")),
    arguments: [
      ("a\nb\nc\n", "a\nB\nc\n"), ("a\nb\nc", "a\nb\nC"), ("a\nb", "a\n"), ("a\n", "a\nb"), ("x\n", ""),
      ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "0\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n"),
      ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\nx\n4\n5\n6\n7\n9\n"), ("a\r\nb\r\n", "a\r\nc\r\n"),
    ]) func differenceIsAppliedByPatch(_ old: String, _ new: String) throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lrsched-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a.txt")
    try Data(old.utf8).write(to: file)
    let difference = UnifiedDiff.bytes(from: Array(old.utf8), to: Array(new.utf8), path: "a.txt")
    try Data(difference).write(to: folder.appending(path: "a.diff"))
    let patch = Process()
    patch.executableURL = URL(filePath: "/usr/bin/patch")
    patch.arguments = ["-p0", "--binary", "-s", "-i", "a.diff"]
    patch.currentDirectoryURL = folder
    try patch.run()
    patch.waitUntilExit()
    #expect(patch.terminationStatus == 0)
    #expect((try? Data(contentsOf: file)) ?? Data() == Data(new.utf8))
  }

  @Test func nothingDiffersFromItself() {
    #expect(UnifiedDiff.bytes(from: [1, 2], to: [1, 2], path: "a") == [])
  }
}
