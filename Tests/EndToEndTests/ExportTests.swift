import Foundation
import Testing

struct ExportTests {
  @Test func csvHasAHeaderAndARowAnIteration() throws {
    let result = try Binary.run("export cosine --min 1 --max 2 --cycle-length 1000 -n 1001")
    #expect(result.status == 0)
    let rows = result.lines
    #expect(rows.count == 1002)
    #expect(rows[0] == "iteration,cosine")
    #expect(rows[1] == "0,2")
    #expect(rows[501] == "500,1.5")
    #expect(rows[1001] == "1000,1")
  }

  @Test func aRunBeginsWithUpdate0() throws {
    let rows = try Binary.run("export constant --lr 0.1").lines
    #expect(rows.count == 1501)
    #expect(rows[1] == "0,0.1")
    #expect(rows[1500] == "1499,0.1")
  }

  @Test func aPartIsTheSameRowsOfTheSameCurves() throws {
    let line = "export linear --length 50% warmup --length 10% -n 100"
    let whole = try Binary.run(line).lines
    #expect(whole.count == 101)
    #expect(try Binary.run("\(line) --from 20% --to 25").lines == [whole[0]] + whole[21...26])
    #expect(try Binary.run("\(line) --first 98").lines == [whole[0]] + whole[99...100])
    #expect(try Binary.run("\(line) --from 10 --every 10%").lines == [whole[0]] + (1...9).map { whole[10 * $0 + 1] })
  }

  @Test func everyTakesEveryNthIteration() throws {
    let rows = try Binary.run("export --every 5 linear --start-lr 1 --finish-lr 0 --length 10 -n 12").lines
    #expect(rows == ["iteration,linear", "0,1", "5,0.5", "10,0"])
  }

  /// An update of 8 samples of 512 tokens, 100 of which are an epoch.
  @Test func iterationsAreAlsoCountedInOtherUnits() throws {
    let line = "export linear --length 1000 --every 250 --steps-per-epoch 100 --batch-size 8 --seq-len 512 --x"
    #expect(
      try Binary.run("\(line) epochs,sample,tokens,percent").lines == [
        "iteration,epoch,sample,token,percent,linear", "0,0,0,0,0,1", "250,2.5,2000,1024000,25,0.75",
        "500,5,4000,2048000,50,0.5", "750,7.5,6000,3072000,75,0.25",
      ])
    #expect(
      try Binary.run("\(line) epoch --long").lines.prefix(3) == [
        "iteration,epoch,curve,learning_rate", "0,0,linear,1", "250,2.5,linear,0.75",
      ])
    let json =
      try JSONSerialization.jsonObject(with: Binary.run("\(line) epoch --format json").output) as? [String: Any]
    #expect(json?["iterations"] as? [Int] == [0, 250, 500, 750] && json?["epochs"] as? [Double] == [0, 2.5, 5, 7.5])
    let unknown = try Binary.run("export linear --x tokens")
    #expect(unknown.status == 64 && unknown.words.contains("give --batch-size and --seq-len"))
  }

  @Test func numbersReadBackToTheSameDouble() throws {
    let rows = try Binary.run("export exponential --lr 0.3 --rate 0.0137 -n 400").lines.dropFirst()
    for (iteration, row) in rows.enumerated() {
      let rate = try #require(Double(row.split(separator: ",")[1]))
      let expected = 0.3 * pow(exp(-0.0137), Double(iteration))
      #expect(abs(rate - expected) <= 1e-15 * 0.3)
      #expect(!row.hasSuffix(".0"))
    }
  }

  @Test func severalCurvesAreColumnsOrLongRows() throws {
    let curves = "constant --lr 1 --label one vs constant --lr 2 --label two -n 2"
    #expect(try Binary.run("export \(curves)").lines == ["iteration,one,two", "0,1,2", "1,1,2"])
    #expect(
      try Binary.run("export \(curves) --long").lines
        == ["iteration,curve,learning_rate", "0,one,1", "1,one,1", "0,two,2", "1,two,2"])
  }

  @Test func labelsAreQuotedAsRFC4180HasIt() throws {
    let result = try Binary.run(["export", "constant", "--label", "a \"b\", c", "-n", "1"])
    #expect(result.lines[0] == "iteration,\"a \"\"b\"\", c\"")
    let tabs = try Binary.run(["export", "constant", "--label", "a\tb", "-n", "1", "--format", "tsv"])
    #expect(tabs.lines == ["iteration\t\"a\tb\"", "0\t1"])
  }

  @Test func jsonIsReadByAParser() throws {
    let result = try Binary.run("export constant --lr 0.5 vs linear --length 2 -n 3 --format json")
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["iterations"] as? [Int] == [0, 1, 2])
    let curves = try #require(object["curves"] as? [[String: Any]])
    #expect(curves.map { $0["label"] as? String } == ["constant", "linear"])
    #expect(curves.map { $0["curve"] as? String } == ["constant --lr 0.5", "linear --length 2"])
    #expect(curves[1]["learning_rates"] as? [Double] == [1, 0.5, 0])
  }

  /// An array of records as `numpy.load` reads it: the iteration as a whole number, and the rates of all curves.
  private struct Records {
    let header: String
    private let bytes: [UInt8]
    private let start: Int

    init(_ data: Data) {
      bytes = [UInt8](data)
      let length = Int(bytes[8]) + Int(bytes[9]) << 8
      start = 10 + length
      header = String(decoding: bytes[10..<start], as: UTF8.self)
    }

    var magic: [UInt8] { Array(bytes[0..<8]) }
    var isAligned: Bool { start % 64 == 0 }

    /// The numbers of eight bytes behind the header.
    var words: [UInt64] {
      stride(from: start, to: bytes.count, by: 8).map { place in
        bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
    }
  }

  @Test func npyIsAnArrayOfRecords() throws {
    let folder = try Folder()
    let line = "export linear --length 4 vs constant --lr 2 -n 5 -o lr.npy"
    #expect(try Binary.run(line, in: folder).status == 0)
    let records = Records(try folder.data("lr.npy"))
    #expect(records.magic == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
    #expect(records.isAligned && records.header.hasSuffix("\n"))
    #expect(records.header.contains("'descr': [('iteration', '<i8'), ('learning_rates', '<f8', (2,))]"))
    #expect(records.header.contains("'fortran_order': False") && records.header.contains("'shape': (5,)"))
    let rows: [[UInt64]] = (0..<5).map { [UInt64($0), (1 - 0.25 * Double($0)).bitPattern, 2.0.bitPattern] }
    #expect(records.words == rows.flatMap { $0 })
  }

  @Test func iterationsBeyondAllDoublesAreExact() throws {
    let folder = try Folder()
    for (first, count) in [(9_007_199_254_740_993, 3), (Int.max - 3, 3)] {
      let line = "export constant --from \(first) -n \(first + count) -o a.npy"
      #expect(try Binary.run(line, in: folder).status == 0)
      let words = Records(try folder.data("a.npy")).words
      #expect(stride(from: 0, to: words.count, by: 2).map { words[$0] } == (0..<count).map { UInt64(first + $0) })
    }
  }

  @Test func progressIsNotToldWhereNoTerminalIs() throws {
    let folder = try Folder()
    // Long enough for a word on a terminal.
    let result = try Binary.run("export cosine -n 4e6 -o /dev/null --format csv", in: folder)
    #expect(result.words == "wrote /dev/null: 4000000 rows\n")
  }

  @Test func aClosedPipeIsNoError() throws {
    let folder = try Folder()
    let result = try Binary.shell("lrsched export cosine -n 1e7 | head -n 3; exit ${PIPESTATUS:-0}", in: folder)
    #expect(result.lines.count == 3)
    #expect(result.words.isEmpty)
    let status = try Binary.shell("(lrsched export cosine -n 1e7; echo status $? >&2) | head -n 1", in: folder)
    #expect(status.words == "status 0\n")
  }

  @Test func theExtensionTellsTheFormat() throws {
    let folder = try Folder()
    #expect(try Binary.run("export constant -n 1 -o a.tsv -o b.json -o c.csv", in: folder).status == 0)
    #expect(String(decoding: try folder.data("a.tsv"), as: UTF8.self) == "iteration\tconstant\n0\t1\n")
    #expect(try folder.data("b.json").first == UInt8(ascii: "{"))
    #expect(String(decoding: try folder.data("c.csv"), as: UTF8.self) == "iteration,constant\n0,1\n")
    #expect(folder.names == ["a.tsv", "b.json", "c.csv"])
  }
}
