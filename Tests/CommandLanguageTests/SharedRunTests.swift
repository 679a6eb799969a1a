import Catalogue
import Runs
import Schedules
import Testing

@testable import CommandLanguage

/// All curves of a command share one run, whoever tells of it.
@Suite struct SharedRunTests {
  /// What cannot be built behind what is too much is never reached.
  @Test func buildingEndsWhenItIsTooMuch() throws {
    let large = [String](repeating: "cosine cyclical --cycle-length-decay 1.0001", count: 40)
    func fault(of curves: [String]) throws -> CurveFault? {
      let invocation = try read("compare \(curves.joined(separator: " vs "))")
      do throws(CurveFault) { _ = try invocation.evaluation() } catch { return error }
      return nil
    }
    guard case .tooManyNumbers(most: 1 << 24) = try fault(of: large + ["constant cyclical"]) else {
      Issue.record("the numbers of 40 curves are too many")
      return
    }
    guard case .curve(let error, _) = try fault(of: ["constant cyclical"] + large) else {
      Issue.record("a constant has no cycle")
      return
    }
    #expect(error.reason == .noCycleLength)
  }

  private static let oneCycle = "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100"

  private func read(_ line: String) throws(UsageError) -> Invocation { try parse(line, vocabulary: .catalogue) }

  private func error(of line: String) -> UsageError? {
    do { _ = try read(line) } catch { return error }
    return nil
  }

  @Test(
    arguments: [
      "cosine --cycle-length 5ep vs \(oneCycle)", "\(oneCycle) vs cosine --cycle-length 5ep",
      "--steps-per-epoch 100 cosine --cycle-length 5ep", "--samples 1000 --batch-size 10 cosine --cycle-length 5ep",
    ], ["plot", "explore", "export", "show", "compare", "at 2ep"])
  func whatOneStageTellsServesAllCurves(_ curves: String, _ command: String) throws {
    let invocation = try read("\(command) \(curves)")
    let cosine = try #require(invocation.curves.firstIndex { $0.config.first.definition.name == "cosine" })
    #expect(try invocation.schedules()[cosine].length == 500)
    if invocation.command == .at { #expect(try invocation.updates() == [200]) }
  }

  /// Every parameter that is called what frameworks call the iterations of an epoch declares that it tells them.
  @Test func everyParameterThatTellsTheEpochDeclaresIt() {
    var count = 0
    for definition in Catalogue.definitions {
      for parameter in definition.parameters {
        let isCalledSo = ["steps_per_epoch", "dataloader_len"].contains(parameter.name)
        #expect(isCalledSo == (parameter.gives == .updatesPerEpoch), "\(definition.name) --\(parameter.name)")
        if parameter.gives == .updatesPerEpoch {
          #expect(parameter.kind == .count, "\(definition.name) --\(parameter.name)")
        }
        if parameter.name == "steps_per_epoch" { count += 1 }
      }
    }
    #expect(count == 16)
  }

  @Test func everyEntryThatTellsTheEpochServesTheRun() throws {
    let telling = Catalogue.definitions.compactMap { definition in
      definition.parameters.first { $0.gives == .updatesPerEpoch }.map { (definition, $0) }
    }
    #expect(telling.count > 20)
    for (definition, parameter) in telling {
      var stage = Stage(definition)
      stage.values[parameter.name] = .count(37)
      var invocation = Invocation(.plot)
      invocation.curves = [CurveRequest(ScheduleConfig(stage))]
      let told = try #require(try invocation.runFacts().updatesPerEpoch, "\(definition.name)")
      #expect(told == Fact(37, .parameter(parameter.name, of: definition.name, curve: 1)))
    }
  }

  @Test(
    arguments: [
      "--steps-per-epoch 100 -n 60ep --x epoch", "-n 60ep --x epoch --steps-per-epoch 100",
      "--x epoch --steps_per_epoch=100 --epochs 60",
    ])
  func theEpochMayStandBehindTheStageThatTakesIt(_ options: String) throws {
    let invocation = try read("plot torch.ReduceLROnPlateau --lr 0.1 --metrics 3,2,1 \(options)")
    #expect(invocation.run.iterations == 6000)
    #expect(invocation.iterationsPerEpoch == 100)
    #expect(try read(String(invocation.recipe.dropFirst("lrsched ".count))) == invocation)
  }

  @Test func stagesThatDifferAreRefusedWithBothNamed() throws {
    let other = "fastai.fit_one_cycle --n_epoch 5 --steps_per_epoch 200"
    for line in ["plot \(Self.oneCycle) vs cosine vs \(other)", "at 5 \(Self.oneCycle) vs cosine vs \(other)"] {
      let told = Diagnostic(try #require(error(of: line)))
      #expect(told.exitCode == .usage)
      for part in [
        "curve 1 has --steps_per_epoch 100 of torch.OneCycleLR", "--steps-per-epoch",
        "curve 3 has --steps_per_epoch 200 of fastai.fit_one_cycle",
      ] {
        #expect(told.sentence.contains(part), "\(told.sentence)")
      }
    }
    // Within one curve, and between a sweep's values too.
    #expect(error(of: "plot \(Self.oneCycle) then \(other)") != nil)
    #expect(error(of: "compare torch.OneCycleLR --max_lr 1 --epochs 5 --steps_per_epoch 100,200") != nil)
    // Stages that agree, and an option that decides.
    #expect(try read("plot \(Self.oneCycle) then \(Self.oneCycle)").iterationsPerEpoch == 100)
    let decided = try read("plot --steps-per-epoch 50 \(Self.oneCycle) vs \(other) vs cosine --cycle-length 2ep")
    #expect(try decided.schedules().map(\.length) == [500, 1000, 100])
  }

  @Test func inAFileTheyAreRefusedAtTheirPlace() throws {
    let files = ["a.lrs": "\(Self.oneCycle)\nother: fastai.fit_one_cycle --n_epoch 5 --steps_per_epoch 7\n"]
    do {
      _ = try parse("plot @a.lrs", files: files, vocabulary: .catalogue)
      Issue.record("the file was accepted")
    } catch {
      let told = Diagnostic(error)
      #expect(told.exitCode == .data)
      #expect(told.excerpt.map { [$0.line, $0.column] } == [2, 8])
    }
  }

  @Test(
    arguments: [
      ("-n 3ep --samples 50000 --batch-size 128", 1173), ("--epochs 3 --samples 50k --batch-size 128", 1173),
      ("-n 3ep --samples 50000 --batch-size 128 --drop-last", 1170),
      ("-n 1ep --samples 50000 --batch-size 32 --world-size 8 --accumulate 4", 49),
      ("-n 1ep --samples 50000 --batch-size 32 --world-size 8 --accumulate 4 --rounding down", 49),
      ("-n 1ep --samples 50001 --batch-size 32 --world-size 8 --accumulate 5 --rounding down", 39),
      ("-n 1Msamp --batch-size 100", 10_000), ("-n 1Gtok --batch-size 8 --seq-len 1000", 125_000),
      ("-n 1000micro --accumulate 3", 334), ("--epochs 2.5 --steps-per-epoch 10", 25),
    ])
  func theLengthTakesEveryUnit(_ options: String, _ iterations: Int) throws {
    #expect(try parse("plot shape \(options)").run.iterations == iterations)
    #expect(try parse("plot \(options) shape").run.iterations == iterations)
  }

  @Test func everyLengthTakesEveryUnit() throws {
    let facts = "--samples 1000 --batch-size 10 --seq-len 5 --accumulate 2"
    let part = try parse("plot shape --from 200samp --to 2ep -n 4ep \(facts)").evaluation()
    #expect(part.whole == 0...199 && part.shown == 10...100)
    let positions = try parse("at 40samp,1ktok,2ep,6micro,50% shape -n 300 \(facts)")
    #expect(try positions.updates() == [2, 10, 100, 3, 150])
    let export = try parse("export shape --every 1ktok \(facts)")
    #expect(try export.stride(in: export.evaluation().run) == 10)
    let cosine = try read("plot cosine --cycle-length 1ktok warmup --length 2ep for 1Ksamp \(facts)")
    #expect(try cosine.schedules().first?.length == 50)
  }

  @Test func aMissingFactNamesEveryOptionThatTellsIt() throws {
    let sentences = [
      "plot cosine --cycle-length 3ep":
        "--length of cosine is '3ep', but how many iterations an epoch has is not known: give --steps-per-epoch, or "
        + "--samples and --batch-size.",
      "plot cosine -n 300Btok":
        "--iterations is '300Btok', but how many tokens an iteration takes is not known: give --batch-size and --seq-len.",
      "at 1Msamp cosine":
        "--at is '1Msamp', but how many samples an iteration takes is not known: give --batch-size.",
      "plot cosine --x epoch":
        "--x is 'epoch', but how many iterations an epoch has is not known: give --steps-per-epoch, or --samples and "
        + "--batch-size.",
      "plot composer.StepScheduler --step_size 2ep":
        "--step_size of composer.StepScheduler is '2ep', but how many iterations an epoch has is not known: give "
        + "--dataloader_len, --steps-per-epoch, or --samples and --batch-size.",
    ]
    for (line, sentence) in sentences { #expect(try told(line).sentence == sentence) }
  }
}
