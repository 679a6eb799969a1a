import Testing

@testable import Documents

/// What divides a table and what its columns are called.
@Suite struct TableLayoutTests {
  /// The seven definitions of RFC 4180, section 2, with numbers where it has letters.
  @Test(
    arguments: [
      ("1,2,3\r\n4,5,6\r\n", nil), ("1,2,3\r\n4,5,6", nil), ("a,b,c\r\n1,2,3\r\n4,5,6\r\n", ["a", "b", "c"]),
      ("\"a\",\"b\",\"c\"\r\n\"1\",\"2\",\"3\"\r\n4,5,6", ["a", "b", "c"]),
      ("a,\"b \r\nb\",c\r\n1,2,3\r\n4,5,6", ["a", "b \r\nb", "c"]),
      ("\"a\",\"b\"\"bb\",\"c,;\"\r\n1,2,3\r\n4,5,6", ["a", "b\"bb", "c,;"]),
    ] as [(String, [String]?)])
  func theExamplesOfTheStandardAreRead(_ text: String, _ names: [String]?) throws {
    let read = try table(text)
    #expect(read.layout.names == names && read.layout.divider == .comma && read.layout.columns == 3)
    #expect(read.rows == [[1, 2, 3], [4, 5, 6]])
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", .comma), ("a;b\n1;2\n", .semicolon), ("a\tb\n1\t2\n", .tab), ("a b\n1 2\n", .blanks),
      ("  a   b\n 1.5  2\n", .blanks), ("a\n1\n", .none), ("train loss\n1\n", .none), ("a;b\n1;0,5\n", .semicolon),
      ("1;0,5\n2;0,4\n", .semicolon), ("a,b;c\n1,2\n", .comma), ("a\tb, c\td\n1\t2\t3\n", .tab),
      ("a,\tb\n1,\t2\n", .comma), ("\"a;b\",c\n1,2\n", .comma), ("\"a,b\";c\n1;2\n", .semicolon),
      ("\"a,b\"\n1\n", .none), ("\"a\tb\" c\n1 2\n", .blanks), ("a|b\n1\n", .none), ("\u{FEFF}a;b\n1;2\n", .semicolon),
      ("1 # a, b; c\n2\n", .none), ("# x;y;z\na,b\n1,2\n", .comma), ("1.5 # a \"b\n2\n", .none),
    ] as [(String, TableDivider)])
  func oneDividerIsFoundInTheFirstRow(_ text: String, _ divider: TableDivider) throws {
    #expect(try table(text).layout.divider == divider)
  }

  @Test(
    arguments: [
      ("\"loss, train\",acc\n1,2\n", ["loss, train", "acc"]), ("loss#1,acc\n1,2\n", ["loss#1", "acc"]),
      ("\u{FEFF}a,b\n1,2", ["a", "b"]), (" a , b\n1,2", ["a", "b"]), (",a\n0,1\n", ["", "a"]),
      ("# epoch,loss\n1,3\n2,2\n", ["epoch", "loss"]), ("#epoch loss\n1 3\n2 2\n", ["epoch", "loss"]),
      ("# epoch,loss\n1 3\n2 2\n", ["epoch", "loss"]), ("# run 5\n# epoch;loss\n\n1;3\n", ["epoch", "loss"]),
      ("# epoch,loss\n# lr 0.1\n1,2,3\n", nil), ("# 7,8\n1,2\n", nil), ("# loss\n1\n2\n", ["loss"]),
      ("# a comment\na,b\n1,2\n", ["a", "b"]), ("a,b\n# no names\n1,2\n", ["a", "b"]), ("1,2\n3,4", nil),
      ("nan,inf\n1,2\n", nil),
      (",0,1\n0,0.5,0.25\n", ["", "0", "1"]), ("é,ü\n1,2\n", ["é", "ü"]), ("## \"a, b\" c\n1 2\n", ["a, b", "c"]),
      ("epoch,2nd\n1,2\n", ["epoch", "2nd"]),
    ] as [(String, [String]?)])
  func namesAreThoseOfTheFirstRowOrOfTheCommentBeforeIt(_ text: String, _ names: [String]?) throws {
    #expect(try table(text).layout.names == names)
  }

  @Test(
    arguments: [
      ("", .empty), ("\n \r\n\t\n", .onlyBlankLines), ("\u{FEFF}", .onlyBlankLines), ("   ", .onlyBlankLines),
      ("# a\n\n# b", .onlyComments), ("#", .onlyComments), ("a,b\n", .onlyNames), ("a", .onlyNames),
      ("a,b\n# c\n\n", .onlyNames),
    ] as [(String, TableError)])
  func whyThereIsNothingToReadIsTold(_ text: String, _ error: TableError) {
    #expect(tableError(text) == error)
  }

  /// A first row that looks like numbers is never taken for names without a word.
  @Test(
    arguments: [
      ("0.5x\n0.4\n", 1, .notANumber("0.5x")), ("1,0.5x\n2,0.4\n", 3, .notANumber("0.5x")),
      ("0.5x,0.4y\n1,2\n", 1, .notANumber("0.5x")), ("\"1,234.5\"\n\"1,100.0\"\n", 2, .notANumber("1,234.5")),
      ("O.5,3\n0.4,2\n", 1, .numbersBesideNames("O.5")), ("3,l.5\n2,0.4\n", 3, .numbersBesideNames("l.5")),
      ("-.5.\n1\n", 1, .notANumber("-.5.")), ("1O\n2", 1, .notANumber("1O")),
      ("0,5;x\n0,4;2", 5, .numbersBesideNames("x")),
    ] as [(String, Int, TableFault)])
  func aSlipInTheFirstRowIsNoName(_ text: String, _ column: Int, _ fault: TableFault) {
    let line = String(text.prefix { $0 != "\n" })
    #expect(tableError(text) == .at(FileExcerpt(path: "t", line: 1, column: column, text: line), fault))
  }

  @Test func aNameThatIsAskedForIsOne() throws {
    #expect(try table("2nd\n0.5\n", ["2nd"]).rows == [[0.5]])
    #expect(try table("loss,0\n0.5,7\n", ["loss"]).rows == [[0.5]])
    #expect(tableError("2nd\n0.5\n", ["3rd"]) != nil)
  }

  @Test func textBesideNumbersIsAColumnOfText() throws {
    #expect(try table("a,0.5\nc,0.4\n", ["#2"]).rows == [[0.5], [0.4]])
  }

  @Test func columnsAreFoundByNameOrNumber() throws {
    let layout = try table("epoch,loss,#1,loss\n1,2,3,4\n").layout
    #expect(try layout.column(named: "epoch") == 0)
    #expect(try layout.column(named: "#1") == 2)
    #expect(try layout.column(named: "#4") == 3)
    #expect(throws: TableError.repeatedColumn("loss", numbers: [2, 4])) { try layout.column(named: "loss") }
    for name in ["los", "#5", "#0", "#-1", "#", ""] {
      #expect(throws: TableError.unknownColumn(name, columns: ["epoch", "loss", "#1", "loss"])) {
        try layout.column(named: name)
      }
    }
    let unnamed = try table("1 2\n3 4\n").layout
    #expect(try unnamed.column(named: "#2") == 1)
    for name in ["loss", "2", "#3"] {
      #expect(throws: TableError.noNames(columns: 2)) { try unnamed.column(named: name) }
    }
  }

  @Test func aRepeatedNameIsNoErrorUntilItIsAskedFor() throws {
    #expect(try table("a,loss,loss\n1,2,3\n", ["a"]).rows == [[1]])
  }
}
