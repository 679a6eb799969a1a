import Documents
import Testing

@testable import CommandLanguage

@Suite struct SuggestionsTests {
  @Test(
    arguments: [
      ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0), ("lenght", "length", 1),
      ("ca", "abc", 3), ("abcd", "badc", 2),
    ])
  func distancesCountEdits(_ left: String, _ right: String, _ distance: Int) {
    #expect(EditDistance.between(Array(left.utf8), Array(right.utf8), atMost: 9) == distance)
    #expect(EditDistance.between(Array(right.utf8), Array(left.utf8), atMost: 9) == distance)
    #expect(EditDistance.between(Array(left.utf8), Array(right.utf8), atMost: distance) == distance)
    #expect(distance == 0 || EditDistance.between(Array(left.utf8), Array(right.utf8), atMost: distance - 1) == nil)
  }

  @Test(
    arguments: [
      ("cosin", ["cosine"]), ("consine", ["cosine"]), ("Cosine", ["cosine"]), ("cos", ["cosine"]), ("stpe", ["step"]),
      ("onecycle", ["one-cycle"]), ("one_cycle", ["one-cycle"]),
      ("OneCycleLR", ["torch.OneCycleLR", "paddle.OneCycleLR"]),
      ("onecyclelr", ["torch.OneCycleLR", "paddle.OneCycleLR"]),
      ("pytorch.OneCycleLR", ["torch.OneCycleLR"]), ("tf.OneCycleLR", ["torch.OneCycleLR", "paddle.OneCycleLR"]),
      ("torch.OnecycleLr", ["torch.OneCycleLR"]), ("banana", []), ("x", []), ("", []), ("zzzzstep", []),
      (String(repeating: "cosine", count: 1000), []),
    ])
  func nearNamesAreFound(_ word: String, _ names: [String]) {
    let known = ["cosine", "step", "one-cycle", "multistep", "torch.OneCycleLR", "paddle.OneCycleLR", "torch.StepLR"]
    #expect(Suggestions.nearest(to: word, among: known) == names)
  }

  @Test(
    arguments: [
      ("a\u{1B}[31mb", "'a\\u{1B}[31mb'"), ("a\nb\t", "'a\\u{A}b\\u{9}'"), ("a\u{202E}b", "'a\\u{202E}b'"),
      ("é", "'é'"), ("", "''"), (String(repeating: "x", count: 100), "'\(String(repeating: "x", count: 80))…'"),
      ("a\r\nb", "'a\\u{D}\\u{A}b'"),
    ])
  func textOfOthersIsSafeToPrint(_ text: String, _ safe: String) {
    #expect(SafeText.quoted(text) == safe)
  }

  @Test func aLetterWithAnyNumberOfMarksHasABound() {
    let text = "Z" + String(repeating: "\u{301}", count: 600_000)
    #expect(SafeText.plain(text).unicodeScalars.count == 81)
    #expect(SafeText.plain(text, limit: 300).utf8.count < 1000)
    #expect(Diagnostic(FileError.missing(path: text)).description.utf8.count < 1000)
    let excerpt = FileExcerpt(path: text, line: 1, column: 3, text: "a \(text)")
    #expect(Diagnostic(.inFile(excerpt, .unknownModifier(text))).description.utf8.count < 3000)
  }

  @Test func theCaretStandsBelowTheFault() {
    // Three wide letters, their colon and a blank are eight cells.
    let excerpt = FileExcerpt(path: "a", line: 1, column: 6, text: "学习率: cosine2")
    let lines = Diagnostic(.inFile(excerpt, .unknownSchedule("cosine2"))).lines
    #expect(lines[1] == "  学习率: cosine2")
    #expect(lines[2] == "  " + String(repeating: " ", count: 8) + "^")
  }
}
