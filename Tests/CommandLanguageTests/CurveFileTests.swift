import Catalogue
import Documents
import Testing

@testable import CommandLanguage

@Suite struct CurveFileTests {
  @Test func everyLineIsACurve() throws {
    let file = "\u{FEFF}# runs\r\n\r\na 1: shape --max 2  # high\r\nflat --lr 1 --label 'b: 2'\r\n'c: d:' : shape\n"
    let invocation = try parse("compare @runs.lrs", files: ["runs.lrs": file])
    #expect(invocation.curves.map(\.config.description) == ["shape --max 2", "flat --lr 1", "shape"])
    #expect(invocation.curves.map(\.label) == ["a 1", "b: 2", "c: d:"])
  }

  @Test func filesStandWhereCurvesMay() throws {
    let files = ["a.lrs": "shape\nflat --lr 1", "b/c.lrs": "form --max 3"]
    let line = "compare flat --lr 9 vs @a.lrs --title x vs @b/c.lrs -n 5 vs shape --max 4"
    let invocation = try parse(line, files: files)
    let expected = ["flat --lr 9", "shape", "flat --lr 1", "shape --max 3", "shape --max 4"]
    #expect(invocation.curves.map(\.config.description) == expected)
    #expect(invocation.chart.title == "x")
    #expect(invocation.run.iterations == 5)
  }

  @Test func sweepsExpandWithinFiles() throws {
    let invocation = try parse("compare @a.lrs", files: ["a.lrs": "x: shape --max 1,2\nflat --lr 3"])
    #expect(invocation.curves.map(\.label) == ["x, max 1", "x, max 2", nil])
    let line = FileExcerpt(path: "a.lrs", line: 1, column: 10, text: "x: shape --max 1,2")
    guard case .inFile(let excerpt, .sweepOutsideCompare) = parseError("explain @a.lrs", files: ["a.lrs": line.text])
    else {
      Issue.record("a sweep in explain must be an error")
      return
    }
    #expect((excerpt.line, excerpt.text) == (1, line.text))
  }

  @Test func stagesKnowWhereTheyAreWritten() throws {
    let text = "x: shape --max 2 lift --by 1 --length 5"
    let invocation = try parse("plot @a.lrs", files: ["a.lrs": "\n" + text])
    let curve = try #require(invocation.curves.first)
    let stages = curve.config.stages
    func excerpt(_ position: SourcePosition) -> FileExcerpt? {
      if case .file(let span) = position { span.excerpt } else { nil }
    }
    func expected(_ column: Int) -> FileExcerpt {
      FileExcerpt(path: "a.lrs", line: 2, column: column, text: text)
    }
    #expect(excerpt(curve.position) == expected(4))
    #expect(stages.indices.map { excerpt(curve.position(ofStage: $0)) } == [expected(4), expected(18)])
  }

  /// Each wrong line, the column at fault, and what is wrong there.
  @Test(
    arguments: [
      ("shape --max x", 13, .notANumber(.parameter("max", of: "shape"), value: "x")),
      ("shape --max=x", 7, .notANumber(.parameter("max", of: "shape"), value: "x")),
      ("shape then", 11, .missingSchedule(after: "then")), ("shpe", 1, .unknownSchedule("shpe")),
      ("a: shpe", 4, .unknownSchedule("shpe")), ("a:", 3, .missingCurve(.plot)), (": shape", 1, .emptyLabel),
      ("shape --title x", 7, .optionInCurveFile("--title")), ("shape -n 5", 7, .optionInCurveFile("-n")),
      ("shape --mxa 5", 7, .unknownOption("--mxa", stage: "shape", command: .plot)),
      ("shape vs flat", 7, .unknownModifier("vs")), ("@other.lrs", 1, .curveFileWithinCurveFile("@other.lrs")),
      ("a: shape --label b", 1, .repeated(.option("label", of: .plot))), ("shape 'x", 7, .unclosedQuote("'")),
      ("--label x", 1, .labelWithoutCurve),
    ] as [(String, Int, UsageError)])
  func errorsNameLineAndColumn(_ line: String, _ column: Int, _ error: UsageError) {
    let excerpt = FileExcerpt(path: "a.lrs", line: 3, column: column, text: line)
    #expect(parseError("plot @a.lrs", files: ["a.lrs": "shape\n\n\(line)\nshape"]) == .inFile(excerpt, error))
  }

  @Test(
    arguments: [
      ("plot @no.lrs", .file(.missing(path: "no.lrs"))), ("plot @empty.lrs", .file(.empty(path: "empty.lrs"))),
      ("plot @comments.lrs", .file(.onlyComments(path: "comments.lrs"))),
      ("plot @a.lrs flat --lr 1", .wordAfterCurveFile("flat")), ("plot @a.lrs @a.lrs", .wordAfterCurveFile("@a.lrs")),
      ("plot shape @a.lrs", .wordAfterCurveFile("@a.lrs")), ("plot @a.lrs then flat", .wordAfterCurveFile("then")),
      ("plot @a.lrs vs", .missingSchedule(after: "vs")), ("plot @a.lrs --label x", .labelWithoutCurve),
      ("plot --label x @a.lrs", .labelWithoutCurve), ("plot shape then @a.lrs", .missingSchedule(after: "then")),
    ] as [(String, UsageError)])
  func filesOfCurvesHaveTheirPlace(_ line: String, _ error: UsageError) {
    let files = ["a.lrs": "shape", "empty.lrs": "", "comments.lrs": "# nothing\n\n"]
    #expect(parseError(line, files: files) == error)
  }

  @Test func whatIsNoTextIsToldByLine() {
    let bytes: [UInt8] = Array("shape\nshape ".utf8) + [0xFF, 0x0A]
    let file = CurveFile(path: "a", vocabulary: Sample.vocabulary)
    #expect(throws: UsageError.file(.notText(path: "a", line: 2))) { try file.curves(in: bytes, for: .plot) }
    #expect(throws: UsageError.file(.notText(path: "a", line: 2))) { try SeriesFile.numbers(in: bytes, path: "a") }
  }
}
