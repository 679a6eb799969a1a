import Testing

@testable import Catalogue
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
    #expect(
      plot.contains(
        "-n, --iterations N Updates of the whole run, numbered from 0 (default: as long as the curves take)"))
    #expect(plot.contains("--theme THEME Colours of all but the curves (light, dark; default: light)"))
    #expect(plot.contains("--scale X") && plot.contains("(default: 1; from 0.25 to 10)"))
  }

  @Test func aFrameworkIsExplainedWithItsEntriesAndCompositions() throws {
    let text = try #require(Help(width: 200).text(about: "pytorch"))
    #expect(text.hasPrefix("torch: \(Torch.summary) Held against \(Torch.release).\n"))
    #expect(text.contains("In code: torch.optim.lr_scheduler, torch.optim.swa_utils\n"))
    for entry in Torch.entries { #expect(text.contains("  \(entry.name)")) }
    #expect(text.contains("  torch.SequentialLR ") && !text.contains("optax."))
  }

  @Test(arguments: [
    "torch.SequentialLR", "SequentialLR", "torch.optim.lr_scheduler.SequentialLR", "pytorch.sequentiallr",
  ])
  func compositionsAreFoundAsCodeHasThem(_ word: String) throws {
    let text = try #require(Help(width: 200).text(about: word))
    #expect(text.hasPrefix("torch.SequentialLR: Schedules one after the other, written 'A for N then B'.\n"))
    #expect(HelpTopic("optax.SequentialLR", .catalogue) == nil)
  }

  /// What is written of a call that puts schedules together can be typed, and draws as many stages as it puts together.
  @Test func examplesOfCompositionsAreCurves() throws {
    for composition in FrameworkComposition.all {
      #expect(Catalogue.dialect(named: composition.dialect)?.name == composition.dialect)
      #expect(Vocabulary.catalogue.finding(composition.name) == nil, "\(composition.name)")
      let line = String(composition.example.dropFirst("lrsched ".count))
      let invocation = try parse(line, vocabulary: .catalogue)
      #expect(try invocation.schedules().count == 1)
      let isChoice = composition.name == "hf.get_scheduler"
      #expect(invocation.curves[0].config.stages.count == (isChoice ? 1 : 2), "\(composition.name)")
    }
    #expect(FrameworkComposition.all.count >= 6)
  }

  @Test func optionsAreExplainedByTheirDashes() throws {
    let help = Help(width: 1000)
    let log = try #require(help.text(about: "--log-y"))
    #expect(log == "An option of plot, compare, show, explore, diff and find:\n  --log-y  Logarithmic y axis\n")
    #expect(try #require(help.text(about: "-n")).contains("-n, --iterations N"))
    // One name, two meanings: both are told.
    let width = try #require(help.text(about: "--width"))
    #expect(width.contains("Width of the picture") && width.contains("Width in columns of letters"))
    let patience = try #require(help.text(about: "--patience"))
    #expect(patience.hasPrefix("A parameter of torch.ReduceLROnPlateau"))
    #expect(patience.contains("Bad epochs in a row that are tolerated"))
    #expect(help.text(about: "--banana") == nil && help.text(about: "-y") == nil)
  }

  @Test func severalTopicsAreExplained() throws {
    #expect(try parse("help shape lift").operands == ["shape", "lift"])
    #expect(try parse("help --log-y -n").operands == ["--log-y", "-n"])
  }

  @Test func theListIsSearched() throws {
    func names(_ words: String...) -> [String] {
      ScheduleList(words: words).text().split(separator: "\n").filter { $0.hasPrefix("  ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    #expect(names("torch") == Torch.entries.map(\.name))
    #expect(names("pytorch", "cosine") == ["torch.CosineAnnealingLR", "torch.CosineAnnealingWarmRestarts"])
    #expect(names("cosine").contains("hf.cosine_with_restarts") && names("cosine").first == "cosine")
    #expect(names("sgdr restarts").contains("sgdr"))
    #expect(!names("cosine").contains("constant"))
    #expect(names().count == Catalogue.definitions.count)
    #expect(ScheduleList(words: ["no", "such", "thing"]).isEmpty)
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
