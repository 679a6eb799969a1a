import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts that people or programs put into titles and labels do no harm to what reads the files.
struct HostileTextTests {
  /// U+FFFE, U+FFFF and U+FDD0, which the compiler takes in no literal.
  private static let notCharacters = String(
    decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF, 0xEF, 0xB7, 0x90], as: UTF8.self)

  private static let texts = [
    "</title><script>alert(1)</script>", "a & b < c > d \"e\" 'f' ]]> <!-- -->", "&#0; &bogus; &#xFFFE;",
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{202E}desrever\u{2066}", notCharacters, "line\nline\rline\ttab",
    ") endobj /Subject (", "\\", "日本語 🙂 ﷽", "Z" + String(repeating: "\u{301}", count: 2000),
    String(repeating: "x", count: 100_000),
  ]

  @Test(arguments: texts) func anXMLParserReadsTheSVGAndFindsTheRecipe(_ text: String) throws {
    let folder = try Folder()
    let words = ["compare", "cosine", "--label", text, "vs", "step", "--title", text, "--y-label", text, "-q"]
    let result = try Binary.run(words + ["-o", "a.svg"], in: folder)
    #expect(result.status == 0, "\(result.words)")
    let reader = ElementReader()
    let parser = XMLParser(data: try folder.data("a.svg"))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.names.contains("svg") && !reader.names.contains("script"))
    let recipe = try Binary.run("recipe a.svg", in: folder)
    #expect(recipe.status == 0)
    #expect(reader.text["lrsched:recipe"] == String(recipe.text.dropLast()))
  }

  @Test(
    .enabled(if: Tools.areInstalled("rsvg-convert"), "rsvg-convert is not installed"),
    .enabled(if: Tools.areInstalled("pdfinfo", "pdftotext"), "pdfinfo and pdftotext are not installed"))
  func otherProgramsReadTheFiles() throws {
    let folder = try Folder()
    for text in Self.texts {
      let words = ["plot", "cosine", "--title", text, "--label", text, "-q", "-o", "a.svg", "-o", "a.pdf"]
      let result = try Binary.run(words, in: folder)
      #expect(result.status == 0, "\(result.words)")
      let read = try Binary.shell("rsvg-convert a.svg -o a.png && pdftotext a.pdf - && pdfinfo a.pdf", in: folder)
      #expect(read.status == 0 && read.words.isEmpty, "\(text.prefix(80).debugDescription): \(read.words)")
      #expect(read.lines.contains { $0.hasPrefix("Iteration") } && read.text.contains("lrsched recipe: lrsched plot"))
    }
  }

  /// A command line holds at most 128 KiB a word; a file holds more.
  @Test func aMillionCharactersMakeWholePictures() throws {
    let folder = try Folder()
    let text = String(repeating: "é", count: 1_000_000)
    try folder.write("cosine --label \(text)\n", to: "runs.lrs")
    let result = try Binary.run("plot @runs.lrs -q -o a.svg -o a.pdf -o a.png", in: folder)
    #expect(result.status == 0, "\(result.words.prefix(1000))")
    #expect(XMLParser(data: try folder.data("a.svg")).parse())
    for name in ["a.svg", "a.pdf", "a.png"] {
      let recipe = try Binary.run(["recipe", name], in: folder)
      #expect(recipe.status == 0 && recipe.text.contains(text))
      // Readers by libpng skip chunks of more than eight million bytes.
      #expect(try folder.data(name).count < 8_000_000)
    }
  }

  /// Code is run by those who asked for it: a label, which a file may give, ends none of its comments.
  @Test(arguments: [
    "python", "torch", "optax", "keras", "hf", "lightning", "mxnet", "numpy", "javascript", "swift", "c",
  ]) func aLabelStaysWithinTheCommentsOfCode(_ target: String) throws {
    for lineEnd in ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"] {
      let label = "a\(lineEnd)FORGED\(lineEnd)*/ FORGED \"\"\" FORGED"
      let result = try Binary.run(["code", target, "cosine", "--length", "10", "--label", label, "-n", "10"])
      #expect(result.status == 0, "\(result.words)")
      let forged = result.text.split(whereSeparator: \.isNewline).filter { $0.contains("FORGED") }
      #expect(!forged.isEmpty && forged.allSatisfy { $0.hasPrefix("# ") || $0.hasPrefix("// ") }, "\(forged)")
    }
  }

  @Test(arguments: texts) func noEscapeSequenceReachesATerminal(_ text: String) throws {
    let folder = try Folder()
    let words = ["cosine", "--label", text, "vs", "step", "--title", text]
    for line in [
      ["show"] + words + ["--graphics", "braille"], ["at", "0,10"] + words.prefix(5), ["compare"] + words,
    ] {
      let shown = try Binary.run(line, in: folder)
      #expect(shown.status == 0, "\(shown.words)")
      Self.expectHarmless(shown.text + shown.words)
    }
    // In errors too, whatever is wrong.
    for line in [
      ["plot", text], ["plot", "cosine", "--\(text)"], ["plot", "cosine", "--max", text], ["recipe", text],
    ] {
      let refused = try Binary.run(line, in: folder)
      #expect(refused.status != 0 && refused.words.utf8.count < 10_000)
      Self.expectHarmless(refused.text + refused.words)
    }
  }

  /// Nothing in a text does anything to a terminal but end a line.
  static func expectHarmless(_ text: String) {
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "U+\(String(scalar.value, radix: 16))")
      #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
      #expect(!(0x2028...0x2029).contains(scalar.value))
    }
  }

  @Test func wordsThatAreNotUTF8AreNoTrap() throws {
    let folder = try Folder()
    let line = "lrsched plot cosine --title \"$(printf 'a\\377b')\" -q -o a.svg && lrsched recipe a.svg"
    let result = try Binary.shell(line, in: folder)
    #expect(result.status == 0 && result.text.contains("a\u{FFFD}b"), "\(result.text) \(result.words)")
  }

  @Test func aFileNameWithMarkupAndBlanksIsWritten() throws {
    let folder = try Folder()
    let name = "a <b> & 'c'\n\u{1B}[31m.png"
    let result = try Binary.run(["plot", "cosine", "-o", name], in: folder)
    #expect(result.status == 0)
    #expect(folder.names == [name])
    Self.expectHarmless(result.words)
  }
}

/// Collects the names of elements and the text within each.
private final class ElementReader: NSObject, XMLParserDelegate {
  var names: Set<String> = []
  var text: [String: String] = [:]
  private var open: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.insert(name)
    open.append(name)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if let name = open.last { text[name, default: ""] += characters }
  }
}
