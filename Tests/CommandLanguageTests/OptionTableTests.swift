import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct OptionTableTests {
  @Test func noCommandHasAnOptionTwice() {
    for command in Command.allCases {
      let options = OptionTable.options(of: command)
      let names = options.map(\.name)
      #expect(Set(names).count == names.count, "\(command)")
      let letters = options.compactMap(\.short)
      #expect(Set(letters).count == letters.count, "\(command)")
    }
  }

  @Test func everyOptionIsExplained() {
    for option in OptionTable.options {
      #expect(!option.help.isEmpty && !option.help.hasSuffix("."), "\(option.name)")
      #expect(!option.commands.isEmpty, "\(option.name)")
      let takesValue = option.kind.map { $0 != .flag } ?? (option.name == "label")
      #expect(takesValue == (option.valueName != nil), "\(option.name)")
      let command = option.commands.first ?? .plot
      if let store = option.store, takesValue, store.read(Invocation(command)) == nil {
        #expect(option.defaultText != nil, "\(option.name)")
      }
    }
  }

  /// Within a stage, a parameter hides an option of the command of the same name: it would be lost there. A command without
  /// curves has no stages.
  @Test func schedulesHideOnlyTheOptionsThatTheyMay() {
    let options = OptionTable.options.filter { $0.commands.contains(where: \.takesCurves) }
    for definition in Catalogue.definitions {
      for name in definition.parameters.flatMap({ [$0.name] + $0.aliases }) {
        let hidden = options.filter { $0.isNamed(name) }.map(\.name)
        #expect(hidden.allSatisfy(OptionTable.shadowable.contains), "\(definition.name) --\(name)")
      }
    }
  }

  @Test func noNameOfTheCatalogueIsAWordOfTheLanguage() {
    let words = Keyword.allCases.map(\.rawValue) + Command.allCases.map(\.rawValue) + HelpPage.allCases.map(\.rawValue)
    for definition in Catalogue.definitions {
      for name in [definition.name] + definition.aliases {
        #expect(!words.contains { Parameter.isSame($0, name) }, "\(name)")
        #expect(!name.hasPrefix("-") && !name.hasPrefix("@"), "\(name)")
      }
    }
  }

  @Test func everyExampleReads() throws {
    for definition in Catalogue.definitions {
      let invocation = try parse("plot --steps-per-epoch 10 \(definition.example)", vocabulary: .catalogue)
      let curve = try #require(invocation.curves.first)
      #expect(curve.config.stages.contains { $0.definition.name == definition.name }, "\(definition.name)")
      #expect(invocation.seriesFiles.isEmpty, "\(definition.name)")
      _ = try invocation.schedules()
    }
    let lines = Command.allCases.flatMap(\.examples) + Keyword.allCases.map(\.example) + Help.examples
    for line in lines where !line.contains(where: { $0 == ">" || $0 == "|" || $0 == "@" }) {
      _ = try parse(String(line.dropFirst("lrsched ".count)), vocabulary: .catalogue).schedules()
    }
  }
}
