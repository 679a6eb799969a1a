import Testing

@testable import CommandLanguage

/// Letters that only look like those of a keyboard are named.
@Suite struct LookAlikesTests {
  @Test(
    arguments: [
      ("\u{2212}0.1", " The '\u{2212}' in it is a minus sign (U+2212): type '-'."),
      ("1e\u{2212}3", " The '\u{2212}' in it is a minus sign (U+2212): type '-'."),
      ("\u{2013}max", " The '\u{2013}' in it is an en dash (U+2013): type '-'."),
      ("\u{FF11}", " The '\u{FF11}' in it is a fullwidth form (U+FF11): type '1'."),
      ("\u{441}osine", " The '\u{441}' in it is Cyrillic (U+0441): type 'c'."),
      ("0.1\u{A0}", " There is a no-break space (U+00A0) in it: type a blank."),
      ("\u{201C}cosine\u{201D}", " The '\u{201C}' in it is a curly quote (U+201C): type '\"'."),
      ("\u{2019}a", " The '\u{2019}' in it is a curly quote (U+2019): type \"'\"."),
      ("1\u{D7}10\u{207B}\u{B3}", " A power of ten is written 1e-3."), ("cosine", ""), ("-1e-3", ""), ("η", ""),
      ("学习率", ""), ("", ""),
    ])
  func theFirstOfThemIsTold(_ text: String, _ remark: String) {
    #expect(LookAlikes.remark(on: text) == remark)
  }

  @Test func remarksShowNothingThatIsNotToBePrinted() {
    #expect(LookAlikes.remark(on: "1e\u{AD}3") == " There is a soft hyphen (U+00AD) in it: type '-'.")
    for scalar in (0...0xFFFF).compactMap(Unicode.Scalar.init) {
      let remark = LookAlikes.remark(on: String(scalar))
      #expect(remark == SafeText.line(remark), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(
    arguments: [
      ("plot cosine --max \u{2212}1", "must be a number, not '\u{2212}1'. The '\u{2212}' in it is a minus sign"),
      ("plot \u{441}osine", "Did you mean 'cosine'? The '\u{441}' in it is Cyrillic"),
      ("plot cosine \u{2013}\u{2013}max 1", "is no modifier"), ("plot cosine --m\u{430}x 1", "is Cyrillic (U+0430)"),
      ("plot cosine --cycle-length '1\u{A0}000'", "There is a no-break space"),
      ("plot cosine -n \u{FF15}", "is a fullwidth form"), ("help \u{441}osine", "is Cyrillic"),
    ])
  func errorsTellThem(_ line: String, _ part: String) throws {
    let sentence = try told(line).sentence
    #expect(sentence.contains(part), "\(sentence)")
    #expect(sentence.contains("U+"))
  }
}
