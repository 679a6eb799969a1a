import Testing

@testable import CommandLanguage

@Suite struct CommandTableTests {
  @Test func everyRowIsFoundByItsNameAlone() {
    let commands = CommandTable.commands
    #expect(Set(commands.map(\.name)).count == commands.count)
    for command in commands {
      #expect(Command(rawValue: command.name) == command)
      #expect(command.summary.hasSuffix("."), "\(command)")
      #expect(command.examples.allSatisfy { $0.hasPrefix("lrsched \(command)") }, "\(command)")
    }
    #expect(Command(rawValue: "generate") == nil && Command(rawValue: "draw") == nil)
  }

  @Test(
    arguments: [
      (.plot, "lrsched plot CURVE [vs CURVE]... [OPTIONS]"),
      (.explore, "lrsched explore [CURVE [vs CURVE]...] [OPTIONS]"), (.explain, "lrsched explain CURVE [OPTIONS]"),
      (.at, "lrsched at ITERATIONS CURVE [vs CURVE]... [OPTIONS]"), (.recipe, "lrsched recipe FILE"),
      (.find, "lrsched find LOG [OPTIONS]"),
      (.list, "lrsched list [WORD]... [OPTIONS]"), (.help, "lrsched help [TOPIC]..."),
      (.completions, "lrsched completions SHELL"), (.version, "lrsched version"),
    ] as [(Command, String)])
  func usageFollowsFromTheRow(_ command: Command, _ usage: String) {
    #expect(command.usage == usage)
  }

  /// What a row says of its operands is what the parser takes, and what it asks for.
  @Test func operandsAreCheckedByTheRow() throws {
    for command in CommandTable.commands {
      let operands = command.operands
      if let word = operands.word, !word.isOptional {
        #expect(parseError("\(command)\(operands.curves == .none ? "" : " shape")") == .missingOperand(command))
        let sentence = Diagnostic(UsageError.missingOperand(command)).sentence
        #expect(sentence.hasPrefix("lrsched \(command) needs "), "\(sentence)")
      }
      if operands.curves == .some || operands.curves == .one {
        #expect(parseError("\(command)") == .missingCurve(command))
      }
      if operands.curves == .one { #expect(parseError("\(command) shape vs flat --lr 1") == .severalCurves(command)) }
      if operands.curves == .none, operands.word == nil {
        #expect(parseError("\(command) word") == .unexpectedWord("word", command: command))
      }
      if let choices = operands.choices {
        let curve = command.takesCurves ? " shape" : ""
        for choice in choices { #expect(try parse("\(command) \(choice)\(curve)").operands == [choice]) }
        #expect(
          parseError("\(command) no-choice\(curve)")
            == .notAChoice(.word(operands.word?.name ?? ""), value: "no-choice", accepted: choices))
      }
    }
  }

  @Test func whatIsHiddenIsNotToldOf() {
    let hidden = CommandTable.commands.filter(\.isHidden)
    #expect(hidden == [.reference])
    for shell in Shell.allCases {
      let script = Completions(vocabulary: Sample.vocabulary).script(for: shell)
      for command in hidden { #expect(!script.contains(command.name), "\(shell)") }
      for command in Command.visible { #expect(script.contains(command.name), "\(shell)") }
    }
  }
}
