import CommandLanguage
import Foundation
import Runs
import TerminalText
import Testing

@testable import Catalogue
@testable import Reports
@testable import Schedules

/// The curves of a command line, built.
private func evaluation(_ line: String) throws -> Evaluation {
  try CommandLineParser().invocation(line: line) { path throws(FileError) in throw .missing(path: path) }.evaluation()
}

struct ExplanationTests {
  private static func explanation(
    of line: String, _ equivalents: Equivalents = Equivalents(over: 0...9)
  ) throws -> Explanation {
    let evaluation = try evaluation("explain \(line)")
    let curve = try #require(evaluation.curves.first)
    return Explanation(of: curve, over: evaluation.shown, equivalents: equivalents)
  }

  @Test func theFiguresAreThoseOfTheFormula() throws {
    let explanation = try Self.explanation(of: "cosine --max 0.1 --min 0 --cycle-length 1000 -n 2001")
    #expect(explanation.iterations == 0...2000)
    for (point, percent) in zip(explanation.points, [0, 25, 50, 75, 100]) {
      let iteration = 20 * percent
      let rate = iteration < 1000 ? 0.05 * (1 + cos(Double.pi * Double(iteration) / 1000)) : 0
      #expect(point.percent == percent && point.iteration == iteration)
      #expect(abs(point.rate - rate) < 1e-15)
    }
    #expect(explanation.points.count == 5)
    #expect(explanation.firstUpdate == 0.1)
    #expect(explanation.length == 1000)
    #expect(explanation.jumps.isEmpty && !explanation.hasMoreJumps && explanation.jumpsKnownUpTo >= 2000)
    // Half of the peak on the average of a thousand updates and one half more at the first, of two thousand and one.
    #expect(abs(explanation.summary.mean.value - (50 + 0.05) / 2001) < 1e-15)
    #expect(explanation.summary.zeroCount == 1001)
  }

  @Test func onlyTheFirstJumpsArePutDown() throws {
    let explanation = try Self.explanation(of: "step --lr 1 --gamma 0.5 --step-size 10 -n 1000")
    #expect(explanation.jumps.map(\.iteration) == (1...20).map { 10 * $0 })
    #expect(explanation.jumps.allSatisfy { $0.factor == 0.5 })
    #expect(explanation.hasMoreJumps && explanation.jumpsKnownUpTo == 209)
    let lines = ExplanationText(explanation).lines
    #expect(lines.contains { $0.contains("and further jumps") } && !lines.contains { $0.contains("not looked for") })
  }

  /// A part has the rates of its own ends, and says which part of a phase it is.
  @Test func aPartHasItsOwnEnds() throws {
    let line = "linear --start-lr 1 --finish-lr 0 --length 100 warmup --length 100 --start-lr 0 --from 50 --to 149"
    let explanation = try Self.explanation(of: line)
    #expect(explanation.phases.map(\.iterations) == [50...99, 100...149])
    #expect(explanation.phases.map(\.firstRate) == [0.5, 1] && explanation.phases.map(\.lastRate) == [0.99, 0.51])
    #expect(ExplanationText(explanation).lines.contains { $0.contains("50 to 99, of 0 to 99") })
  }

  @Test func aPhaseThatTurnsHasAPeak() throws {
    let explanation = try Self.explanation(of: "triangular --min 0 --max 2 --cycle-length 100 cyclical -n 250")
    #expect(explanation.phases.first.map { ($0.firstRate, $0.peak, $0.lastRate) } ?? (0, 0, 0) == (0, 2, 0.04))
    #expect(try Self.explanation(of: "linear --length 10").phases.allSatisfy { $0.peak == nil })
  }

  @Test func lowUpdatesAreCounted() throws {
    // A line from 1 down: of 1024 updates those beyond nine tenths of the way, 921.6, and 99 hundredths, 1013.76.
    let explanation = try Self.explanation(of: "linear --start-lr 1 --finish-lr 0 --length 1024 -n 1024")
    #expect(explanation.lowShares.map(\.percent) == [10, 1])
    #expect(explanation.lowShares.map(\.share.least) == [102, 10] && explanation.lowShares.allSatisfy(\.share.isExact))
    #expect(try Self.explanation(of: "constant --lr 0").lowShares.isEmpty)
  }

  @Test func figuresHaveAsManyDigitsAsAreAskedFor() throws {
    let explanation = try Self.explanation(of: "constant --lr 0.12345678901234566")
    for (digits, text) in [(1, "0.1"), (6, "0.123457"), (16, "0.1234567890123457"), (17, "0.12345678901234566")] {
      let lines = ExplanationText(explanation, digits: digits).lines.filter { $0.contains("first update") }
      #expect(lines.map { $0.split(separator: " ")[2] } == [text[...]])
    }
  }

  /// The simplest of our own, then the dialects that are known best; of the others so many that all are eight.
  @Test func theBestKnownStandFirst() throws {
    func same(_ definition: ScheduleDefinition) -> Equivalents.Equivalent {
      Equivalents.Equivalent(
        ScheduleConfig(Stage(definition)),
        CurveComparison(iterations: 0...99, evidence: .everyIteration, difference: nil))
    }
    let names = [
      "half-cosine", "cosine", "fastai.fit_flat_cos", "mxnet.CosineScheduler", "keras.CosineDecay", "hf.cosine",
      "torch.SWALR", "torch.CosineAnnealingLR", "optax.cosine_decay_schedule", "timm.CosineLRScheduler",
    ]
    let all = Equivalents(over: 0...99, same: names.compactMap { Catalogue.definition(named: $0) }.map(same))
    let explanation = try Self.explanation(of: "constant --lr 1", all)
    let lines = Array(ExplanationText(explanation).lines.drop { !$0.hasPrefix("other") }.dropFirst())
    #expect(
      lines == [
        "same curve: half-cosine", "same curve: torch.SWALR", "same curve: hf.cosine",
        "same curve: optax.cosine_decay_schedule", "same curve: keras.CosineDecay",
        "same curve: timm.CosineLRScheduler", "same curve: mxnet.CosineScheduler", "same curve: fastai.fit_flat_cos",
        "and 2 more: --all",
      ])
    #expect(ExplanationText(explanation, hasAll: true).lines.count { $0.hasPrefix("same curve: ") } == names.count)
  }

  @Test func whatTheEquivalentsRestOnIsTold() throws {
    func words(_ equivalents: Equivalents) throws -> [String] {
      let lines = ExplanationText(try Self.explanation(of: "constant --lr 1", equivalents)).lines
      return Array(lines.drop { !$0.contains("other") })
    }
    #expect(
      try words(Equivalents(over: 0...9, isLookedFor: false)) == ["too many parts to look for other words for it"])
    #expect(
      try words(Equivalents(over: 0...9)) == ["no other dialect has this curve over the iterations 0 to 9"])
    let sampled = Equivalents.Equivalent(
      ScheduleConfig(Stage(Torch.stepLR, ["step_size": 1])),
      CurveComparison(iterations: 0...99, evidence: .sample(65_566), difference: nil))
    let proven = Equivalents.Equivalent(
      ScheduleConfig(Stage(Own.constant)),
      CurveComparison(iterations: 0...99, evidence: .everyIteration, difference: nil))
    #expect(
      try words(Equivalents(over: 0...99, same: [proven], alike: [sampled])) == [
        "other words for it over the iterations 0 to 99", "same curve: constant",
        "same at 65566 compared updates: torch.StepLR --step_size 1",
      ])
  }
}

struct RateTableTests {
  @Test func oneRateStandsBare() throws {
    let curves = try evaluation("at 0 linear --start-lr 1 --finish-lr 0 --length 4").curves
    #expect(RateTable(of: curves, at: [1]).lines == ["0.75"])
    #expect(RateTable(of: curves, at: [3, 0]).lines == ["3  0.25", "0  1"])
  }

  @Test func severalCurvesHaveAHeadingInCells() throws {
    let curves = try evaluation("at 0 constant --lr 0.5 --label 学習率 vs constant --lr 2 --label b").curves
    #expect(RateTable(of: curves, at: [7]).lines == ["iteration  学習率  b", "7          0.5     2"])
    #expect(
      RateTable(of: curves, at: [7, 0]).json == [
        "iterations": [.integer(7), .integer(0)],
        "notes": [],
        "curves": [
          ["label": "学習率", "curve": "constant --lr 0.5", "learning_rates": [.number(0.5), .number(0.5)]],
          ["label": "b", "curve": "constant --lr 2", "learning_rates": [.number(2), .number(2)]],
        ],
      ])
  }
}

struct LongRateTableTests {
  private func text(_ table: RateTable, _ write: (RateTable, (String) -> Bool) -> Void) -> String {
    var text = ""
    write(table) {
      text += $0
      return true
    }
    return text
  }

  /// What is written as it comes is what would have been laid out together.
  @Test func rowsThatAreNotHeldAreTheSame() throws {
    let curves = try evaluation("at 0 cosine --max 0.1 --label 'a \"b\"' vs linear --label c").curves
    for positions in [[0], [7, 0, 3], [1500, 12]] {
      let table = RateTable(of: curves, at: positions)
      #expect(text(table) { $0.streamJSON($1) } == "\(table.json)\n")
      let rows = text(table) { $0.streamRows($1) }.split(separator: "\n").map { $0.split(separator: " ") }
      #expect(rows == table.lines.map { $0.split(separator: " ") })
    }
    let one = RateTable(of: Array(curves.prefix(1)), at: [7, 1234])
    #expect(text(one) { $0.streamRows($1) } == one.lines.map { "\($0)\n" }.joined())
  }

  /// Nothing is made that nobody wants any more.
  @Test(arguments: [false, true]) func writingEndsWhenNothingIsWanted(asJSON: Bool) throws {
    let curves = try evaluation("at 0 cosine").curves
    let all = try #require(UpdateProgression(from: 0, through: 999_999_999_999))
    var pieces = 0
    RateTable(of: curves, at: [all]).write(asJSON: asJSON) { _ in
      pieces += 1
      return pieces < 100
    }
    #expect(pieces == 100)
  }
}

struct ConditionTableTests {
  private func table(_ line: String) throws -> ConditionTable {
    let invocation = try CommandLineParser().invocation(line: line) { path throws(FileError) in
      throw .missing(path: path)
    }
    return ConditionTable(of: try #require(invocation.condition), in: try invocation.evaluation())
  }

  @Test(arguments: [
    // Of a line from 1 to 0 in 128 updates, the rate of update t is 1 - t / 128.
    ("when below 0.5 linear --length 128", ["65  0.4921875"]),
    ("when last above 50% linear --length 128", ["63  0.5078125"]),
    ("when above 0.5 linear --length 128 --from 64", ["never above 0.5 in the updates 64 to 127"]),
    (
      "when below 12.5% linear --length 128 vs linear --start-lr 4 --finish-lr 3 --length 64 --label b vs constant --lr 0",
      [
        "linear    113  0.1171875", "b         never below 0.5 in the updates 0 to 127",
        "constant  never below 0 in the updates 0 to 127",
      ]
    ),
    ("when above 2 linear --start-lr 4 --length 128 vs constant --lr 8 -n 128", ["linear    0  4", "constant  0  8"]),
  ]) func theUpdateAndTheRateAreTold(_ line: String, _ lines: [String]) throws {
    #expect(try table(line).lines == lines)
  }

  @Test func jsonTellsWhatWasFound() throws {
    #expect(
      try table("when below 12.5% linear --length 128 --label a vs constant --lr 2 --label b").json == [
        "condition": "first below 12.5%", "first_iteration": .integer(0), "last_iteration": .integer(127),
        "curves": [
          [
            "label": "a", "curve": "linear --length 128", "threshold": .number(0.125), "result": "found",
            "iteration": .integer(113), "learning_rate": .number(0.1171875), "ruled_out_to": .null,
          ],
          [
            "label": "b", "curve": "constant --lr 2", "threshold": .number(0.25), "result": "never", "iteration": .null,
            "learning_rate": .null, "ruled_out_to": .null,
          ],
        ],
      ])
  }
}

struct ComparisonTableTests {
  @Test func aTableIsNoWiderThanALineIfColumnsLeftOutMakeItFit() throws {
    func heading(_ label: Int) throws -> String {
      let line =
        "compare hf.linear --lr 0.1 --num_warmup_steps 7 --num_training_steps 99 --label \(String(repeating: "x", count: label))"
      let evaluation = try evaluation(line)
      let lines = ComparisonTable(of: evaluation.curves, over: evaluation.shown).lines()
      return lines[0].split(separator: " ").joined(separator: " ")
    }
    #expect(try heading(5) == "curve first highest at lowest last mean area warmup")
    #expect(try heading(30) == "curve first highest at lowest last mean")
    #expect(try heading(79) == "curve highest at last mean")
  }

  @Test func jsonHasAllDigitsAndTheWarmup() throws {
    let line = "compare hf.linear --lr 0.1 --num_warmup_steps 3 --num_training_steps 6 --label a -n 6"
    let evaluation = try evaluation(line)
    let json = ComparisonTable(of: evaluation.curves, over: evaluation.shown, digits: 1, notes: ["n"]).json
    guard case .object(let members) = json else { return #expect(Bool(false), "\(json)") }
    #expect(members.map(\.name) == ["first_iteration", "last_iteration", "notes", "curves"])
    let text = "\(json)"
    // 0.1 · (0 + 1/3 + 2/3 + 1 + 2/3 + 1/3) over six updates.
    for part in ["\"warmup\": 3", "\"label\": \"a\"", "\"n\"", "\"mean\": 0.05", "\"last\": 0.0333333333333333"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test func columnsAreInLineWhateverTheLettersAre() throws {
    let curves = try evaluation("compare constant --lr 0.5 --label 学習率 vs linear --length 100 --label b -n 100")
    let lines = ComparisonTable(of: curves.curves, over: curves.shown).lines()
    #expect(lines.count == 3 && lines[0].hasPrefix("curve   first"))
    let places = lines.map { line -> Int in
      let label = line.prefix { $0 != " " }
      return TextWidth.cells(of: label) + line.dropFirst(label.count).prefix { $0 == " " }.count
    }
    #expect(Set(places) == [8], "\(lines)")
  }
}

struct NotesTests {
  @Test func pathsDoNothingToATerminal() {
    let picture = Notes.picture(at: "a\u{1B}[2J\n.png", width: 640, height: 480, byteCount: 12_345)
    #expect(picture == "wrote a\\u{1B}[2J\\u{A}.png (640 × 480 px, 12 kB)")
    #expect(Notes.data(at: "b.csv", rows: 1500) == "wrote b.csv: 1500 rows")
  }

  private func sentences(_ line: String) throws -> [String] { Notes.sentences(of: try evaluation(line)) }

  @Test func aNoteSaysWhichCurvesItIsTrueOf() throws {
    #expect(
      try sentences("plot cosine --cycle-length 300 -n 200") == [
        "the run ends at update 199, and the curve runs on to update 300; -n 300 shows all of it"
      ])
    let others = "plot cosine --cycle-length 100 vs cosine --cycle-length 300 --label x vs cosine --cycle-length 400"
    #expect(
      try sentences("\(others) -n 399") == [
        "length 100: the rate is 0 from update 100 on, for 75 % of the run",
        "x: the rate is 0 from update 300 on, for 25 % of the run",
        "length 400: the run ends at update 398, and the curve runs on to update 400; -n 400 shows all of it",
      ])
    #expect(
      try sentences("plot cosine --cycle-length 300 --min 0,0.1 -n 200") == [
        "min 0 and 1 more: the run ends at update 199, and the curve runs on to update 300; -n 300 shows all of it"
      ])
    // The run is as long as the longest of them.
    #expect(try sentences(others) == [])
  }

  @Test func aPartIsToldToBeOne() throws {
    #expect(try sentences("plot cosine --from 5 --to 9") == ["a part is shown, updates 5 to 9 of 0 to 1499"])
    #expect(try sentences("plot cosine --from 0 --to 1M") == [])
  }
}
