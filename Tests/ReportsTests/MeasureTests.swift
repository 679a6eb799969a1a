import CommandLanguage
import Documents
import Foundation
import Logs
import Testing

@testable import Reports

/// What runs came to is compared with the spread over their seeds.
struct MeasureTests {
  private static let files: [String: String] = [
    "a1.csv": "step,val_accuracy\n0,0.5\n1,0.9\n2,0.7\n", "a2.csv": "step,val_accuracy\n0,0.5\n1,0.6\n2,0.8\n",
    "a3.csv": "step,val_accuracy\n0,0.7\n1,0.5\n2,0.6\n", "b1.csv": "step,val_accuracy\n0,0.1\n1,0.65\n2,0.6\n",
    "b2.csv": "step,val_accuracy\n0,0.75\n1,0.1\n2,0.5\n", "c.csv": "step,val_loss\n0,3\n1,1\n2,2\n3,nan\n4,nan\n",
    "d.csv": "step,thing\n0,3\n1,1\n2,2\n", "far1.csv": "step,val_accuracy\n0,0.1\n",
    "far2.csv": "step,val_accuracy\n0,0.2\n",
  ]

  private static func table(_ line: String) throws -> MeasureTable? {
    let invocation = try CommandLineParser().invocation(
      line.split(separator: " ").map(String.init),
      opening: { (path) throws(FileError) in
        if path.hasSuffix("*.csv") {
          let matches = files.keys.filter { $0.hasPrefix(path.dropLast(5)) }.sorted()
          if !matches.isEmpty { return .matches(matches) }
        }
        guard let text = files[path] else { throw .missing(path: path) }
        return .file(LogInput(Array(text.utf8), path: path))
      },
      reading: { (path) throws(FileError) in throw .missing(path: path) })
    return try MeasureTable(of: invocation.evaluation(), invocation)
  }

  @Test(arguments: [
    ("val_loss", MeasureDirection.min), ("loss", .min), ("train/box_loss", .min), ("eval_perplexity", .min),
    ("val_accuracy", .max), ("acc", .max), ("metrics/mAP50(B)", .max), ("eval_top1", .max), ("f1", .max),
    ("val_MeanSquaredError", .min),
  ]) func aNameTellsWhichEndIsGood(name: String, direction: MeasureDirection) {
    #expect(MeasureDirection(of: name) == direction)
  }

  @Test(arguments: ["epoch", "gradient_norm", "thing", ""]) func mostNamesTellNothing(name: String) {
    #expect(MeasureDirection(of: name) == nil)
  }

  @Test func theBestIsThatOfEachRunAndThenTheirMean() throws {
    let table = try #require(try Self.table("compare @a*.csv:val_accuracy vs @b*.csv:val_accuracy"))
    #expect(table.rows.map(\.runs.count) == [3, 2])
    // 0.9 at 1, 0.8 at 2 and 0.7 at 0: not the best of the mean curve, which would be 2/3.
    #expect(table.rows[0].runs.map(\.best?.step) == [1, 2, 0])
    let best = try #require(table.rows[0].best)
    #expect(abs(best.mean - 0.8) < 1e-15)
    #expect(abs(try #require(best.deviation) - 0.1) < 1e-15)
    let last = try #require(table.rows[0].last)
    #expect(abs(last.mean - 0.7) < 1e-15)
    #expect(abs(try #require(last.deviation) - 0.1) < 1e-15)
    // 0.65 and 0.75: 0.1 behind, with variances 0.01 of three and 0.005 of two.
    let difference = try #require(table.differences.first { $0.figure == .best })
    #expect(abs(difference.distance - 0.1) < 1e-15)
    #expect(abs(difference.deviation - ((2 * 0.01 + 0.005) / 3).squareRoot()) < 1e-15)
    #expect(!difference.isWithinSpread && difference.one.log.path == "a*.csv")
    #expect(table.lines.contains { $0.hasPrefix("best: no other is within the spread") })
  }

  @Test func withinTheSpreadIsSaidWhereItIs() throws {
    let table = try #require(try Self.table("compare @b*.csv:val_accuracy vs @a*.csv:val_accuracy"))
    let last = try #require(table.differences.first { $0.figure == .last })
    // 0.7 and 0.55, with variances 0.01 and 0.005: 0.15 is more than 0.091.
    #expect(abs(last.distance - 0.15) < 1e-15 && !last.isWithinSpread)
    #expect(last.one.log.path == "a*.csv", "the better one stands first")
    let same = try #require(try Self.table("compare @a*.csv:val_accuracy vs @a*.csv:val_accuracy"))
    #expect(same.differences.allSatisfy { $0.isWithinSpread && $0.distance == 0 })
    #expect(same.lines.contains { $0.hasPrefix("last: ") && $0.contains("is within the spread of") })
    let far = try #require(try Self.table("compare @a*.csv:val_accuracy vs @far*.csv:val_accuracy"))
    #expect(!far.differences.contains { $0.isWithinSpread })
  }

  @Test func singleRunsHaveNoSpreadAndNothingIsSaidOfIt() throws {
    let table = try #require(try Self.table("compare @a1.csv:val_accuracy vs @b1.csv:val_accuracy"))
    #expect(table.differences.isEmpty)
    #expect(!table.lines.contains { $0.contains("spread") || $0.contains("±") })
    let heading = try #require(table.lines.first)
    #expect(heading.contains("best (highest)") && !heading.contains("runs"))
  }

  @Test func theLowestLossIsTheBestUnlessAskedOtherwise() throws {
    let table = try #require(try Self.table("compare @c.csv:val_loss"))
    #expect(table.rows[0].best?.mean == 1 && table.rows[0].runs[0].best?.step == 1)
    #expect(try Self.table("compare @c.csv:val_loss --best max")?.rows[0].best?.mean == 3)
    // A run that diverged has no last loss, and the last one that it has is not passed off for it.
    #expect(table.rows[0].last?.mean == 2 && table.rows[0].runs[0].rowsWithout == 2)
    #expect(table.lines.contains { $0.contains("no number in its last 2 rows") && $0.contains("step 2") })
  }

  @Test func whatNoNameTellsIsNotGuessed() throws {
    let table = try #require(try Self.table("compare @d.csv:thing"))
    #expect(table.rows[0].best == nil)
    #expect(table.lines.contains { $0.contains("--best min or --best max") })
    #expect(table.lines.first.map { !$0.contains("best") } == true)
    #expect(try Self.table("compare @d.csv:thing --best min")?.rows[0].best?.mean == 1)
  }

  @Test func aPartOfTheRunHasItsOwnLastAndBest() throws {
    let table = try #require(try Self.table("compare @a1.csv:val_accuracy --to 1"))
    #expect(table.rows[0].last?.mean == 0.9 && table.rows[0].best?.mean == 0.9)
    let first = try #require(try Self.table("compare @a1.csv:val_accuracy --to 0"))
    #expect(first.rows[0].best?.mean == 0.5)
  }

  @Test func theDataHaveAllRunsAndAllPairs() throws {
    let table = try #require(try Self.table("compare @a*.csv:val_accuracy vs @b*.csv:val_accuracy"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data("\(table.json)".utf8)) as? [String: Any])
    let curves = try #require(object["curves"] as? [[String: Any]])
    #expect(curves.map { $0["runs"] as? Int } == [3, 2] && curves.map { $0["best_is"] as? String } == ["max", "max"])
    let members = try #require(curves[0]["members"] as? [[String: Any]])
    #expect(members.map { $0["path"] as? String } == ["a1.csv", "a2.csv", "a3.csv"])
    #expect((members[1]["best"] as? [String: Any])?["iteration"] as? Int == 2)
    let pairs = try #require(object["differences"] as? [[String: Any]])
    #expect(pairs.map { $0["figure"] as? String } == ["last", "best"])
    #expect(pairs.allSatisfy { $0["within_spread"] as? Bool == false })
  }

  @Test func ratesAreNoMeasures() throws { #expect(try Self.table("compare cosine vs @a1.csv:val_accuracy") == nil) }
}
