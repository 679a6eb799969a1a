import Catalogue
import Documents
import Paths
import Testing

@testable import CommandLanguage

/// Words that are bytes become texts and bytes again, and nothing is lost or confused on the way.
@Suite struct ByteTextTests {
  /// Bytes at the edges of UTF-8: parts of characters, forms that are too long, surrogates, what lies beyond Unicode, and the
  /// characters that stand for bytes themselves.
  private static let edges: [[UInt8]] = [
    [], [0x61], [0x80], [0xFF], [0xC3], [0xC3, 0xA9], [0xA9, 0xC3], [0xC0, 0x80], [0xE2, 0x82], [0xE2, 0x82, 0xAC],
    [0xED, 0xA0, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F, 0xBD, 0xBF],
    [0xF4, 0x8F, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0x71, 0xFF, 0x2E, 0x70, 0x6E, 0x67], [0xF0, 0x9F, 0x99, 0x82, 0xFE],
  ]

  @Test func bytesComeBackAndTextsTellThemApart() {
    var texts: Set<[UInt8]> = []
    let words = Self.edges.flatMap { first in Self.edges.map { first + $0 } }
    for word in words {
      let text = ByteText.text(of: word)
      #expect(ByteText.bytes(of: text) == word)
      #expect(ByteText.readable(text) == String(decoding: word, as: UTF8.self))
      #expect(
        ByteText.holdsBytes(text)
          == (String(validating: word, as: UTF8.self) == nil || word.contains(0xF4) && text != ByteText.readable(text)))
      texts.insert(Array(text.utf8))
    }
    #expect(texts.count == Set(words).count)
  }

  @Test func ordinaryTextStaysAsItIs() {
    for text in ["", "cosine", "é", "日本語 🙂", "\u{10FF7F}"] { #expect(ByteText.text(of: Array(text.utf8)) == text) }
    // Read from a file, each byte of such a character stands for itself.
    #expect(ByteText.bytes(of: ByteText.text(of: "a\u{10FFFF}")) == [0x61, 0xF4, 0x8F, 0xBF, 0xBF])
    #expect(ByteText.readable(ByteText.text(of: "a\u{10FFFF}")) == "a\u{10FFFF}")
  }

  @Test func aShellReadsQuotedWordsBack() throws {
    for word in Self.edges + [Array("it's".utf8) + [0xFF], [0x5C, 0xFF, 0x37], [0xFF, 0x0A, 0x27]]
    where !word.contains(0) {
      let text = ByteText.text(of: word)
      guard !text.isEmpty else { continue }
      let words = try WordReader.words(of: "a \(shellQuoted(text)) b").map(ByteText.bytes(of:))
      #expect(words == [[0x61], word, [0x62]])
    }
  }

  @Test func whatIsShownNamesTheByte() {
    #expect(SafeText.path(ByteText.text(of: [0x71, 0xFF, 0x80])) == "'q\\xFF\\x80'")
  }

  @Test func pathsAreDividedAsTheyStand() {
    func divided(_ path: String) -> [String] { [Path(path).divided.folder.text, Path(path).divided.name.text] }
    #expect(divided("a.png") == [".", "a.png"])
    #expect(divided("/a.png") == ["/", "a.png"])
    #expect(divided("b//a.png") == ["b/", "a.png"])
    #expect(divided("b/") == ["b", ""])
    // No file has a NUL in its name, and what stands before it is another file.
    #expect(Path("a\0b").bytes.isEmpty)
  }

  @Test func namesWithSuchBytesAreNoTextForTitles() throws {
    let word = ByteText.text(of: [0x71, 0xFF])
    let invocation = try CommandLineParser(vocabulary: Sample.vocabulary).invocation([
      "plot", "shape", "--metrics", word, "--title", word, "--label", word, "-o", "\(word).png",
    ]) { path throws(FileError) in throw .missing(path: path) }
    #expect(invocation.chart.title == "q\u{FFFD}")
    #expect(invocation.curves.first?.label == "q\u{FFFD}")
    #expect(invocation.seriesFiles == [word])
    #expect(invocation.output.paths == ["\(word).png"])
  }

  @Test func filesThatAreReadAreKnown() throws {
    let files = ["a.lrs": "shape\nshape --metrics m.csv\n", "b.lrs": "flat --lr 1\n"]
    let invocation = try parse("export @a.lrs vs @b.lrs vs shape --metrics n.csv:loss vs @a.lrs", files: files)
    #expect(invocation.inputFiles == ["a.lrs", "b.lrs", "m.csv", "n.csv:loss"])
  }
}
