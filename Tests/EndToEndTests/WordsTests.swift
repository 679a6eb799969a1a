import Foundation
import Testing

/// What the program says, and how it ends.
struct WordsTests {
  @Test func theVersionIsPrinted() throws {
    #expect(try Binary.run("--version").text.hasPrefix("lrsched "))
    #expect(try Binary.run("version").text == Binary.run("--version").text)
  }

  @Test func noWordsAtAllAreAnsweredBriefly() throws {
    let result = try Binary.run([])
    #expect(result.status == 0)
    #expect(result.lines.count < 15)
    #expect(result.text.components(separatedBy: "  lrsched ").count == 3, "two examples")
  }

  @Test func theListIsDataToo() throws {
    let result = try Binary.run("list --json --dialect torch")
    let entries = try #require(try JSONSerialization.jsonObject(with: result.output) as? [[String: Any]])
    #expect(entries.contains { $0["name"] as? String == "torch.OneCycleLR" })
    #expect(entries.allSatisfy { ($0["name"] as? String)?.hasPrefix("torch.") == true })
  }

  @Test(arguments: [
    ("plot nonsense", 64), ("plot cosine --max nan", 64), ("plot cosine --cycle-length 0", 64),
    ("export cosine -n 0", 64),
    ("export cosine -n -5", 64), ("export cosine -n 1e30", 64), ("plot linear cyclical", 64),
    ("plot constant then cosine", 64), ("plot cosine vs", 64), ("plot cosine --cycle-length 30ep", 64),
    ("plot @missing.lrs", 66), ("plot @.", 66), ("recipe missing.png", 66), ("plot cosine -o no/where.png", 73),
    ("plot torch.ReduceLROnPlateau --metrics missing.csv", 66),
  ]) func exitCodesAreThoseOfSysexits(_ line: String, _ status: Int32) throws {
    let folder = try Folder()
    let result = try Binary.run(line, in: folder)
    #expect(result.status == status, "\(result.words)")
    #expect(result.words.hasPrefix("lrsched: "))
    #expect(result.output.isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test func aWrongLineOfAFileIsPointedAt() throws {
    let folder = try Folder()
    try folder.write("# runs\n\n\n\n\na: cosine\nb: cosine --max ten\n", to: "runs.lrs")
    let result = try Binary.run("compare @runs.lrs", in: folder)
    #expect(result.status == 65)
    let lines = result.words.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("lrsched: runs.lrs:7:17: "))
    #expect(lines[1] == "  b: cosine --max ten")
    #expect(lines[2] == "                  ^")
    try folder.write("", to: "empty.lrs")
    #expect(try Binary.run("compare @empty.lrs", in: folder).status == 65)
    try Data([0x61, 0xFF, 0xFE]).write(to: folder.url.appendingPathComponent("binary.lrs"))
    #expect(try Binary.run("compare @binary.lrs", in: folder).words.contains("not UTF-8"))
  }

  @Test func aPictureOfAnotherProgramHasNoRecipe() throws {
    let folder = try Folder()
    try folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "other.svg")
    try folder.write("hello", to: "text.png")
    #expect(try Binary.run("recipe other.svg", in: folder).status == 65)
    #expect(try Binary.run("recipe text.png", in: folder).words.contains("no PNG, SVG or PDF"))
  }
}
