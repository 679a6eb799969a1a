import Testing

@testable import Documents

@Suite struct YAMLReaderTests {
  private func root(_ text: String) throws -> Node { try YAMLReader.document(of: SourceText(text, name: "f")).root }

  private func fault(_ text: String, _ limits: NodeLimits = NodeLimits()) -> DocumentFault? {
    do throws(DocumentFault) {
      _ = try YAMLReader.document(of: SourceText(text, name: "f"), limits: limits)
    } catch { return error }
    return nil
  }

  @Test func everyValueKnowsItsPlace() throws {
    let text = "# é\r\nlr: 1e-4   # é\r\nopt:\r\n  betas: [0.9, 0.999]\r\n  'ü': \"x\r\n    y\"\r\nlast: |\r\n  z\r\n"
    let root = try root(text)
    #expect(root["lr"]?.span.text == "1e-4" && root["lr"]?.value == .string("1e-4") && root["lr"]?.isPlain == true)
    #expect(root["opt", "betas"]?.span.text == "[0.9, 0.999]" && root["opt", "betas", "1"]?.span.text == "0.999")
    #expect(root["opt", "ü"]?.span.text == "\"x\r\n    y\"" && root["opt", "ü"]?.isPlain == false)
    #expect(root["opt"]?.span.text == "betas: [0.9, 0.999]\r\n  'ü': \"x\r\n    y\"")
    #expect(root.entry("last")?.key.span.excerpt.line == 7 && root["last"]?.string == "z\n")
    let place = try #require(root["opt", "betas", "0"]?.span.excerpt)
    #expect(place.line == 4 && place.column == 11)
    #expect(root.span.start == 6 && root.span.end == text.utf8.count)
  }

  @Test func aMarkBeforeTheTextMovesNoPlace() throws {
    let source = SourceText("\u{FEFF}é: ß\nb: 1", name: "f")
    let root = try YAMLReader.document(of: source).root
    #expect(root["é"]?.span.text == "ß" && root["b"]?.span.excerpt.line == 2 && root["b"]?.span.excerpt.column == 4)
  }

  @Test func whatAnAliasMeansStandsAtItsAnchor() throws {
    let root = try root("a: &lr 0.1\nb: *lr\nc: &m {x: *lr}\nd: [*m,\n *m]\n")
    #expect(root["b"]?.value == .number("0.1") && root["b"]?.span.excerpt.line == 1)
    #expect(root["a"]?.span.text == "0.1")
    #expect(root["d", "1", "x"]?.span.text == "0.1" && root["d"]?.span.text == "[*m,\n *m]")
    let block = try self.root("a: &m\n  x: 1\nb:\n  - *m\nc: 2\n")
    #expect(block["b"]?.span.text == "- *m" && block["a"]?.span.text == "x: 1")
  }

  @Test func mergeKeysBringEntriesInThatGivenOnesOverride() throws {
    let root = try root("b: &b {lr: 1, wd: 2}\nc: &c {lr: 5, n: 6}\nrun:\n  lr: 3\n  <<: [*b, *c]\n  k: 4\n")
    let run = try #require(root["run"])
    #expect(run.entries?.compactMap(\.key.string).sorted() == ["k", "lr", "n", "wd"])
    #expect(run["lr"]?.value == .integer("3") && run["wd"]?.span.excerpt.line == 1 && run["n"]?.value == .integer("6"))
    #expect(try self.root("b: &b {lr: 1}\nc: &c {lr: 5}\nrun: {<<: [*b, *c]}")["run", "lr"]?.value == .integer("1"))
  }

  @Test func ofARepeatedKeyTheLastCountsAndItIsTold() throws {
    let document = try YAMLReader.document(of: SourceText("a: 1\nb: {a: 1}\n1: x\n1: y\na: 2\n"))
    #expect(document.root["a"]?.value == .integer("2"))
    #expect(document.repeatedKeys.map(\.name) == ["1", "a"])
    #expect(document.repeatedKeys.map(\.first.excerpt.line) == [3, 1])
    #expect(document.repeatedKeys.map(\.again.excerpt.line) == [4, 5])
  }

  @Test func tagsAreKeptAndNothingIsRun() throws {
    let root = try root(
      """
      a: !!python/object/apply:os.system ["rm -rf /"]
      b: !!python/tuple [0.9, 0.95]
      c: !env HOME
      d: !!python/name:torch.nn.ReLU ''
      e: &x !!float 1e-3
      f: !<tag:yaml.org,2002:str> 12
      g: !!python/object:m.C {lr: 0.1}
      """)
    guard case .call(let call) = root["a"]?.value else { throw YAMLProblem(reason: "no call", place: .byte(0)) }
    #expect(call.name == "!!python/object/apply:os.system" && call.arguments.first?.elements?.count == 1)
    #expect(
      root["b"]?.elements?.map(\.value) == [.number("0.9"), .number("0.95")] && root["b", "1"]?.span.text == "0.95")
    #expect(root["c"]?.string == "HOME" && root["c"]?.span.text == "HOME" && root["d"]?.string == "")
    #expect(root["e"]?.value == .number("1e-3") && root["e"]?.span.text == "1e-3" && root["e"]?.isPlain == false)
    #expect(root["f"]?.value == .string("12") && root["g", "lr"]?.value == .number("0.1"))
  }

  @Test func severalDocumentsAreReadWhereTheyAreWanted() throws {
    let source = SourceText("a: 1\n---\n- 2\n...\n---\n", name: "f")
    let documents = try YAMLReader.documents(of: source)
    #expect(documents.map(\.root.value.isMap) == [true, false, false])
    #expect(documents[1].root.elements?.first?.span.excerpt.line == 3 && documents[2].root.isNull)
    let found = try #require(fault("a: 1\n---\n- 2\n"))
    #expect(found.span.excerpt.line == 2 && found.reason.contains("second document"))
    #expect(try root("").isNull && root("# x").isNull)
  }

  @Test func wordsAreReadAnewByOtherRules() throws {
    let root = try root("a: 1e-4\nb: yes\nc: '1e-4'\nd: 010\ne: [1_000, 2001-12-14, on]\nf:\non: 1:30\n")
    let omegaConf = root.reading(as: .omegaConf)
    #expect(omegaConf["a"]?.value == .number("1e-4") && omegaConf["c"]?.value == .string("1e-4"))
    #expect(omegaConf["e"]?.elements?.map(\.value) == [.integer("1000"), .string("2001-12-14"), .boolean(true)])
    let yaml12 = root.reading(as: .yaml12)
    #expect(yaml12["b"]?.value == .string("yes") && yaml12["d"]?.value == .integer("10") && yaml12["f"]?.isNull == true)
    #expect(yaml12["on"]?.value == .string("1:30") && root["on"] == nil)
    #expect(yaml12.reading(as: .yaml11) == root)
    #expect(root.reading(as: .text)["d"]?.value == .string("010"))
  }

  /// Each text that is no YAML, the place, and a word of why.
  @Test(
    arguments: [
      ("a: b: c", 1, 5, "colon"), ("a: [1, 2", 1, 9, "']'"), ("a: {b: 1\nc: 2", 2, 2, "'}'"), ("a: 'x", 1, 4, "quote"),
      ("é: \"\\q\"", 1, 5, "backslash"), ("a:\n\tb: 1", 2, 1, "tabs"), ("a: 1\n b: 2", 2, 3, "colon"),
      ("a: @x", 1, 4, "quotes"),
      ("a: *x", 1, 4, "'&x'"), ("a: &x [*x]", 1, 8, "within"), ("a:\n  - 1\n - 2", 3, 2, "no key"),
      ("  a: 1\nb: 2", 2, 1, "left"),
      ("a\nb: 1", 2, 2, "colon"), ("a: &x 1\nb: &x 2", 2, 4, "'&x'"), ("<<: 1", 1, 5, "'<<'"),
      ("a: {<<: [1]}", 1, 10, "'<<'"), ("[a]: 1", 1, 1, "key"),
      ("a: !!float x", 1, 12, "'x'"), ("a: !!int 1.5", 1, 10, "whole"), ("a: !!bool 7", 1, 11, "true"),
      ("a: x\u{1}", 1, 5, "U+0001"),
      ("%YAML 2.0\n---\n", 1, 1, "version"), ("a: !x!y z", 1, 4, "handle"), ("- a\nb: 1", 2, 1, "no element"),
    ])
  func whatIsNoYAMLIsAnErrorWithItsPlace(_ text: String, _ line: Int, _ column: Int, _ word: String) throws {
    let found = try #require(fault(text))
    let excerpt = found.span.excerpt
    #expect(excerpt.line == line && excerpt.column == column && found.reason.contains(word), "\(found)")
  }

  @Test func bytesThatAreNoTextAreToldByTheirPlace() throws {
    let source = SourceText(Array("a: 1\nb: ".utf8) + [0xFF], name: "f")
    let error = try #require(throws: DocumentFault.self) { try YAMLReader.document(of: source) }
    #expect(error.span.start == 8)
  }

  /// Texts that would take memory, time or stack without an end.
  @Test func whatMultipliesIsRefused() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<60 {
      bomb += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    #expect(try #require(fault(bomb)).reason.contains("values"))
    var merges = "a0: &a0 {" + (0..<1000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
    for level in 1..<2000 { merges += "a\(level): {<<: *a0, x: 1}\n" }
    #expect(try #require(fault(merges)).reason.contains("values"))
    // Deep only through aliases.
    let chain = "a0: &a0 []\n" + (1..<300).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(try #require(fault(chain)).reason.contains("within each other"))
    for opening in ["[", "{a: ", "- ", "? ", "!x [", "!x [{b: "] {
      let found = try #require(fault(String(repeating: opening, count: 100_000)))
      #expect(found.reason.contains("within each other"), "\(found)")
    }
    let steps = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try #require(fault(steps)).reason.contains("within each other"))
    let directives = (0..<200_000).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\na: 1\n"
    #expect(try #require(fault(directives)).reason.contains("%TAG"))
    let long = "a: " + String(repeating: "x", count: 10 << 20)
    #expect(try #require(fault(long)).reason == "the file has 10485763 bytes, and at most 8 MiB are read")
    #expect(fault("a: [1, 2, 3]", NodeLimits(values: 5)) == nil && fault("a: [1, 2, 3]", NodeLimits(values: 4)) != nil)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "- 1\n", "a: {b: [1, 'x']}\n---\n", "? \n", "a\n", "'", "\"\\n", "&a ", "!x ", "#\n", "[\n", ",", ": ",
      "a: |\n x\n---\n", "\u{85}",
      "é", "{a: b}, ", "*", "- - - -\n", "k: &a v\nl: *a\n---\n", "%YAML 1.1\n", "<<: {a: 1}\n---\n",
    ])
  func aLongTextIsReadOrRefusedInTime(_ piece: String) {
    let text = String(repeating: piece, count: (4 << 20) / piece.utf8.count)
    do throws(DocumentFault) {
      _ = try YAMLReader.documents(of: SourceText(text))
    } catch {
      #expect(!error.reason.isEmpty)
    }
  }
}

extension Node.Value {
  var isMap: Bool { if case .map = self { true } else { false } }
}
