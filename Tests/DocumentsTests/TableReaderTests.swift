import Testing

@testable import Documents

/// The numbers of a table are those of the file, or an error with its place.
@Suite struct TableReaderTests {
  private static let none = TableReader.missing

  @Test(
    arguments: [
      ("a\n1\n", [1]), ("a\n+1.5e-3\n-.5\n5.\n", [0.0015, -0.5, 5]), ("a\n \t7 \n", [7]),
      ("a\n\"7\"\n\" 8 \"\n", [7, 8]), ("a;b\n0,5;1\n1;2\n-1,25e2;3\n", [0.5, 1, -125]), ("a;b\n0.5;1\n", [0.5]),
      ("a;b\n1;2\n3;4\n", [1, 3]), ("a;b\n1,5;x\n2;2023-01-01\n", [1.5, 2]),
      ("a\nnan\nNaN\n-nan\n", [.nan, .nan, .nan]),
      ("a\ninf\n-inf\nInfinity\n-Infinity\n+inf\n", [.infinity, -.infinity, .infinity, -.infinity, .infinity]),
      ("a,b\n,1\nNA,1\nNone,1\nnull,1\n\"\",1\nn/a,1\n", [none, none, none, none, none, none]),
      ("a\r1\r2\r", [1, 2]), ("a\r\n1\r\n\r\n2", [1, 2]), ("a,b\n1,x\n# c\n  # d\n2,y # z\n", [1, 2]),
      ("1 # one\n2\t# two\n#\n3\n", [1, 2, 3]), ("a,b,c\n1\n2,x\n3,,\n", [1, 2, 3]), ("a,b\n1,5\" pipe\n", [1]),
      ("a,b\n1,\"two\nlines, and a \"\"quote\"\"\"\n2,\n", [1, 2]), ("a b\n  1   2\n\t3\t4 \n", [1, 3]),
    ] as [(String, [Double])])
  func numbersAreThoseOfTheFile(_ text: String, _ numbers: [Double]) throws {
    let read = try table(text, ["#1"]).rows.flatMap { $0 }
    #expect(read.map(String.init(describing:)) == numbers.map(String.init(describing:)))
    #expect(read.map(TableReader.isMissing) == numbers.map(TableReader.isMissing))
  }

  /// Each faulty table, the place, and what is wrong there: the column `b` is read.
  @Test(
    arguments: [
      ("a,b\n1,\"1,234.5\"\n", 2, 4, .notANumber("1,234.5")), ("a,b\n1,1,234.5\n", 2, 5, .rowTooLong(columns: 2)),
      ("a,b\n1,2,\n", 2, 5, .rowTooLong(columns: 2)), ("a,b\n1,2\n3\n", 3, 2, .rowTooShort(column: "b")),
      ("a,b\n1,0.5x\n", 2, 3, .notANumber("0.5x")), ("a,b\n1, 0.5 x\n", 2, 4, .notANumber("0.5 x")),
      ("a,b\n1,\"2\n3,4\n", 2, 3, .openQuote), ("a,b\n\"1,2\n", 2, 1, .openQuote),
      ("a,b\n1,\"2\"3\n", 2, 6, .textBehindQuote), ("a,b\n1,\"2\" x\n", 2, 7, .textBehindQuote),
      ("a,b\n1,0,5\n", 2, 5, .rowTooLong(columns: 2)), ("a\tb\n1\t0,5\n", 2, 3, .notANumber("0,5")),
      ("a;b\n1;0,5\n2;0.5\n", 3, 3, .otherDecimalSign("0.5")), ("a;b\n1;0.5\n2;0,5\n", 3, 3, .otherDecimalSign("0,5")),
      ("a;b\n1.5;2\n1;1,234\n", 3, 3, .otherDecimalSign("1,234")), ("a;b\n1;1.234,5\n", 2, 3, .notANumber("1.234,5")),
      ("a;b\n1;1,234.5\n", 2, 3, .notANumber("1,234.5")), ("a;b\n2;1,5\n1.5;2\n", 3, 1, .otherDecimalSign("1.5")),
      ("a,b\n1,2;3\n", 2, 3, .notANumber("2;3")), ("a,b\n1,1e\n", 2, 3, .notANumber("1e")),
      ("a,b\n1,1e999\n", 2, 3, .notANumber("1e999")), ("a,b\n1,1_000\n", 2, 3, .notANumber("1_000")),
      ("a,b\n1,0x10\n", 2, 3, .notANumber("0x10")), ("a,b\n1,5%\n", 2, 3, .notANumber("5%")),
      ("a,b\n1,tensor(0.5)\n", 2, 3, .notANumber("tensor(0.5)")), ("a,b\n1,2 # c\n", 2, 3, .notANumber("2 # c")),
      ("a,b\n\n# c\n\"x\ny\",é é z\n", 5, 4, .notANumber("é é z")), ("a b\n1 2 3\n", 2, 5, .rowTooLong(columns: 2)),
      ("a,b\n1,\"2\"\"\"\n", 2, 4, .notANumber("2\"\"")), ("a,b\ra,b\r", 2, 3, .notANumber("b")),
      ("a,b\n1,−5\n", 2, 3, .notANumber("−5")), ("a,b\n1,１\n", 2, 3, .notANumber("１")),
    ] as [(String, Int, Int, TableFault)])
  func whatIsNoNumberIsAnErrorWithItsPlace(_ text: String, _ line: Int, _ column: Int, _ fault: TableFault) throws {
    guard case .at(let excerpt, let found) = tableError(text, ["b"]) else {
      Issue.record("\(text.debugDescription) is read")
      return
    }
    #expect(found == fault)
    #expect(excerpt.line == line && excerpt.column == column, "\(excerpt)")
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    #expect(excerpt.text == lines[line - 1])
  }

  @Test func whatIsNotAskedForMayBeAnything() throws {
    #expect(try table("a,b,c\n1,x,0.5 y\n2,\"\",\"z\"\"\n,\"\n", ["a"]).rows == [[1], [2]])
  }

  @Test func severalColumnsAreReadInTheOrderAskedFor() throws {
    let read = try table("a,b,c\n1,2,3\n\n4,5,6\n# x\n\"7\",\"8\",\"9\"\n", ["c", "a"])
    #expect(read.rows == [[3, 1], [6, 4], [9, 7]])
    #expect(read.lines == [2, 4, 6])
  }

  @Test func bytesThatAreNoTextAreToldByTheirLine() {
    for block in [nil, 4, 5, 6, 7] {
      #expect(throws: TableError.notText(line: 3)) {
        try table(Array("a\n1\n2".utf8) + [0xFF] + Array("\n3\n".utf8), ["a"], block: block)
      }
    }
  }

  /// What a trainer writes: Lightning, Keras, Ultralytics, Weights & Biases, a spreadsheet in Germany.
  @Test(
    arguments: [
      ("epoch,lr-SGD,step\nNaN,0.0996057350657239,4\n0,NaN,4\n", "lr-SGD", [0.0996057350657239, .nan]),
      (
        "                  epoch,                 lr/pg0\n                      1,                 0.0739\n", "lr/pg0",
        [0.0739]
      ),
      (
        "\"Step\",\"run-a - lr\",\"0.1-cosine - lr\"\n\"0\",\"0.0\",\"0.5\"\n\"5\",\"\",\"0.25\"\n", "0.1-cosine - lr",
        [0.5, 0.25]
      ), ("\u{FEFF}epoch;lr;val\r\n0;1,0e-2;0,91\r\n1;5,0e-3;0,93\r\n", "lr", [0.01, 0.005]),
      (",_step,train/lr\n0,0,\n1,10,0.0003\n", "train/lr", [none, 0.0003]),
      ("# 1.000000000000000000e+00\n1.000000000000000000e+00 3.0e-01\n2.0e+00 2.5e-01\n", "#2", [0.3, 0.25]),
    ] as [(String, String, [Double])])
  func theLogsOfTrainersAreRead(_ text: String, _ column: String, _ numbers: [Double]) throws {
    let read = try table(text, [column]).rows.flatMap { $0 }
    #expect(read.map(\.description) == numbers.map(\.description))
  }

  /// What cannot be passed over at once is looked at once: rows of very many columns whose last one is in quotes would take
  /// minutes otherwise.
  @Test func wideRowsAreReadInOneGo() throws {
    let names = (0..<30_000).map { "c\($0)" }.joined(separator: ",")
    let row = String(repeating: "0.5,", count: 29_999) + "\"7\"\n"
    let read = try table(names + "\n" + String(repeating: row, count: 20), ["c0"])
    #expect(read.rows == Array(repeating: [0.5], count: 20))
  }
}
