import Foundation
import Testing

/// `when` finds updates, and `at` takes ranges of them, at any length of a run.
struct WhenTests {
  @Test func theFirstUpdateBelowARateIsPrinted() throws {
    // cos(π t / 1000) falls below -0.98 behind t = 1000 · arccos(-0.98) / π = 936.2….
    let result = try Binary.run("when below 1e-5 cosine --max 1e-3 --cycle-length 1000")
    let expected = 1e-3 * (1 + cos(Double.pi * 0.937)) / 2
    let words = result.text.split(whereSeparator: \.isWhitespace)
    #expect(result.status == 0 && words.count == 2 && words.first == "937")
    #expect(abs((Double(words.last ?? "") ?? 0) - expected) < 1e-18)
  }

  @Test func neverIsNoError() throws {
    let result = try Binary.run("when below 1e-9 cosine --max 1 --min 0.1")
    #expect(result.status == 0 && result.text.hasPrefix("never below 1e-09"))
  }

  @Test func curvesHaveALineEach() throws {
    let lines = try Binary.run("when last above 50% linear --length 1000000000000 vs constant --label flat").lines
    #expect(lines.count == 2 && lines[0].split(separator: " ").prefix(2) == ["linear", "499999999999"])
    #expect(lines[1].split(separator: " ").prefix(2) == ["flat", "999999999999"])
  }

  @Test func aRangeAndAnEndAreTaken() throws {
    #expect(
      try Binary.run("at 0:1000:250 linear --length 1000").lines.map { $0.split(separator: " ").map(String.init) }
        == [["0", "1"], ["250", "0.75"], ["500", "0.5"], ["750", "0.25"]])
    #expect(try Binary.run("at -2.. linear --length 4").lines == ["2  0.5", "3  0.25"])
    #expect(try Binary.run("at -1 linear --length 4").lines == ["0.25"])
    let none = try Binary.run("at cycle-ends cosine")
    #expect(none.status == 64 && none.words.hasPrefix("lrsched: No curve has a cycle that ends by update 1499"))
  }

  /// Whoever reads the first lines of a million million ends it.
  @Test func moreRowsThanAnybodyReadsAreWrittenAsTheyCome() throws {
    let result = try Binary.shell("lrsched at 0.. linear -n 1e12 | head -n 3", in: Folder())
    #expect(result.lines.map { $0.split(separator: " ").first } == ["0", "1", "2"])
  }
}
