import Catalogue
import Runs
import Testing

@testable import CommandLanguage

@Suite struct CommandLineParserTests {
  @Test func nothingGivenMeansTheTutorialsRun() throws {
    let invocation = try parse("plot shape")
    let evaluation = try invocation.evaluation()
    #expect(evaluation.length == 1500 && evaluation.shown == 0...1499)
    #expect(invocation.chart == ChartOptions())
    #expect(invocation.destinations == [Output(path: "shape.png", format: .image(.png))])
    #expect(try parse("export shape").destinations == [Output(path: "-", format: .data(.csv))])
    #expect(try parse("plot shape vs flat").destinations.map(\.path) == ["comparison.png"])
  }

  @Test(arguments: ["-n 100", "-n100", "-n=100", "--iterations 100", "--iterations=100", "-n 0.1k", "-n 1 -n 100"])
  func iterationsHaveManySpellings(_ option: String) throws {
    #expect(try parse("plot \(option) shape").run.iterations == 100)
    #expect(try parse("plot shape \(option)").run.iterations == 100)
    #expect(try parse("plot shape --min 1 \(option) --max 2 vs flat").run.iterations == 100)
  }

  @Test func globalOptionsMayStandAnywhere() throws {
    let invocation = try parse(
      "plot --title 'a b' shape --width 800 --max 2 --grid lift --by 1 -o a.png --length 3 vs --y-min -1 flat -qo b.SVG"
    )
    #expect(invocation.curves.count == 2)
    #expect(invocation.curves.first?.config.description == "shape --max 2 lift --by 1 --length 3")
    #expect(invocation.chart.title == "a b")
    #expect(invocation.chart.size.width == 800)
    #expect(invocation.chart.hasGrid)
    #expect(invocation.chart.yMinimum == -1)
    #expect(invocation.output.isQuiet)
    #expect(
      invocation.destinations == [
        Output(path: "a.png", format: .image(.png)), Output(path: "b.SVG", format: .image(.svg)),
      ])
  }

  @Test func theLastOfTwoOptionsCounts() throws {
    let invocation = try parse("plot shape --theme dark --grid --theme light --no-grid --legend=top")
    #expect(invocation.chart.theme == .light)
    #expect(!invocation.chart.hasGrid)
    #expect(invocation.chart.legend == .top)
  }

  @Test func labelsBelongToTheCurveThatTheyStandIn() throws {
    let invocation = try parse("plot --label 'a: 1' shape --max 2 vs flat --lr 1 --label=-b vs shape")
    #expect(invocation.curves.map(\.label) == ["a: 1", "-b", nil])
  }

  @Test(
    arguments: [
      ("-o a.png", [.image(.png)]), ("-o -", [.image(.png)]), ("-o - --format svg", [.image(.svg)]),
      ("-o x.y/a --format png", [.image(.png)]), ("-o /dev/fd/3", [.image(.png)]),
      ("--format pdf -o a.png", [.image(.pdf)]),
    ] as [(String, [Output.Format])])
  func theExtensionTellsTheFormatOfPictures(_ option: String, _ formats: [Output.Format]) throws {
    #expect(try parse("plot shape \(option)").destinations.map(\.format) == formats)
  }

  @Test(
    arguments: [
      ("-o a.tsv", .tsv), ("-o a.npy", .npy), ("-o a", .csv), ("--format json", .json), ("-o a.x --format npy", .npy),
    ] as [(String, DataFormat)])
  func theExtensionTellsTheFormatOfData(_ option: String, _ format: DataFormat) throws {
    #expect(try parse("export shape \(option)").destinations.map(\.format) == [.data(format)])
  }

  @Test func epochsCountWhatTheyAreToldTo() throws {
    #expect(try parse("plot -n 90ep shape --steps-per-epoch 7").run.iterations == 630)
    #expect(try parse("plot -n 2ep shape --samples 1000 --batch-size 300").run.iterations == 8)
    #expect(try parse("plot -n 2ep shape --samples 900 --batch-size 300").run.iterations == 6)
    let export = try parse("export shape --every 0.5ep --steps-per-epoch 10")
    #expect(try export.stride(in: export.evaluation().run) == 5)
    #expect(try parse("plot shape --samples 7 --batch-size 4").iterationsPerEpoch == 2)
  }

  /// The run, what is shown of it, and what the shares of it are shares of.
  @Test(
    arguments: [
      ("-n 200", 0...199), ("-n 200 --from 10%", 20...199), ("-n 200 --first 10%", 20...199),
      ("-n 200 --from 20 --to 30", 20...30), ("-n 200 --to 30 --from 20", 20...30), ("-n 200 --to 50%", 0...100),
      ("-n 200 --to 200", 0...199), ("-n 200 --to 1e12", 0...199), ("-n 200 --to 100%", 0...199),
      ("-n 200 --from 199", 199...199), ("-n 200 --from 7 --to 7", 7...7), ("--from 500", 500...1499),
      ("-n 5ep --from 2ep --to 3ep --steps-per-epoch 10", 20...30), ("--first 3 --from 5", 5...1499),
    ])
  func aPartIsShownAndTheRunStays(_ options: String, _ shown: ClosedRange<Int>) throws {
    for line in ["plot shape \(options)", "export \(options) shape", "explain shape \(options)"] {
      let evaluation = try parse(line).evaluation()
      #expect(evaluation.shown == shown, "\(line)")
      #expect(evaluation.length == (options.contains("-n 2") ? 200 : options.contains("-n 5") ? 50 : 1500))
    }
  }

  @Test func sharesAreSharesOfTheRunWhateverIsShown() throws {
    let line = "plot linear --length 10% -n 1000"
    let whole = try #require(try parse(line, vocabulary: .catalogue).schedules().first)
    let part = try #require(try parse("\(line) --from 5% --to 80", vocabulary: .catalogue).schedules().first)
    #expect(whole.length == 100 && part.length == 100)
  }

  @Test(
    arguments: [
      ("--from 200", "--from must be one of the updates 0 to 199 of the run, which -n makes longer, not '200'."),
      ("--from 100%", "--from must be one of the updates 0 to 199 of the run, which -n makes longer, not '100%'."),
      ("--from 20 --to 5%", "--to must be at least --from, which is update 20, not '5%'."),
      ("--from -1", "--from must be at least 0, not '-1'."),
    ])
  func aPartOutsideOfTheRunIsRefused(_ options: String, _ sentence: String) throws {
    #expect(try told("plot cosine -n 200 \(options)").sentence == sentence)
  }

  @Test func atTakesItsIterationsBeforeTheCurveOrByName() throws {
    func positions(_ line: String) throws -> [Int] {
      try parse(line).updates()
    }
    #expect(try positions("at 0,10,1k shape --max 2") == [0, 10, 1000])
    #expect(try positions("at -n 200 50%,3 shape") == [100, 3])
    #expect(try positions("at shape --at 5") == [5])
    #expect(try positions("at 9007199254740993 shape") == [9_007_199_254_740_993])
    #expect(try positions("at 5 1shape") == [5])
    #expect(parseError("at 1shape") == .missingOperand(.at))
    #expect(try parse("at 5 shape").curves.map(\.config) == [ScheduleConfig(Stage(Sample.shape))])
  }

  @Test(
    arguments: [
      ("", ["overview"]), ("help", []), ("--help", []), ("-h", []), ("plot --help", ["plot"]),
      ("plot shape --max --help", ["shape"]), ("plot shape lift -h --by", ["lift"]), ("plot bad --bad -h", ["plot"]),
      ("shape --help", ["shape"]), ("plot shape then --help", ["then"]),
      ("help torch.OneCycleLR", ["torch.OneCycleLR"]),
      ("help durations", ["durations"]), ("help vs", ["vs"]), ("help export", ["export"]),
    ])
  func helpIsFoundAnywhere(_ line: String, _ topic: [String]) throws {
    let invocation = try parse(line)
    #expect(invocation.command == .help)
    #expect(invocation.operands == topic)
  }

  @Test func otherCommandsTakeTheirWords() throws {
    #expect(try parse("--version").command == .version)
    #expect(try parse("version").command == .version)
    #expect(try parse("recipe a.png").operands == ["a.png"])
    #expect(try parse("completions zsh").operands == ["zsh"])
    #expect(try parse("reference man").operands == ["man"])
    let list = try parse("list --dialect torch --json")
    #expect(list.dialect == "torch")
    #expect(list.isJSON)
  }

  @Test(
    arguments: [
      ("plt shape", .unknownCommand("plt")), ("shape", .unknownCommand("shape")),
      ("--max 2", .unknownOption("--max", stage: nil, command: .help)),
      ("plot -n", .missingValue(.option("iterations", of: .plot))),
      ("plot shape -n 0", .outOfBounds(.option("iterations", of: .plot), value: "0", accepted: "at least 1")),
      ("plot shape -n -5", .outOfBounds(.option("iterations", of: .plot), value: "-5", accepted: "at least 1")),
      ("plot shape -n 9223372036854775808", .tooLarge(.option("iterations", of: .plot), value: "9223372036854775808")),
      ("plot shape -n 1e30", .tooLarge(.option("iterations", of: .plot), value: "1e30")),
      ("plot shape -n 2.5", .notWhole(.option("iterations", of: .plot), value: "2.5")),
      ("plot shape -n 10%", .unitNotAccepted(.option("iterations", of: .plot), value: "10%")),
      ("plot shape -n 1dur", .unitNotAccepted(.option("iterations", of: .plot), value: "1dur")),
      ("plot shape -n 3ep --epochs 3", .exclusive(.option("iterations", of: .plot), .option("epochs", of: .plot))),
      (
        "plot shape -n 1Msamp",
        .missingFact(
          .option("iterations", of: .plot), value: "1Msamp", MissingFact(.samplesPerUpdate, remedies: [[.batchSize]]))
      ),
      (
        "at 1Gtok shape --batch-size 8",
        .missingFact(
          .option("at", of: .at), value: "1Gtok", MissingFact(.tokensPerUpdate, remedies: [[.sequenceLength]]))
      ),
      ("plot shape -n 3ep", .missingFact(.option("iterations", of: .plot), value: "3ep", Sample.noEpoch)),
      (
        "plot shape -n 0.1ep --steps-per-epoch 2",
        .outOfBounds(.option("iterations", of: .plot), value: "0.1ep", accepted: "at least 1")
      ),
      ("plot shape --width 1", .outOfBounds(.option("width", of: .plot), value: "1", accepted: "from 100 to 16000")),
      ("plot shape --width 1.5", .notWhole(.option("width", of: .plot), value: "1.5")),
      ("plot shape --width 10%", .notACount(.option("width", of: .plot), value: "10%")),
      ("plot shape --scale 0", .outOfBounds(.option("scale", of: .plot), value: "0", accepted: "from 0.25 to 10")),
      ("plot shape --title -x", .missingValue(.option("title", of: .plot))),
      ("plot shape --log-y=perhaps", .notABoolean(.option("log-y", of: .plot), value: "perhaps")),
      (
        "plot shape --theme drak", .notAChoice(.option("theme", of: .plot), value: "drak", accepted: ["light", "dark"])
      ),
      (
        "plot shape --y-min 2 --y-max 1",
        .notBelow(.option("y-min", of: .plot), value: "2", .option("y-max", of: .plot), otherValue: "1")
      ),
      (
        "plot shape --y-min 0 --log-y",
        .outOfBounds(.option("y-min", of: .plot), value: "0", accepted: "greater than 0 on a logarithmic axis")
      ),
      (
        "plot shape --x epoch",
        .missingFact(.option("x", of: .plot), value: "epoch", Sample.noEpoch)
      ),
      ("plot shape --samples 9", .needs(.option("samples", of: .plot), others: [.option("batch-size", of: .plot)])),
      ("plot shape --seq-len 9", .needs(.option("seq-len", of: .plot), others: [.option("batch-size", of: .plot)])),
      (
        "plot shape --world-size 9",
        .needs(.option("world-size", of: .plot), others: [.option("batch-size", of: .plot)])
      ),
      ("plot shape --drop-last", .needs(.option("drop-last", of: .plot), others: [.option("samples", of: .plot)])),
      (
        "plot shape --samples 9 --batch-size 3 --steps-per-epoch 3",
        .exclusive(.option("steps-per-epoch", of: .plot), .option("samples", of: .plot))
      ), ("explain shape vs flat", .severalCurves(.explain)), ("at shape", .missingOperand(.at)),
      ("at 1,,2 shape", .emptyElement(.option("at", of: .at), value: "1,,2")),
      ("recipe", .missingOperand(.recipe)), ("recipe a b", .unexpectedWord("b", command: .recipe)),
      ("completions", .missingOperand(.completions)),
      ("completions csh", .notAChoice(.word("SHELL"), value: "csh", accepted: ["bash", "zsh", "fish"])),
      ("help nothing", .unknownTopic("nothing")), ("help plot nothing", .unknownTopic("nothing")),
      ("help --nothing", .unknownTopic("--nothing")), ("list nothing", .nothingListed("nothing")),
      ("list torch shape", .nothingListed("torch shape")), ("list --dialect tourch", .unknownDialect("tourch")),
      ("version now", .unexpectedWord("now", command: .version)),
      ("plot shape -o a.bmp", .unknownFormat(path: "a.bmp", accepted: ["png", "svg", "pdf"])),
      ("export shape -o a.png", .unknownFormat(path: "a.png", accepted: ["csv", "tsv", "json", "npy"])),
      ("plot shape -o a", .unknownFormat(path: "a", accepted: ["png", "svg", "pdf"])),
      ("plot shape -o b.d/a", .unknownFormat(path: "b.d/a", accepted: ["png", "svg", "pdf"])),
      ("plot shape -o .pdf", .unknownFormat(path: ".pdf", accepted: ["png", "svg", "pdf"])),
      ("plot --label x", .labelWithoutCurve),
    ] as [(String, UsageError)])
  func whatIsWrongIsTold(_ line: String, _ error: UsageError) {
    #expect(parseError(line) == error)
  }

  /// Source text is text, whatever its file is called.
  @Test(arguments: ["schedule.py", "schedule.png", "schedule", "-"]) func codeGoesToAFileOfAnyName(_ name: String)
    throws
  {
    #expect(try parse("code python shape -o \(name)").output.paths == [name])
  }
}
