import Foundation
import Testing

@testable import Documents

@Suite struct JSONTextTests {
  @Test(
    arguments: [
      (.null, "null"), (.boolean(true), "true"), (.boolean(false), "false"), (.integer(Int.max), "9223372036854775807"),
      (.number(0.1), "0.1"), (.number(2), "2"), (.number(-1e-300), "-1e-300"), (.number(.nan), "null"),
      (.number(-.infinity), "null"), ([], "[]"), (.object([]), "{}"), ([.number(1), .null], "[\n  1,\n  null\n]"),
      (["b": "x", "a": ["c": .null]], "{\n  \"b\": \"x\",\n  \"a\": {\n    \"c\": null\n  }\n}"),
    ] as [(JSONText, String)])
  func valuesHaveTheirText(_ value: JSONText, _ text: String) {
    #expect(value.description == text)
  }

  @Test func textIsEscapedSoThatItReadsBack() throws {
    let text =
      "\"\\/\u{0}\u{1B}[0m\n\r\t\u{8}\u{7F}\u{2028}é🙂" + String(decoding: 0...127 as ClosedRange<UInt8>, as: UTF8.self)
    let json = JSONText.array([.string(text)]).description
    #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
    #expect(read == [text])
  }

  @Test func whatWouldActOnATerminalIsEscaped() throws {
    let text = "a\u{9B}31m\u{85}\u{202E}\u{2066}\u{2029}\u{FEFF}\u{E0041}b"
    let json = JSONText.quoted(text)
    #expect(json == #""a\u009b31m\u0085\u202e\u2066\u2029\ufeff\udb40\udc41b""#)
    #expect(try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String] == [text])
  }

  @Test func numbersReadBackToThemselves() throws {
    let numbers = [0.1, 1e-7, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 1.0 / 3, 123_456_789.125]
    let json = JSONText.array(numbers.map(JSONText.number)).description
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Double] == numbers)
  }
}
