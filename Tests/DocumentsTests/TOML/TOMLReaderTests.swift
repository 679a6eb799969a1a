import Testing

@testable import Documents

@Suite struct TOMLReaderTests {
  private func root(_ text: String) throws -> Node { try TOMLReader.document(of: SourceText(text, name: "f")).root }

  private func fault(_ text: String, _ limits: NodeLimits = NodeLimits()) -> DocumentFault? {
    do throws(DocumentFault) {
      _ = try TOMLReader.document(of: SourceText(text, name: "f"), limits: limits)
    } catch { return error }
    return nil
  }

  /// What Python's tomllib makes of a text is what is read here, and what it refuses is refused.
  @Test(arguments: [("toml_documents", 800), ("toml_files", 13)])
  func everyDocumentIsWhatItIsToPython(_ name: String, _ count: Int) throws {
    let lines = try RecordedFile.lines(of: name)
    #expect(lines.count >= count)
    var (read, refused) = (0, 0)
    for line in lines {
      let text = try #require(line["text"] as? String)
      let expected = try #require(RecordedValue(line["tomllib"]))
      do throws(DocumentFault) {
        let root = try TOMLReader.document(of: SourceText(text)).root
        #expect(RecordedValue(root) == expected, "\(text.debugDescription)")
        read += 1
      } catch {
        #expect(expected == .refused, "\(text.debugDescription): \(error)")
        refused += 1
      }
    }
    #expect(read >= 13 && (refused > 300 || name == "toml_files"), "\(read) read, \(refused) refused")
  }

  @Test func everyValueKnowsItsPlace() throws {
    let text =
      "# é\r\nname = 'é'\r\n[optimizer]\r\nlr = 3e-4 # é\r\n[[stage]]\r\nn.steps = [1_000, {a = 0x1F}]\r\n[[stage]]\r\n"
    let root = try root(text)
    #expect(root["name"]?.span.text == "'é'" && root["optimizer", "lr"]?.span.text == "3e-4")
    #expect(root["stage", "0", "n", "steps"]?.span.text == "[1_000, {a = 0x1F}]")
    #expect(root["stage", "0", "n", "steps", "1"]?.span.text == "{a = 0x1F}")
    #expect(root["stage", "0", "n", "steps", "1", "a"]?.value == .integer("31"))
    #expect(root["stage", "0", "n", "steps", "0"]?.value == .integer("1000"))
    #expect(
      root.entry("optimizer")?.key.span.excerpt.column == 2 && root["optimizer"]?.span.text.hasPrefix("[opt") == true)
    #expect(root["optimizer"]?.span.excerpt.line == 3 && root["stage", "1"]?.span.excerpt.line == 7)
    #expect(root["stage", "0"]?.entry("n")?.key.span.excerpt.line == 6)
  }

  @Test func integersAndNumbersKeepTheirKind() throws {
    let root = try root(
      "a = 10\nb = 10.0\nc = 1e1\nd = -0\ne = +1.5\nf = 99999999999999999999\ng = 1979-05-27 07:32:00")
    #expect(
      root["a"]?.value == .integer("10") && root["b"]?.value == .number("10.0") && root["c"]?.value == .number("1e1"))
    #expect(root["d"]?.value == .integer("0") && root["e"]?.value == .number("1.5"))
    #expect(root["f"]?.value == .integer("99999999999999999999") && root["g"]?.value == .date("1979-05-27 07:32:00"))
  }

  /// Each text that is no TOML, the place, and a word of why.
  @Test(
    arguments: [
      ("a = 1\na = 2", 2, 1, "twice", 1), ("[a]\n[b]\n[a]", 3, 2, "twice", 1), ("a = 1\n[a]", 2, 2, "no table", 1),
      ("[[a]]\n[a]", 2, 2, "array", 1), ("[a]\n[[a]]", 2, 3, "one table", 1),
      ("[a.b]\n[a]\nb.c = 1", 3, 1, "elsewhere", 1),
      ("a = 1 b", 1, 7, "end here", 0), ("a", 1, 2, "'='", 0), ("= 1", 1, 1, "key", 0), ("a = yes", 1, 5, "'yes'", 0),
      ("é = 1", 1, 1, "quotes", 0), ("a = ", 1, 5, "value", 0), ("a = \"é", 1, 5, "closed", 0),
      ("a = '''x", 1, 5, "closed", 0),
      ("a = \"é\\q\"", 1, 7, "backslash", 0), ("a = \"\\ud800\"", 1, 6, "character", 0),
      ("a = [1, 2", 1, 5, "closed", 0),
      ("a = [1 2]", 1, 8, "comma", 0), ("a = {b = 1,}", 1, 12, "comma", 0), ("a = {b = 1", 1, 5, "closed", 0),
      ("a = {\nb = 1}", 1, 6, "one line", 0), ("[a", 1, 3, "']'", 0), ("[[a]", 1, 5, "']]'", 0),
      ("a = 01", 1, 5, "'01'", 0),
      ("a = 'x\u{1}'", 1, 7, "U+0001", 0), ("a = 1e-3x # é", 1, 5, "'1e-3x'", 0),
      ("a = {b = 1, b = 2}", 1, 13, "twice", 1),
    ])
  func whatIsNoTOMLIsAnErrorWithItsPlace(
    _ text: String, _ line: Int, _ column: Int, _ word: String, _ earlier: Int
  ) throws {
    let found = try #require(fault(text))
    let excerpt = found.span.excerpt
    #expect(excerpt.line == line && excerpt.column == column && found.reason.contains(word), "\(found)")
    #expect(found.earlier?.excerpt.line ?? 0 == earlier, "\(found)")
  }

  @Test func whatMultipliesIsRefused() throws {
    for (start, piece) in [("a=", "["), ("a=", "{a = "), ("", "a."), ("[", "a."), ("[[", "a."), ("a=", "[{a.b=")] {
      let found = try #require(fault(start + String(repeating: piece, count: 100_000)))
      #expect(found.reason.contains("within each other"), "\(found)")
    }
    #expect(try #require(fault("a = '\(String(repeating: "x", count: 10 << 20))'")).reason.contains("8 MiB"))
    #expect(
      fault("a = [1, 2, 3]", NodeLimits(values: 5)) == nil && fault("a = [1, 2, 3]", NodeLimits(values: 4)) != nil)
    let source = SourceText(Array("a = '".utf8) + [0xFF, 0x27], name: "f")
    #expect(try #require(throws: DocumentFault.self) { try TOMLReader.document(of: source) }.span.start == 5)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[[a]]\n", "[[a]]\nb = 1\n[a.c]\n", "a = [", "\"", "'''\n", "#\n", "\\\n", "[a]\n", "a.", "é", "k = {a = 1}\n",
    ])
  func aLongTextIsReadOrRefusedInTime(_ piece: String) {
    let text = String(repeating: piece, count: (2 << 20) / piece.utf8.count)
    if let fault = fault(text) { #expect(!fault.reason.isEmpty) }
  }
}
