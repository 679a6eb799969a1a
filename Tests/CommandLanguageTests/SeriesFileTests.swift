import Documents
import Testing

@testable import CommandLanguage

/// Which numbers of a file are the metrics, and what is told about a file that has none.
struct SeriesFileTests {
  private func numbers(_ text: String, column: String? = nil) throws -> [Double] {
    try SeriesFile.numbers(in: Array(text.utf8), path: "log.csv", column: column)
  }

  @Test func plainNumbersStandInLinesOrInARow() throws {
    #expect(try numbers("1\n0.5\n\n# comment\n.25 # half\n") == [1, 0.5, 0.25])
    #expect(try numbers("# loss\n1\n2.5\n\n5 # last\n") == [1, 2.5, 5])
    #expect(try numbers("1, 0.5, 1e-3,-2") == [1, 0.5, 0.001, -2])
    #expect(try numbers("1 0.5\t1e-3 -2\n") == [1, 0.5, 0.001, -2])
    #expect(try numbers("1;0,5;0,001;-2\n") == [1, 0.5, 0.001, -2])
  }

  @Test func aTableGivesTheColumnThatIsNamedOrTheOnlyOne() throws {
    let log = "epoch,loss,val_loss\n1,3,\n2,2,2.5\n3,1,\n4,0.5,2.25\n"
    #expect(try numbers(log, column: "loss") == [3, 2, 1, 0.5])
    #expect(try numbers(log, column: "val_loss") == [2.5, 2.25])
    #expect(try numbers(log, column: "#2") == [3, 2, 1, 0.5])
    #expect(try numbers("step,\"loss\"\n10,\"0.5\"\n20,0.25\n") == [0.5, 0.25])
    #expect(try numbers("accuracy\n0.5\n0.75\n") == [0.5, 0.75])
    #expect(try numbers("# epoch,loss\n1,3\n2,2\n") == [3, 2])
    #expect(try numbers("name,loss,x\n\"a, 7\",0.5,9\n\"c\",0.4,9\n", column: "loss") == [0.5, 0.4])
    #expect(try numbers("epoch;loss\n1;0,5\n2;0,4\n") == [0.5, 0.4])
    #expect(try numbers("loss#1,acc\n1,2\n", column: "acc") == [2])
    #expect(try numbers("\"loss, train\",acc\n1,2\n", column: "loss, train") == [1])
  }

  @Test func metricsThatAreNotFiniteAreKept() throws {
    let metrics = try numbers("1\nnan\ninf\n-inf\n")
    #expect(metrics[0] == 1 && metrics[1].isNaN && metrics[2] == .infinity && metrics[3] == -.infinity)
  }

  /// The whole text of what is wrong with a file of metrics, as a person reads it.
  @Test(
    arguments: [
      ("", nil, "lrsched: The file 'log.csv' is empty."),
      (" \n\n", nil, "lrsched: The file 'log.csv' has only blank lines."),
      ("# nothing\n", nil, "lrsched: The file 'log.csv' has only comments and blank lines."),
      ("epoch,loss\n", "loss", "lrsched: The file 'log.csv' has a line of names and no row below it."),
      ("epoch,loss\n1,\n2,NA\n", "loss", "lrsched: The column 'loss' of 'log.csv' has no values."),
      ("epoch,loss\n1,\n2,NA\n", nil, "lrsched: The column 'loss' of 'log.csv' has no values."),
      (
        "epoch,loss,val_loss\n1,2,3\n", nil,
        "lrsched: The file 'log.csv' has several columns: name one behind a colon, 'log.csv:val_loss'. "
          + "It has epoch, loss, val_loss."
      ),
      (
        "epoch,loss,val_loss\n1,2,3\n", "val_los",
        "lrsched: The file 'log.csv' has no column 'val_los'. It has epoch, loss, val_loss. Did you mean 'val_loss'?"
      ),
      (
        "epoch,loss\n1,2\n", "accuracy", "lrsched: The file 'log.csv' has no column 'accuracy'. It has epoch, loss."
      ),
      (
        "1 2\n3 4\n", nil,
        "lrsched: The file 'log.csv' has 2 columns without names: give a number behind a colon, 'log.csv:#2'."
      ),
      (
        "1\n3\n", "loss",
        "lrsched: The file 'log.csv' has a column without a name: give a number behind a colon, 'log.csv:#1'."
      ),
      (
        "loss,loss,x\n1,2,3\n", "loss",
        "lrsched: The file 'log.csv' has 2 columns called 'loss': give a number behind a colon, "
          + "'log.csv:#1' or 'log.csv:#2'."
      ),
      (
        "epoch,loss\n1,2\n2, x1\n", "loss",
        "lrsched: log.csv:3:4: The number must be a number, not 'x1'.\n  2, x1\n     ^"
      ),
      (
        "epoch,loss\n1,\"1,234.5\"\n", nil,
        "lrsched: log.csv:2:4: The number must be a number, not '1,234.5'.\n  1,\"1,234.5\"\n     ^"
      ),
      (
        "epoch,loss\n1,1,234.5\n", nil,
        "lrsched: log.csv:2:5: The row has more fields than there are columns: 2.\n  1,1,234.5\n      ^"
      ),
      (
        "loss\n\"0.5\n", nil,
        "lrsched: log.csv:2:1: The quote \" is not closed.\n  \"0.5\n  ^"
      ),
      (
        "epoch,loss\n1,\"0.5\" x\n", nil,
        "lrsched: log.csv:2:9: Only a divider or the end of the line may follow a closing quote; "
          + "a quote within a field is doubled.\n  1,\"0.5\" x\n          ^"
      ),
      ("epoch,loss\n1,2\n3\n", nil, "lrsched: log.csv:3:2: The row ends before the column 'loss'.\n  3\n   ^"),
      (
        "epoch;loss\n1;0,5\n2;0.4\n", nil,
        "lrsched: log.csv:3:3: '0.4' has another decimal sign than numbers before it: all have a point, or all a comma."
          + "\n  2;0.4\n    ^"
      ),
      (
        "1,O.5\n2,0.4\n", "#2",
        "lrsched: log.csv:1:3: 'O.5' is no number: the first row has the names of all columns, or numbers as those below it."
          + "\n  1,O.5\n    ^"
      ), ("0.5x\n0.4\n", nil, "lrsched: log.csv:1:1: The number must be a number, not '0.5x'.\n  0.5x\n  ^"),
      ("1, 0.5; 2\n", nil, "lrsched: log.csv:1:1: The number must be a number, not '1, 0.5'.\n  1, 0.5; 2\n  ^"),
    ] as [(String, String?, String)])
  func aFileWithoutTheNumbersSaysWhy(_ text: String, _ column: String?, _ told: String) throws {
    let error = #expect(throws: UsageError.self) { try numbers(text, column: column) }
    let diagnostic = Diagnostic(try #require(error))
    #expect(diagnostic.description == told)
    #expect(diagnostic.exitCode == .data)
  }

  @Test func aColonDividesThePathFromTheColumn() throws {
    let divided = try #require(SeriesFile.divided("runs/log.csv:val_loss"))
    #expect(divided.path == "runs/log.csv" && divided.column == "val_loss")
    #expect(SeriesFile.divided("log.csv") == nil)
    #expect(SeriesFile.divided("log.csv:") == nil)
  }
}
