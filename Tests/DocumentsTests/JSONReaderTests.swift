import Foundation
import SeededRandom
import Testing

@testable import Documents

@Suite struct JSONReaderTests {
  private func read(_ text: String, _ limits: NodeLimits = NodeLimits()) throws(JSONFault) -> Document {
    try JSONReader.document(of: SourceText(text, name: "f"), limits: limits)
  }

  private func fault(_ text: String, _ limits: NodeLimits = NodeLimits()) -> JSONFault? {
    do throws(JSONFault) { _ = try read(text, limits) } catch { return error }
    return nil
  }

  @Test(
    arguments: [
      ("null", .null), (" true\n", .boolean(true)), ("false", .boolean(false)), ("0", .integer("0")),
      ("-0", .integer("-0")), ("12345678901234567890", .integer("12345678901234567890")), ("1.50", .number("1.50")),
      ("-0.5e+07", .number("-0.5e+07")), ("1E4", .number("1E4")), ("\"\"", .string("")), ("\"é 🙂\"", .string("é 🙂")),
      ("\u{FEFF}1", .integer("1")), ("[]", .list([])), ("{ }", .map([])),
      (#""\"\\\/\b\f\n\r\t\u00e9\uD83D\ude42x""#, .string("\"\\/\u{8}\u{C}\n\r\té🙂x")), (#""\u0000""#, .string("\0")),
      ("\"\u{7F}\"", .string("\u{7F}")),
    ] as [(String, Node.Value)])
  func valuesAreRead(_ text: String, _ value: Node.Value) throws {
    #expect(try read(text).root.value == value)
  }

  @Test func everyValueKnowsItsPlace() throws {
    let source = SourceText("{\r\n  \"lr\" : [1, {\"é\": \"x\"}],\n  \"n\": -2.5 }", name: "f")
    let root = try JSONReader.document(of: source).root
    let list = try #require(root["lr"])
    #expect(root.span.text == source.whole.text && list.span.text == "[1, {\"é\": \"x\"}]")
    let inner = try #require(list.elements?.last)
    #expect(inner.span.text == "{\"é\": \"x\"}" && inner["é"]?.span.text == "\"x\"")
    let excerpt = try #require(inner["é"]?.span.excerpt)
    #expect(excerpt.line == 2 && excerpt.column == 20)
    #expect(root.entry("n")?.key.span.excerpt.line == 3 && root["n"]?.value == .number("-2.5"))
    #expect(root["no"] == nil && list["lr"] == nil && root.elements == nil && list.entries == nil)
    #expect(root.entries?.map { $0.key.string } == ["lr", "n"])
  }

  @Test func ofARepeatedKeyTheLastCountsAndItIsTold() throws {
    let document = try read("{\"a\": 1, \"b\": {\"a\": 5}, \"a\": 2,\n\"a\": 3}")
    #expect(document.root["a"]?.value == .integer("3"))
    #expect(document.repeatedKeys.map(\.name) == ["a", "a"])
    #expect(
      document.repeatedKeys.map(\.first.start) == [1, 24] && document.repeatedKeys.map(\.again.start) == [24, 32])
    let many = "{" + (0..<100).map { "\"k\($0)\": \($0)" }.joined(separator: ", ") + ", \"k7\": 1}"
    #expect(try read(many).repeatedKeys.map(\.name) == ["k7"])
    #expect(try read("[{\"a\": 1}, {\"a\": 2}]").repeatedKeys.isEmpty)
  }

  /// Each text that is no JSON, the place, and why.
  @Test(
    arguments: [
      ("", 1, 1, .empty), (" \n ", 2, 2, .empty), ("[1,]", 1, 3, .commaBeforeEnd),
      ("{\"a\":1,\n}", 1, 7, .commaBeforeEnd),
      ("[1 2]", 1, 4, .missingComma(closing: "]")), ("{\"a\":1 \"b\":2}", 1, 8, .missingComma(closing: "}")),
      ("[1}", 1, 3, .missingComma(closing: "]")), ("{\"a\" 1}", 1, 6, .missingColon), ("{a: 1}", 1, 2, .missingKey),
      ("{1: 1}", 1, 2, .missingKey), ("{'a': 1}", 1, 2, .missingKey), ("[,1]", 1, 2, .missingValue),
      ("['a']", 1, 2, .missingValue), ("{\"a\":}", 1, 6, .missingValue), ("[\n[1, 2", 2, 1, .unclosed("[")),
      ("{\"a\": [1]", 1, 1, .unclosed("{")), ("[", 1, 1, .unclosed("[")), ("{\"a\":", 1, 6, .missingValue),
      ("[\"ab", 1, 2, .unclosedString), ("[\"a\nb\"]", 1, 2, .unclosedString), ("\"a\tb\"", 1, 3, .controlCharacter(9)),
      ("\"é\\x\"", 1, 3, .unknownEscape), ("\"\\u12g4\"", 1, 2, .unknownEscape), ("\"\\", 1, 2, .unknownEscape),
      ("\"\\ud800\"", 1, 2, .loneSurrogate), ("\"\\udc00\"", 1, 2, .loneSurrogate),
      ("\"\\ud800\\u0041\"", 1, 2, .loneSurrogate), ("01", 1, 1, .notANumber("01")), ("-01", 1, 1, .notANumber("-01")),
      ("1.", 1, 1, .notANumber("1.")), ("-", 1, 1, .notANumber("-")), ("1e", 1, 1, .notANumber("1e")),
      ("[1.5.2]", 1, 2, .notANumber("1.5.2")), ("0x10", 1, 1, .notANumber("0x10")),
      ("1_000", 1, 1, .notANumber("1_000")),
      ("10%", 1, 1, .notANumber("10%")), (".5", 1, 1, .missingValue), ("+1", 1, 1, .missingValue),
      ("{\"a\": True}", 1, 7, .unknownWord("True")), ("[NaN]", 1, 2, .unknownWord("NaN")),
      ("nul", 1, 1, .unknownWord("nul")),
      ("1 2", 1, 3, .textBehindEnd), ("{}\n{}", 2, 1, .textBehindEnd), ("[1, // one\n2]", 1, 5, .comment),
      ("# x\n{}", 1, 1, .comment), ("[1 # one\n]", 1, 4, .comment), ("{} // end", 1, 4, .comment),
      ("{/* a */}", 1, 2, .comment), ("[1\u{A0}]", 1, 2, .notANumber("1\u{A0}")),
    ] as [(String, Int, Int, JSONFault.Reason)])
  func whatIsNoJSONIsAnErrorWithItsPlace(_ text: String, _ line: Int, _ column: Int, _ reason: JSONFault.Reason) throws
  {
    let found = try #require(fault(text))
    #expect(found.reason == reason)
    let excerpt = found.span.excerpt
    #expect(excerpt.line == line && excerpt.column == column, "\(excerpt)")
  }

  @Test func bytesThatAreNoTextAreToldByTheirPlace() {
    let source = SourceText(Array("{\n\"a\": \"".utf8) + [0xFF] + Array("\"}".utf8), name: "f")
    do throws(JSONFault) {
      _ = try JSONReader.document(of: source)
      Issue.record("0xFF is read")
    } catch {
      #expect(error.reason == .notText && error.span.start == 8)
    }
  }

  @Test func numbersThatAreNoneAreReadWherePythonWroteThem() throws {
    let source = SourceText("[NaN, Infinity, -Infinity]")
    let root = try JSONReader.document(of: source, acceptsNonFinite: true).root
    #expect(root.elements?.map(\.value) == [.number("NaN"), .number("Infinity"), .number("-Infinity")])
    for text in ["-NaN", "Inf", "-Infinit", "nan", "+Infinity"] {
      #expect(throws: JSONFault.self) { try JSONReader.document(of: SourceText(text), acceptsNonFinite: true) }
    }
  }

  @Test func depthAndNumberOfValuesHaveLimits() throws {
    let limits = NodeLimits(depth: 3, values: 5)
    #expect(fault("[[[]]]", limits) == nil && fault("[{\"a\": [[]]}]", limits)?.reason == .tooDeep(limit: 3))
    #expect(fault("[1,2,3,4]", limits) == nil && fault("[1,2,3,4,5]", limits)?.reason == .tooManyValues(limit: 5))
    #expect(fault("[1,2]", NodeLimits(bytes: 5)) == nil)
    #expect(fault("[1,22]", NodeLimits(bytes: 5))?.reason == .tooLong(limit: 5))
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(fault(deep)?.reason == .tooDeep(limit: 200) && fault(deep)?.span.start == 200)
    let deepest = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(fault(deepest) == nil)
  }

  /// What our writer writes reads back to what it was, and a damaged text is JSON when Foundation says so.
  @Test(arguments: 0..<400)
  func jsonIsWhatFoundationTakesForIt(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &+ 5)
    let value = Self.value(depth: 0, &random)
    #expect(Self.text(of: try read(value.description).root) == value)
    var bytes = Array(value.description.utf8)
    for _ in 0..<20 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let byte = Array("{}[]\",:\\ \n01.-+tnux/".utf8).randomElement(using: &random) ?? 0
      var damaged = bytes
      switch Int.random(in: 0..<3, using: &random) {
      case 0: damaged.remove(at: place)
      case 1: damaged.insert(byte, at: place)
      default: damaged[place] = byte
      }
      var reason: JSONFault.Reason?
      do throws(JSONFault) {
        _ = try JSONReader.document(of: SourceText(damaged, name: "f"))
      } catch {
        reason = error.reason
      }
      // Foundation lets a comma stand before a closing brace, which RFC 8259 does not.
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(damaged), options: .fragmentsAllowed)) != nil
      #expect((reason == nil) == isJSON || reason == .commaBeforeEnd, "\(String(decoding: damaged, as: UTF8.self))")
      if reason == nil, !damaged.isEmpty { bytes = damaged }
    }
  }

  private static func value(depth: Int, _ random: inout SeededGenerator) -> JSONText {
    let texts = ["", "a", "é\u{301}", "\"\\/", "\n\t\u{1}", "🙂", "key"]
    switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: Int.min...Int.max, using: &random))
    case 3: return .number(Double.random(in: -1...1, using: &random) * 0x1p-20)
    case 4: return .string(texts.randomElement(using: &random) ?? "")
    case 5:
      return .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(depth: depth + 1, &random) })
    default:
      return .object(
        (0..<Int.random(in: 0..<5, using: &random)).map { index in
          .init("\(texts.randomElement(using: &random) ?? "")\(index)", value(depth: depth + 1, &random))
        })
    }
  }

  private static func text(of node: Node) -> JSONText? {
    switch node.value {
    case .null: return .null
    case .boolean(let isTrue): return .boolean(isTrue)
    case .integer(let text): return Int(text).map(JSONText.integer)
    case .number(let text): return Double(text).map(JSONText.number)
    case .string(let text): return .string(text)
    case .list(let elements): return .array(elements.compactMap(text(of:)))
    case .map(let entries):
      return .object(entries.compactMap { entry in text(of: entry.value).map { .init(entry.key.string ?? "?", $0) } })
    case .date, .call, .reference: return nil
    }
  }
}
