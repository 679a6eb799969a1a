import Checks
import CommandLanguage
import TerminalText

/// `lrsched rule`: what a rule of `check` finds, and why it matters.
enum RuleCommand {
  static func run(_ invocation: Invocation) throws {
    guard let word = invocation.operands.first else {
      return try Page.write(CheckRule.everything.map { "\($0.code)  \($0.name): \($0.summary)" })
    }
    guard let rule = CheckRule.named(word) else {
      throw UsageError.notAChoice(.word("CODE"), value: word, accepted: CheckRule.everything.map(\.code))
    }
    if invocation.check.isMarkdown { return try OutputFile.standardOutput { $0.write(rule.markdown) } }
    try Page.write(rule.page)
  }
}
