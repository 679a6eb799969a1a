import Checks
import Testing

/// The examples of the pages are what the pages say.
struct RulePageTests {
  @Test func haveAllCodesInOrder() {
    #expect(CheckRule.all.map(\.code) == (1...33).map { "LR\($0 < 10 ? "00" : "0")\($0)" })
    #expect(Set(CheckRule.all.map(\.name)).count == 33)
  }

  @Test(arguments: CheckRule.all.map(\.code)) func findInTheBadAndNotInTheGoodExample(_ code: String) throws {
    let rule = try #require(CheckRule.named(code))
    let (bad, good) = (try #require(rule.bad), try #require(rule.good))
    #expect(try findings(of: bad).contains { $0.code == code })
    let left = try findings(of: good).filter { $0.severity > .hint || $0.code == code }
    #expect(left == [])
    #expect(!rule.sources.isEmpty)
  }

  private func findings(of example: RuleExample) throws -> [Finding] {
    var facts: [(String, String)] = []
    var words = example.facts[...]
    while let name = words.popFirst(), let value = words.popFirst() { facts.append((String(name.dropFirst(2)), value)) }
    return try TestedCheck.findings(example.text, example.name, facts)
  }

  @Test func areFoundByCodeOrName() {
    #expect(CheckRule.named("lr012")?.name == "log-warmup")
    #expect(CheckRule.named("log-warmup")?.code == "LR012")
    #expect(CheckRule.named("LR034")?.name == "off-plan" && CheckRule.named("LR099") == nil)
  }
}
