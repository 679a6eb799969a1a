import Testing

@testable import Logs

@Suite("Plain objects are read as all of JSON is")
struct FlatObjectTests {
  /// What a reader makes of a list of objects: for each row its values by name.
  private func rows(_ table: LogTable) -> [[String: Double]] {
    (0..<table.count).map { row in
      var values: [String: Double] = [:]
      for (index, column) in table.columns.enumerated() {
        let value = table.values(index)[row]
        if !value.isNaN { values[column.name] = value }
      }
      return values
    }
  }

  private func flat(_ text: String, _ divider: FlatObjects.Divider = .comma) -> (rows: [[String: Double]], taken: Int) {
    var table = LogTable()
    let taken = Array(text.utf8).withUnsafeBufferPointer { FlatObjects.take($0, dividedBy: divider, into: &table) }
    return (rows(table), taken)
  }

  private func tokens(_ text: String) throws -> [[String: Double]] {
    var table = LogTable()
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { (bytes) throws in
      var tokens = JSONTokens(BufferSource(bytes: bytes))
      while true {
        let token = try tokens.next()
        if token == .comma { continue }
        guard token == .beginObject else { return }
        guard try JSONRows.take(token, &tokens, &table) else { return }
      }
    }
    return rows(table)
  }

  @Test(
    "Rows are those of the reader of all JSON",
    arguments: [
      "{\"lr\": 1e-05, \"step\": 1}, {\"lr\": 0.25, \"step\": 2, \"loss\": \"1.5\"}",
      "{\n    \"epoch\": 0.5,\n    \"learning_rate\": 4.9999999999999996e-06,\n    \"step\": 1\n  },\n  {\"step\":2}",
      "{\"a\": null, \"b\": NaN, \"c\": true, \"d\": -Infinity, \"e\": \"text\", \"f\": -0.0}, {}, {\"a\": 3}",
      "{\"lr\": 1, \"lr\": 2}, {\"lr\": 3, \"lr\": null}",
      "{\"a\":1,\"b\":2},{\"b\":3,\"a\":4},{\"c\":5}", "{\"\": 1}",
    ])
  func sameRows(text: String) throws {
    let flat = flat(text)
    #expect(flat.taken == text.utf8.count)
    #expect(flat.rows == (try tokens(text)))
  }

  @Test(
    "What is not plain is left where it stands, and so is what is cut off",
    arguments: [
      ("{\"a\": 1}, {\"a\": [1, 2]}", 8), ("{\"a\": 1}, {\"a\": {\"b\": 2}}", 8), ("{\"a\": 1}, {\"a\\u00e9\": 2}", 8),
      ("{\"a\": 1}, {\"a\": 2", 8), ("{\"a\": 1}, {\"a\": \"2", 8), ("{\"a\": 1}, {\"a\"", 8), ("{\"a\": 1}]", 8),
      ("{'a': 1}", 0), ("[1]", 0), ("", 0), ("{\"a\" 1}", 0), ("{\"a\": }", 0), ("{\"a\": 1 \"b\": 2}", 0),
    ])
  func left(text: String, taken: Int) {
    let flat = flat(text)
    #expect(flat.taken == taken)
    #expect(flat.rows == (taken > 0 ? [["a": 1]] : []))
  }

  @Test("Of lines those that end are taken, and one with something behind its object is left")
  func lines() {
    let text = "{\"a\": 1}\r\n\n {\"a\": 2} \n{\"a\": 3}"
    #expect(flat(text, .lineEnd).rows == [["a": 1], ["a": 2]])
    #expect(flat("{\"a\": 1} x\n", .lineEnd).taken == 0)
    #expect(flat("{\"a\": 1}, {\"a\": 2}\n", .lineEnd).taken == 0)
  }

  @Test("Of a table that keeps only what is asked for the rest is read over")
  func selective() {
    var table = LogTable { $0 == "lr" || $0 == "step" }
    table.readOnlyKept()
    let text = "{\"epoch\": 1, \"lr\": 0.5, \"loss\": 2, \"step\": 1}, {\"lr\": 0.25, \"grad\": 1, \"step\": 2}"
    let taken = Array(text.utf8).withUnsafeBufferPointer { FlatObjects.take($0, dividedBy: .comma, into: &table) }
    #expect(taken == text.utf8.count)
    #expect(table.columns.map(\.name) == ["lr", "step"])
    #expect(table.columns.map(\.values) == [[0.5, 0.25], [1, 2]])
  }

  /// Lines with a value that is no number or text are read one by one, between plain ones, and rows stay in their order.
  @Test("Plain lines and others take turns")
  func mixed() throws {
    let lines = (0..<3000).map { step in
      step % 7 == 3
        ? "{\"step\": \(step), \"lr\": \(step)e-3, \"x\": [1, 2]}\n" : "{\"step\": \(step), \"lr\": \(step)e-3}\n"
    }
    let log = try #require(try LogReader.log(of: LogInput(Array(lines.joined().utf8), path: "a.jsonl")))
    #expect(log.rates == (0..<3000).map { Double("\($0)e-3") ?? 0 })
    #expect(log.columns.map(\.name) == ["x[0]", "x[1]"])
  }

  @Test("Few rates of many digits are rounded, and few of few digits were chosen")
  func rounding() throws {
    func rounding(_ rates: [String]) throws -> LogRounding {
      let text = "step,lr\n" + rates.enumerated().map { "\($0),\($1)\n" }.joined()
      return try #require(try LogReader.log(of: LogInput(Array(text.utf8), path: "a.csv"))).rounding
    }
    #expect(try rounding(["1.2507e-03", "1.9969e-03", "1.9969e-03"]) == .significant(5))
    #expect(try rounding(["0.1", "0.01", "0.001"]) == .none)
    // As BLIP-2 of lavis writes what is below 0.0005.
    let zeros = "{\"train_lr\": \"0.000\", \"loss\": \"5.7\"}\n{\"train_lr\": \"0.000\", \"loss\": \"4.6\"}\n"
    let log = try #require(try LogReader.log(of: LogInput(Array(zeros.utf8), path: "log.txt")))
    #expect(log.rounding == .decimals(3))
    #expect(log.notes.contains { $0.contains("3 decimals") })
    #expect(try rounding(["0.1", "0.05", "0.025"]) == .none)
  }
}
