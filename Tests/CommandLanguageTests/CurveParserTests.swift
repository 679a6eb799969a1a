import Catalogue
import Runs
import Testing

@testable import CommandLanguage

/// The curve of a command line with a single one.
private func curve(_ words: String) throws -> ScheduleConfig {
  try #require(parse("plot \(words)").curves.first).config
}

@Suite struct CurveParserTests {
  @Test func stagesAreReadFromLeftToRight() throws {
    let expected = ScheduleConfig(
      Stage(Sample.shape, ["max": 2.0]),
      [
        .modify(Stage(Sample.lift, ["by": 1.0, "length": .duration(.updates(5))])), .cut(Quantity(10, .percent)),
        .then(Stage(Sample.flat, ["lr": 0.5])), .times(Stage(Sample.shape, ["min": 3.0])),
      ])
    #expect(
      try curve("shape --max 2 lift --by 1 --length 5 for 10% then flat --lr 0.5 times shape --min 3") == expected)
  }

  @Test(arguments: [
    "--max 2", "--max=2", "--max-lr 2", "--max_lr 2", "--max_lr=2", "--max 2.0", "--max +2", "--max 20e-1",
  ])
  func oneOptionHasManySpellings(_ option: String) throws {
    #expect(try curve("shape \(option)") == ScheduleConfig(Stage(Sample.shape, ["max": 2.0])))
  }

  @Test func aliasesOfSchedulesAreTheSchedule() throws {
    #expect(try curve("form") == ScheduleConfig(Stage(Sample.shape)))
  }

  @Test func capitalsCountWhereNamesDifferByThemAlone() throws {
    let expected = ScheduleConfig(Stage(Sample.shape, ["T_max": .count(3), "t_max": .count(4)]))
    #expect(try curve("shape --T-max 3 --t_max 4") == expected)
    #expect(parseError("plot shape --T_MAX 2") == .unknownOption("--T_MAX", stage: "shape", command: .plot))
  }

  @Test func elsewhereCapitalsDoNotCount() throws {
    let expected = ScheduleConfig(
      Stage(Sample.shape, ["max": 2.0, "mode": .choice("exp-range")]), [.cut(.updates(5)), .then(Stage(Sample.flat))])
    #expect(try curve("SHAPE --Max 2 --mode Exp_Range FOR 5 Then Flat") == expected)
    let invocation = try parse("Plot shape VS flat --lr 1 --Title A")
    #expect(invocation.curves.count == 2)
    #expect(invocation.chart.title == "A")
    // An option of the command in its own capitals comes before a parameter in others.
    #expect(try parse("export epochal --Every 9 vs shape --EVERY 6").export.every == .updates(6))
  }

  @Test(
    arguments: [
      ("--offset -1e-3", ["offset": .number(-0.001)]), ("--offset=-1", ["offset": -1.0]),
      ("--offset -.5", ["offset": -0.5]), ("--staircase", ["staircase": true]),
      ("--no-staircase", ["staircase": false]), ("--staircase=false", ["staircase": false]),
      ("--staircase=True", ["staircase": true]), ("--no_staircase --max 2", ["staircase": false, "max": 2.0]),
      ("--mode exp_range", ["mode": .choice("exp-range")]), ("--mode none", ["mode": .choice("none")]),
      ("--heads 2k", ["heads": .count(2000)]), ("--heads 4.0", ["heads": .count(4)]),
      (
        "--milestones 250,1k,30ep",
        [
          "milestones": .list([
            .duration(.updates(250)), .duration(.updates(1000)), .duration(Quantity(30, .epochs)),
          ])
        ]
      ), ("--values 0.1", ["values": .list([.number(0.1)])]), ("--values=", ["values": .list([])]),
      (
        "--scales 30:0.1,80:-2",
        [
          "scales": .mapping([.init(.updates(30), 0.1), .init(.updates(80), -2)])
        ]
      ), ("--metrics -1,2e-1", ["metrics": .list([.number(-1), .number(0.2)])]),
      ("--metrics 3", ["metrics": .list([.number(3)])]), ("--metrics loss.txt", ["metrics": .file("loss.txt")]),
      ("--metrics 2024/loss.txt", ["metrics": .file("2024/loss.txt")]),
    ] as [(String, [String: ParameterValue])])
  func valuesAreReadByTheirKind(_ option: String, _ values: [String: ParameterValue]) throws {
    #expect(try curve("shape \(option)") == ScheduleConfig(Stage(Sample.shape, values)))
  }

  @Test func optionsOfTheStageComeBeforeThoseOfTheCommand() throws {
    let invocation = try parse("export --every 7 epochal --every 9 vs --every 8 shape --every 6")
    #expect(invocation.curves.first?.config.first.values == ["every": .duration(.updates(9))])
    // `shape` has no such parameter, so the last of the others counts.
    #expect(invocation.export.every == .updates(6))
  }

  @Test(arguments: [
    "'shape --max 2'", "'shape  --max  2 '", "' shape' --max 2", "\"shape --max 2\"", "'shape' '--max' 2",
  ])
  func aCurveMayStandInQuotes(_ words: String) throws {
    #expect(try curve(words) == ScheduleConfig(Stage(Sample.shape, ["max": 2.0])))
  }

  @Test func partsOfALineMayStandInQuotes() throws {
    let expected = try parse("plot shape --max 2 lift --by 1 --length 5 vs flat --lr 1 --label 'a b'").curves
    #expect(
      try parse("plot 'shape --max 2' 'lift --by 1 --length 5' 'vs flat --lr 1' --label 'a b'").curves == expected)
    #expect(try parse("plot \"shape --max 2 lift --by 1 --length 5 vs flat --lr 1 --label 'a b'\"").curves == expected)
    // What no curve begins with stays a word.
    #expect(parseError("plot 'banana --max 2'") == .unknownSchedule("banana --max 2"))
    #expect(try curve("shape --metrics 'shape flat'").first.values["metrics"] == .file("shape flat"))
  }

  @Test func aLoneNumberIsWhatTheModifierNeeds() throws {
    let catalogue: (String) throws -> String = { words in
      try #require(parse("plot \(words)", vocabulary: .catalogue).curves.first).config.description
    }
    #expect(try catalogue("cosine warmup 100 scale 0.5") == "cosine warmup --length 100 scale --by 0.5")
    #expect(
      try catalogue("cosine warmup --shape cosine 10% shift -5")
        == "cosine warmup --length 10% --shape cosine shift --by=-5")
    #expect(try catalogue("cosine warmup 5 ep for 100") == "cosine warmup --length 5ep for 100")
    #expect(throws: UsageError.unknownModifier("5")) { try catalogue("cosine warmup 100 5") }
    #expect(throws: UsageError.unknownModifier("5")) { try catalogue("cosine 5") }
    // What needs two things, or none, does not say which one a number is.
    #expect(throws: UsageError.unknownModifier("5")) { try catalogue("cosine cooldown 5") }
    #expect(throws: UsageError.unknownModifier("5")) { try catalogue("cosine clamp 5") }
  }

  @Test func unitsMayStandAlone() throws {
    let length = ScheduleConfig(Stage(Sample.shape, ["length": .duration(Quantity(30, .epochs))]))
    for words in ["--length 30 ep", "--length 30 epochs", "--length 30epochs", "--length '30 ep'", "--length=30 ep"] {
      #expect(try curve("shape \(words)") == length, "\(words)")
    }
    #expect(try curve("shape for 5 steps then flat") == curve("shape for 5 then flat"))
    #expect(try parse("plot shape -n 3 ep --steps-per-epoch 10").run.iterations == 30)
    // Only behind a number without a unit.
    #expect(parseError("plot shape --length 30ep ep") == .unknownModifier("ep"))
    #expect(parseError("plot shape --max 30 ep") == .unknownModifier("ep"))
  }

  @Test func digitsInGroupsAreUnderstoodWhereTheyAreNoList() throws {
    #expect(
      try curve("shape --length 1_000 --max 1_0.5 --heads 1_0") == curve("shape --length 1000 --max 10.5 --heads 10"))
    let invocation = try parse("plot shape -n 50,000 --samples 1,281,167 --batch-size 256")
    #expect(invocation.run.iterations == 50_000)
    #expect(invocation.run.samples == 1_281_167)
    let grouped = UsageError.groupedDigits(.parameter("length", of: "shape"), value: "50,000", number: "50000")
    #expect(parseError("compare shape --length 50,000") == grouped)
    #expect(parseError("at 1,000 shape") == .groupedDigits(.option("at", of: .at), value: "1,000", number: "1000"))
    #expect(try parse("at 50,250 shape").curves.count == 1)
    #expect(try parse("compare shape --length 50,250").curves.count == 2)
  }

  @Test func hundredthsAreShares() throws {
    #expect(try curve("shape --share 30%") == curve("shape --share 0.3"))
    #expect(
      parseError("plot shape --share 130%")
        == .outOfBounds(.parameter("share", of: "shape"), value: "130%", accepted: "from 0 to 1"))
    #expect(parseError("plot shape --share %") == .notANumber(.parameter("share", of: "shape"), value: ""))
  }

  @Test func aFileIsToldWhereItsMarkIsMissing() {
    let files = ["runs.lrs": "shape", "runs": "shape"]
    #expect(parseError("compare runs.lrs", files: files) == .fileWithoutMark("runs.lrs"))
    #expect(parseError("compare shape vs runs.lrs", files: files) == .fileWithoutMark("runs.lrs"))
    #expect(parseError("compare other.lrs", files: files) == .unknownSchedule("other.lrs"))
    #expect(parseError("compare runs", files: files) == .unknownSchedule("runs"))
  }

  @Test(
    arguments: [
      ("plot train.yml", "There is no schedule 'train.yml', nor a file of this name that can be read."),
      ("plot configs/a", "There is no schedule 'configs/a', nor a file of this name that can be read."),
      ("plot a.png", "'a.png' is a picture: 'lrsched recipe a.png' prints the command that drew it."),
    ])
  func whatLooksLikeAFileIsToldAsOne(_ line: String, _ sentence: String) throws {
    let error = try #require(parseError(line, files: ["a.png": "x"]))
    #expect(Diagnostic(error).sentence == sentence)
  }

  /// A file alone is what somebody wants something of: which command, the sentence tells.
  @Test func aFileInPlaceOfACommandIsTold() {
    let files = ["train.yaml": "lr: 1", "a.png": "x"]
    #expect(parseError("train.yaml", files: files) == .fileAsCommand("train.yaml"))
    #expect(parseError("@train.yaml --samples 9", files: files) == .fileAsCommand("@train.yaml"))
    #expect(parseError("other.yaml", files: files) == .unknownCommand("other.yaml"))
    for (word, line) in [
      ("train.yaml", "lrsched explain @train.yaml"), ("@train.yaml", "lrsched explain @train.yaml"),
      ("a.png", "lrsched recipe a.png"),
    ] {
      let told = Diagnostic(.fileAsCommand(word))
      #expect(told.exitCode == .usage && told.sentence.hasSuffix("as in '\(line)'."), "\(told.sentence)")
    }
  }

  @Test func afterADoubleDashEverythingIsAWord() throws {
    #expect(try parse("plot -- shape vs flat").curves.count == 2)
    #expect(parseError("plot -- shape --max 2") == .unknownModifier("--max"))
    #expect(try parse("recipe -- -x.png").operands == ["-x.png"])
  }

  @Test func filesOfSeriesAreNotedOnce() throws {
    let invocation = try parse("compare shape --metrics b.txt vs shape --metrics a.txt vs shape --metrics b.txt")
    #expect(invocation.seriesFiles == ["b.txt", "a.txt"])
  }

  @Test(
    arguments: [
      ("shpe", .unknownSchedule("shpe")), ("shape lfit", .unknownModifier("lfit")),
      ("shape flat", .scheduleWithinCurve("flat")), ("lift --by 1", .modifierWithoutCurve("lift")),
      ("for 10", .modifierWithoutCurve("for")), ("shape then", .missingSchedule(after: "then")),
      ("shape then lift", .modifierWithoutCurve("lift")), ("shape then vs flat", .missingSchedule(after: "then")),
      ("shape times --max 2", .missingSchedule(after: "times")), ("shape vs", .missingSchedule(after: "vs")),
      ("vs shape", .missingSchedule(after: "plot")), ("", .missingCurve(.plot)), ("--quiet", .missingCurve(.plot)),
      ("shape --max", .missingValue(.parameter("max", of: "shape"))),
      ("shape --max vs flat", .missingValue(.parameter("max", of: "shape"))),
      ("shape --max lift", .missingValue(.parameter("max", of: "shape"))),
      ("shape --max --min 1", .missingValue(.parameter("max", of: "shape"))),
      ("shape --max=", .missingValue(.parameter("max", of: "shape"))),
      ("shape --max ''", .missingValue(.parameter("max", of: "shape"))),
      ("shape for", .missingValue(.word("for"))), ("shape for then flat", .missingValue(.word("for"))),
      ("shape --max 1 --max_lr 2", .repeated(.parameter("max", of: "shape"))),
      ("shape --staircase --no-staircase", .repeated(.parameter("staircase", of: "shape"))),
      ("shape --label a --label b", .repeated(.option("label", of: .plot))),
      ("shape lift --max 2", .parameterOfOtherStage("--max", owner: "shape")),
      ("shape for 10 --max 2", .parameterOfOtherStage("--max", owner: "shape")),
      ("shape --mxa 2", .unknownOption("--mxa", stage: "shape", command: .plot)),
      ("shape -lr 2", .unknownOption("-lr", stage: "shape", command: .plot)),
      ("shape --long", .optionOfOtherCommand("--long", command: .plot)),
      ("shape --ma 2", .unknownOption("--ma", stage: "shape", command: .plot)),
      ("shape --no-max", .unknownOption("--no-max", stage: "shape", command: .plot)),
      ("shape --max 1,x", .notANumber(.parameter("max", of: "shape"), value: "x")),
      ("shape --max 0x10", .notANumber(.parameter("max", of: "shape"), value: "0x10")),
      ("shape --max -inf", .notFinite(.parameter("max", of: "shape"), value: "-inf")),
      ("shape --max NaN", .notFinite(.parameter("max", of: "shape"), value: "NaN")),
      ("shape --max 1e999", .notFinite(.parameter("max", of: "shape"), value: "1e999")),
      ("shape --max -1", .outOfBounds(.parameter("max", of: "shape"), value: "-1", accepted: "at least 0")),
      ("shape --length 0", .outOfBounds(.parameter("length", of: "shape"), value: "0", accepted: "at least 1")),
      ("shape --length 2.5", .notWhole(.parameter("length", of: "shape"), value: "2.5")),
      ("shape --length 5x", .notADuration(.parameter("length", of: "shape"), value: "5x")),
      ("shape --length -5%", .outOfBounds(.parameter("length", of: "shape"), value: "-5%", accepted: "at least 0")),
      ("shape --heads 1.5", .notWhole(.parameter("heads", of: "shape"), value: "1.5")),
      ("shape --heads 10%", .notACount(.parameter("heads", of: "shape"), value: "10%")),
      ("shape --staircase=maybe", .notABoolean(.parameter("staircase", of: "shape"), value: "maybe")),
      (
        "shape --mode cubic",
        .notAChoice(.parameter("mode", of: "shape"), value: "cubic", accepted: ["linear", "exp-range", "none"])
      ),
      ("shape --milestones 1,,2", .emptyElement(.parameter("milestones", of: "shape"), value: "1,,2")),
      ("shape --scales 30", .notAPair(.parameter("scales", of: "shape"), value: "30")),
      ("shape --scales 1:2:3", .notAPair(.parameter("scales", of: "shape"), value: "1:2:3")),
      ("shape for 0", .outOfBounds(.word("for"), value: "0", accepted: "at least 1")),
      ("shape for ten", .notADuration(.word("for"), value: "ten")),
      ("shape for 5ep", .missingFact(.word("for"), value: "5ep", Sample.noEpoch)),
    ] as [(String, UsageError)])
  func whatIsWrongIsTold(_ words: String, _ error: UsageError) {
    #expect(parseError("plot \(words)") == error)
  }
}
