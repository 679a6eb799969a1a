import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct HelpTests {
  private static let topics = HelpTopic.names(.catalogue) + [Command.reference.rawValue]

  @Test(arguments: [40, 80, 200]) func everyTopicFitsItsWidth(_ width: Int) throws {
    let help = Help(width: width)
    for topic in Self.topics.map(Optional.init) + [nil] {
      let text = try #require(help.text(about: topic), "\(topic ?? "")")
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(topic ?? "")")
      for line in text.split(separator: "\n") where line.count > width {
        // Examples are lines to type and cannot be broken; neither can an option with its names, or a single word.
        let isExample = line.contains("lrsched ") || line.contains(": ") || line.hasPrefix("  -")
        #expect(isExample || !line.drop { $0 == " " }.contains(" "), "\(topic ?? ""): \(line)")
      }
      #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") }, "\(topic ?? "")")
    }
    #expect(help.text(about: "banana") == nil)
  }

  @Test func theOverviewIsShortAndHasTwoExamples() throws {
    let lines = try #require(Help().text(about: "overview")).split(separator: "\n")
    #expect(lines.count <= 12)
    #expect(lines.filter { $0.hasPrefix("  lrsched ") }.count == 2)
  }

  @Test func aScheduleIsExplainedInFull() throws {
    let expected = """
      flat: A schedule of the tests.

      Usage: flat [--param value]...

      Formula:
        lr

      Parameters:
        --lr RATE  Learning rate (required; at least 0)

      Example:
        lrsched plot flat

      Source: tests

      """
    #expect(Help(vocabulary: Sample.vocabulary).text(about: "flat") == expected)
  }

  @Test func everyParameterIsExplained() throws {
    for definition in Catalogue.definitions {
      let text = try #require(Help(width: 1000).text(about: definition.name))
      for word in [definition.summary, definition.formula, definition.source, definition.example] {
        #expect(text.contains(word), "\(definition.name): \(word)")
      }
      for parameter in definition.parameters {
        #expect(text.contains("--\(parameter.name)") && text.contains(parameter.help), "\(definition.name)")
      }
    }
  }

  @Test(
    arguments: [
      ("length", "--length LENGTH  Iterations (default: 1000; at least 1)"),
      ("offset", "--offset X  Any number (default: 0)"),
      ("share", "--share SHARE  Share of the length (default: 0.5; from 0 to 1)"),
      ("heads", "--heads N  Number of heads (default: 8; at least 1; in heads)"),
      ("mode", "--mode WORD  The way (linear, exp-range, none; default: linear)"),
      ("staircase", "--staircase  In steps"),
      ("milestones", "--milestones LENGTH,...  Where the rate drops (default: no drops; each at least 1)"),
      ("scales", "--scales LENGTH:X,...  Factors by iteration (default: none)"),
      ("metrics", "--metrics FILE|X,...  Losses (default: none)"),
    ])
  func defaultsBoundsAndUnitsAreTold(_ name: String, _ line: String) throws {
    let parameter = try #require(Sample.shape.parameters.named(name))
    #expect(OptionHelp(parameter).line == line)
  }

  @Test func everyOptionOfACommandIsExplained() throws {
    for command in Command.allCases {
      let text = try #require(Help(width: 1000).text(about: command.rawValue))
      #expect(text.contains(command.summary) && text.contains(command.usage))
      for option in OptionTable.options(of: command) {
        #expect(text.contains("--\(option.name)") && text.contains(option.help), "\(command) --\(option.name)")
      }
    }
    let plot = try #require(Help(width: 1000).text(about: "plot")).split(separator: " ").joined(separator: " ")
    #expect(plot.contains("-n, --iterations N Updates of the whole run, numbered from 0 (default: 1500)"))
    #expect(plot.contains("--theme THEME Colours of all but the curves (light, dark; default: light)"))
    #expect(plot.contains("--scale X") && plot.contains("(default: 1; from 0.25 to 10)"))
  }

  @Test func theListIsGroupedWithOneLineEach() {
    let expected = """
      Schedules:
        shape    A schedule of the tests.
        flat     A schedule of the tests.
        epochal  A schedule of the tests.

      Modifiers:
        lift  Lifts a curve.

      torch:
        torch.OneCycleLR  A schedule of the tests.

      paddle:
        paddle.OneCycleLR  A schedule of the tests.

      """
    let list = ScheduleList(vocabulary: Sample.vocabulary)
    #expect(list.text() == expected)
    #expect(list.text(width: 40).split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(
      ScheduleList(vocabulary: Sample.vocabulary, dialect: "torch").text()
        == "torch:\n  torch.OneCycleLR  A schedule of the tests.\n")
    #expect(ScheduleList(vocabulary: Sample.vocabulary, dialect: "keras").text().isEmpty)
  }
}
