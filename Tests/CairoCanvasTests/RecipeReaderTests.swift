import CairoCanvas
import ChartChoices
import Charts
import SeededRandom
import TestSupport
import Testing

@Suite struct RecipeReaderTests {
  private func file(_ format: PictureFormat, recipe: String) throws -> [UInt8] {
    let chart = try Chart(
      series: [Series(label: "half", curve: Level(rate: 0.5))], iterations: 0...10, title: "/Subject (no)",
      size: ChartSize(width: 120, height: 100))
    return try Picture.render(chart, as: format, recipe: recipe, software: "lrsched 1.0").bytes
  }

  private static let recipes = [
    "lrsched plot cosine --min 1 --max 2", "a (b) \\c\\n)) ((", "<tag attribute=\"v\"> & 'x' ]]> &amp; &#65;",
    "plot → λ 学习率 🙂", "é ÿ ¡ latin", "line\nline\ttab", "\u{A0}\u{80}\u{9F}", "lrsched recipe: twice",
    String(repeating: "vs cosine --max 0.1 ", count: 5000), "%PDF- %%EOF >> endobj /Subject (x)",
  ]

  @Test(arguments: PictureFormat.allCases, recipes)
  func recipesComeBack(format: PictureFormat, recipe: String) throws {
    let expected = format == .svg ? String(recipe.unicodeScalars.filter { !(0x7F...0x9F).contains($0.value) }) : recipe
    #expect(try RecipeReader.recipe(in: file(format, recipe: recipe)) == expected)
  }

  @Test(arguments: PictureFormat.allCases, ["", " ", "\n\t"])
  func anEmptyRecipeIsNone(format: PictureFormat, recipe: String) throws {
    let bytes = try file(format, recipe: recipe)
    #expect(throws: RecipeError.noRecipe(format)) { try RecipeReader.recipe(in: bytes) }
  }

  @Test func aDamagedChunkIsTold() throws {
    let whole = try file(.png, recipe: "lrsched plot cosine --max 0.1")
    let text = try #require(index(of: "lrsched plot cosine", in: whole))
    // A digit of the recipe, the keyword, the name of its chunk, its checksum, and the size of the picture.
    for place in [text + 26, text - 3, text - 10, text + 30, 18] {
      var damaged = whole
      damaged[place] ^= 1
      #expect(throws: RecipeError.damaged(.png), "\(place - text)") { try RecipeReader.recipe(in: damaged) }
    }
  }

  private func index(of text: String, in bytes: [UInt8]) -> Int? {
    let pattern = Array(text.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: pattern) }
  }

  @Test func onlyTheElementCounts() throws {
    func read(_ body: String) throws -> String {
      try RecipeReader.recipe(in: Array("<?xml version=\"1.0\"?><svg xmlns:lrsched=\"u\">\(body)</svg>".utf8))
    }
    let real = "<metadata><lrsched:recipe software='a>b'>real</lrsched:recipe></metadata>"
    let fake = "<lrsched:recipe>fake</lrsched:recipe>"
    #expect(try read(real) == "real")
    for other in [
      "<!-- \(fake) -->", "<!-- -- > \(fake)-->", "<lrsched:recipes>fake</lrsched:recipes>", "<?note \(fake)?>",
      "<![CDATA[\(fake)]]>", "<text note='\(fake)'/>", "<text note=\"\(fake)\">x</text>", "<recipe>fake</recipe>",
      "<!DOCTYPE svg [ <!ENTITY a '\(fake)'> ]>",
    ] {
      #expect(try read(other + real) == "real", "\(other)")
      #expect(throws: RecipeError.noRecipe(.svg), "\(other)") { try read(other) }
    }
    #expect(try read("<lrsched:recipe\n>a<!-- b --><![CDATA[<&>]]>&amp;c</lrsched:recipe >") == "a<&>&c")
    #expect(throws: RecipeError.noRecipe(.svg)) { try read("<lrsched:recipe/>") }
    #expect(try read("<lrsched:recipe>&#65;&#x1F642;&#x1f642;&quot;&apos;&lt;&gt;</lrsched:recipe>") == "A🙂🙂\"'<>")
    for entity in ["&#;", "&#x;", "&#A;", "&#xD800;", "&#1114112;", "&#9999999999;", "&AMP;", "&;", "&#65"] {
      #expect(throws: RecipeError.invalidText(.svg), "\(entity)") {
        try read("<lrsched:recipe>a\(entity)</lrsched:recipe>")
      }
    }
    #expect(throws: RecipeError.invalidText(.svg)) { try read("<lrsched:recipe>a<b/></lrsched:recipe>") }
  }

  @Test(arguments: PictureFormat.allCases)
  func everyCutIsAnErrorOrTheWholeRecipe(format: PictureFormat) throws {
    let recipe = "lrsched plot cosine"
    let whole = try file(format, recipe: recipe)
    var errors = 0
    for count in 0..<whole.count {
      do {
        #expect(try RecipeReader.recipe(in: Array(whole.prefix(count))) == recipe)
      } catch {
        errors += 1
        if count > 8 && format != .svg { #expect(error == .truncated(format), "\(count)") }
      }
    }
    #expect(errors > 100)
  }

  @Test(arguments: PictureFormat.allCases)
  func damageNeverTraps(format: PictureFormat) throws {
    let whole = try file(format, recipe: "lrsched plot λ (x) <y>")
    var random = SeededGenerator(state: 3)
    for _ in 0..<3000 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? RecipeReader.recipe(in: damaged)
    }
  }

  @Test func otherFilesAreErrors() {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    let cases: [([UInt8], RecipeError)] = [
      ([], .unknownFormat), ([0], .unknownFormat), (Array("GIF89a".utf8), .unknownFormat),
      (Array("<html></html>".utf8), .unknownFormat), (signature, .truncated(.png)),
      (signature + end, .noRecipe(.png)), (Array(signature.prefix(4)), .truncated(.png)),
      (signature + [0xFF, 0xFF, 0xFF, 0xFF] + Array("tEXt".utf8) + [1, 2, 3, 4, 5], .truncated(.png)),
      (Array("<?xml version='1.0'?><svg></svg>".utf8), .noRecipe(.svg)),
      (Array("<svg><lrsched:recipe>abc".utf8), .truncated(.svg)),
      (Array("<svg><lrsched:recipe>a&bogus;</lrsched:recipe>".utf8), .invalidText(.svg)),
      (Array("%PDF-1.4\n%%EOF\n".utf8), .noRecipe(.pdf)), (Array("%PDF-1.4\n".utf8), .truncated(.pdf)),
      (Array("%PDF-1.4\n/Subject (other)\n%%EOF".utf8), .noRecipe(.pdf)),
      (Array("%PDF-1.4\n/Subject <FEFFD800>\n%%EOF".utf8), .invalidText(.pdf)),
      (Array("%PDF-1.4\n/Subject (((((".utf8), .truncated(.pdf)),
    ]
    for (bytes, expected) in cases {
      #expect(throws: expected, "\(String(decoding: bytes, as: UTF8.self))") { try RecipeReader.recipe(in: bytes) }
    }
  }

  @Test func stringsOfOtherWritersAreRead() throws {
    func read(_ subject: String) throws -> String {
      try RecipeReader.recipe(in: Array("%PDF-1.7 << /Subject\n \(subject) >> %%EOF".utf8))
    }
    #expect(try read("(lrsched recipe: \\141\\(b\\)\\\nc(d)\\053)") == "a(b)c(d)+")
    #expect(try read("<6C72 73636865 642072656369 70653A 2061>") == "a")
    let units = "lrsched recipe: λ".utf16.map { String(0x10000 + Int($0), radix: 16).suffix(4) }.joined()
    #expect(try read("<FEFF\(units)>") == "λ")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "/Subject (", "/Subject <", "/Subject ", "<svg", "<lrsched:recipe", "&", "(", "<a>", "</", "<!-- ", "<![CDATA[",
      "A",
      "/Subject (lrsched recipe: ",
    ])
  func hostileRepetitionsTakeLinearTime(pattern: String) {
    let body = Array(String(repeating: pattern, count: 2_000_000 / pattern.utf8.count).utf8)
    for start in [
      "%PDF-1.4 ", "<svg>", "<svg><lrsched:recipe>", "%PDF-1.4 /Subject (", "%PDF-1.4 /Subject (lrsched recipe: ",
      "%PDF-1.4 /Subject <",
    ] {
      #expect(throws: RecipeError.self) { try RecipeReader.recipe(in: Array(start.utf8) + body) }
    }
  }
}
