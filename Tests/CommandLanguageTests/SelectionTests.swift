import Runs
import Testing

@testable import CommandLanguage

/// The updates that `at` is asked for: positions, ranges and words.
struct SelectionTests {
  private func updates(_ line: String) throws -> [Int] {
    try parse(line, vocabulary: .catalogue).updates()
  }

  @Test(
    arguments: [
      ("0,50%,last", [0, 100, 199]), ("LAST,0", [199, 0]), ("-1", [199]), ("-200", [0]),
      ("-5..", [195, 196, 197, 198, 199]),
      ("-3..-2", [197, 198]), ("3..5", [3, 4, 5]), ("..2", [0, 1, 2]), ("197..", [197, 198, 199]), ("5..5", [5]),
      // As in Python, the end is left out, and what lies before the beginning begins there.
      ("0:200:50", [0, 50, 100, 150]), ("0:201:50", [0, 50, 100, 150, 200]), ("::90", [0, 90, 180]),
      ("198:", [198, 199]),
      (":2", [0, 1]), ("-2:", [198, 199]), ("1:3", [1, 2]), ("-500..1", [0, 1]), ("-20::10", [180, 190]),
      // Any unit, where it is known how long an epoch is.
      ("1ep..1.2ep", [10, 11, 12]), ("0:4ep:1ep", [0, 10, 20, 30]), ("-1ep..", Array(190...199)),
      ("99%..last", [198, 199]),
      ("-1%", [198]), ("1k..1_001", [1000, 1001]),
    ] as [(String, [Int])])
  func aSelectionHoldsTheseUpdates(_ text: String, _ expected: [Int]) throws {
    #expect(try updates("at \(text) cosine -n 200 --steps-per-epoch 10") == expected)
    #expect(try updates("at cosine -n 200 --steps-per-epoch 10 --at \(text)") == expected)
    // Options may stand before it.
    #expect(try updates("at --json -n 200 \(text) cosine --steps-per-epoch 10") == expected)
  }

  @Test func cycleEndsAreThoseOfAllCurves() throws {
    #expect(
      try updates("at cycle-ends,0 clr --step-size 50 vs clr --step-size 75 -n 300") == [99, 149, 199, 299, 0])
    #expect(try updates("at Cycle_Ends clr --step-size 50 -n 250") == [99, 199])
    #expect(throws: UsageError.noCycles(last: 99)) { try updates("at cycle-ends cosine -n 100") }
    #expect(throws: UsageError.tooManyCycles(limit: 1 << 20)) { try updates("at cycle-ends clr --step-size 1 -n 1e12") }
  }

  @Test(arguments: [
    ("5..3", "--at must be a range that holds an update; those of the run are 0 to 199, not '5..3'."),
    ("0:0", "--at must be a range that holds an update; those of the run are 0 to 199, not '0:0'."),
    ("200..", "--at must be a range that holds an update; those of the run are 0 to 199, not '200..'."),
    ("-201", "--at must be at least -200, the first update of the run, not '-201'."),
    ("0:9:0", "--at must be at least 1, not '0'."),
    (
      "1:2:3:4",
      "--at must be updates such as 0,50%,last or a range such as 10..20, -5.. or 0:1000:100, not '1:2:3:4'."
    ),
    ("1..x", "--at must be updates such as 0,50%,last or a range such as 10..20, -5.. or 0:1000:100, not 'x'."),
    (
      "1ep..2ep",
      "--at is '1ep', but how many iterations an epoch has is not known: give --steps-per-epoch, or --samples and --batch-size."
    ),
  ]) func whatIsNoSelectionIsTold(_ text: String, _ sentence: String) throws {
    let said = try told("at \(text) cosine -n 200").sentence
    #expect(said.replacing("'1ep..2ep'", with: "'1ep'") == sentence)
  }

  /// Much is not held: a range of a million million updates is three numbers.
  @Test func rangesAreNotWrittenOut() throws {
    let invocation = try parse("at ::3 cosine -n 1e12", vocabulary: .catalogue)
    let positions = try invocation.positions(in: invocation.evaluation())
    #expect(positions.map(\.count) == [333_333_333_334] && positions.map(\.last) == [999_999_999_999])
  }

  @Test(arguments: [
    ("when below 1e-5 cosine", RateCondition(.first, .below, .rate(1e-5))),
    ("when LAST Above 10% cosine", RateCondition(.last, .above, .share(percent: 10))),
    ("when first below -0.5 cosine", RateCondition(.first, .below, .rate(-0.5))),
    ("when --json above .5 cosine", RateCondition(.first, .above, .rate(0.5))),
  ]) func aConditionStandsBeforeTheCurve(_ line: String, _ condition: RateCondition) throws {
    let invocation = try parse(line, vocabulary: .catalogue)
    #expect(invocation.condition == condition && invocation.curves.count == 1)
  }

  @Test(arguments: [
    ("when shape", UsageError.missingOperand(.when)), ("when last shape", .missingOperand(.when)),
    ("when below shape", .notANumber(.word("RATE"), value: "shape")),
    ("when below 1e400 shape", .notFinite(.word("RATE"), value: "1e400")),
    ("when below x% shape", .notANumber(.word("RATE"), value: "x")),
    ("when first last below 1 shape", .unknownSchedule("last")),
  ]) func whatIsNoConditionIsTold(_ line: String, _ error: UsageError) {
    #expect(parseError(line) == error)
  }
}
