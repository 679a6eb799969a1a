import Testing

@testable import CommandLanguage

struct SeriesFileTests {
  private func numbers(_ text: String, column: String? = nil) throws -> [Double] {
    try SeriesFile.numbers(in: Array(text.utf8), path: "log.csv", column: column)
  }

  @Test func plainNumbersStandInLinesOrBetweenCommas() throws {
    #expect(try numbers("1\n0.5\n\n# comment\n.25 # half\n") == [1, 0.5, 0.25])
    #expect(try numbers("1, 0.5; 1e-3\t-2") == [1, 0.5, 0.001, -2])
  }

  @Test func aTableGivesTheColumnThatIsNamedOrTheOnlyOne() throws {
    let log = "epoch,loss,val_loss\n1,3,\n2,2,2.5\n3,1,\n4,0.5,2.25\n"
    #expect(try numbers(log, column: "loss") == [3, 2, 1, 0.5])
    #expect(try numbers(log, column: "val_loss") == [2.5, 2.25])
    #expect(try numbers("step,\"loss\"\n10,\"0.5\"\n20,0.25\n") == [0.5, 0.25])
    #expect(try numbers("accuracy\n0.5\n0.75\n") == [0.5, 0.75])
  }

  @Test func metricsThatAreNotFiniteAreKept() throws {
    let metrics = try numbers("1\nnan\ninf\n-inf\n")
    #expect(metrics[0] == 1 && metrics[1].isNaN && metrics[2] == .infinity && metrics[3] == -.infinity)
  }

  @Test func severalColumnsWithoutANameAreAskedAbout() {
    let columns = ["epoch", "loss", "val_loss"]
    #expect(throws: UsageError.file(.unknownColumn(path: "log.csv", column: nil, columns: columns))) {
      try numbers("epoch,loss,val_loss\n1,2,3\n")
    }
    #expect(throws: UsageError.file(.unknownColumn(path: "log.csv", column: "acc", columns: columns))) {
      try numbers("epoch,loss,val_loss\n1,2,3\n", column: "acc")
    }
  }

  @Test func aFieldThatIsNoNumberIsPointedAt() {
    let excerpt = FileExcerpt(path: "log.csv", line: 3, column: 4, text: "2, x1")
    #expect(throws: UsageError.inFile(excerpt, .notANumber(.word("number"), value: "x1"))) {
      try numbers("epoch,loss\n1,2\n2, x1\n")
    }
    #expect(throws: UsageError.file(.empty(path: "log.csv"))) { try numbers("# nothing\n") }
  }

  @Test func aColonDividesThePathFromTheColumn() throws {
    let divided = try #require(SeriesFile.divided("runs/log.csv:val_loss"))
    #expect(divided.path == "runs/log.csv" && divided.column == "val_loss")
    #expect(SeriesFile.divided("log.csv") == nil)
    #expect(SeriesFile.divided("log.csv:") == nil)
  }
}
