import Checks
import Configs
import Documents
import Testing

/// What files and folders say of the rules.
struct CheckSettingsTests {
  private let findings = [Finding("LR008", .hint, "a"), Finding("LR001", .warning, "b")]

  @Test func leavesOutWhatACommentNames() {
    let source = SourceText("lr: 1  # lrsched: ignore LR001 the tail is meant\n")
    #expect(Suppressions(of: source).left(of: findings).map(\.code) == ["LR008"])
  }

  @Test func tellsACommentThatLeavesNothingOut() throws {
    let source = SourceText("a: 1\n# lrsched: ignore LR001, LR012 reason\n")
    let left = Suppressions(of: source).left(of: findings)
    #expect(left.map(\.code) == ["LR008", "LR000"])
    let unused = try #require(left.last)
    #expect(unused.severity == .hint)
    #expect(unused.text.hasPrefix("LR012 is not found here"))
    #expect(unused.span?.excerpt.line == 2)
  }

  @Test func readsFactsAndSeverities() throws {
    let settings = try CheckSettings(
      SourceText(
        """
        [ignore]
        LR008 = "of no weight"
        [severity]
        dead-tail = "error"
        [facts]
        samples = 100
        world-size = 2
        [files."a.yaml"]
        world-size = 8
        """))
    #expect(settings.left(of: findings).map(\.code) == ["LR001"])
    #expect(settings.left(of: findings).first?.severity == .error)
    var given = GivenFacts()
    given.counts[.samples] = 7
    #expect(settings.facts(of: "a.yaml", with: given).counts == [.samples: 7, .worldSize: 8])
    #expect(settings.facts(of: "b.yaml", with: GivenFacts()).counts == [.samples: 100, .worldSize: 2])
  }

  @Test(arguments: [
    "[ignore]\nLR008 = \"\"", "select = [\"LR99\"]", "[severity]\nLR001 = \"loud\"", "colour = 1",
    "[facts]\nsamples = -1",
    "[facts]\nsample = 1",
  ]) func refusesWhatIsNoSetting(_ text: String) {
    #expect(throws: DocumentFault.self) { try CheckSettings(SourceText(text)) }
  }
}
