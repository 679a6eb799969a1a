import CommandLanguage
import Testing

@testable import Catalogue
@testable import Checks
@testable import Reports
@testable import Schedules

/// What rules find of curves, and that they find nothing of what is meant.
struct FindingTests {
  private static func findings(_ line: String) throws -> [CurveFinding] {
    let evaluation = try CommandLineParser().invocation(line: "explain \(line)") { path throws(FileError) in
      throw .missing(path: path)
    }.evaluation()
    let curve = try #require(evaluation.curves.first)
    return CurveInRun(curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length)
      .findings()
  }

  /// Milestones, boundaries and steps beyond the run, in the words and with the off-by-one of each framework.
  @Test(arguments: [
    (
      "torch.MultiStepLR --lr 1e-5 --milestones 210000,250000 -n 2000", "milestones 210000 and 250000 are never reached"
    ),
    ("torch.MultiStepLR --lr 1e-5 --milestones 1000,250000 -n 2000", "milestone 250000 is never reached"),
    ("torch.MultiStepLR --lr 1 --milestones 10,20,30,40,50,60 -n 20", "milestones 20, 30, 40 and 2 more are never"),
    (
      "keras.PiecewiseConstantDecay --boundaries 100,5000 --values 0.1,0.05,0.001 -n 5001",
      "boundary 5000 is never reached"
    ),
    (
      "optax.piecewise_constant_schedule --init_value 0.1 --boundaries_and_scales 500:0.1,9000:0.5 -n 1k",
      "boundary 9000 is never reached"
    ),
    // Neighbours, of which the first change falls on the second milestone.
    ("keras.PiecewiseConstantDecay --boundaries 10,11 --values 3,2,1 -n 11", "boundaries 10 and 11 are never reached"),
    ("torch.MultiStepLR --lr 1 --milestones 10,11 -n 11", "milestone 11 is never reached"),
    ("mxnet.MultiFactorScheduler --base_lr 1 --step 250,7500 --factor 0.5 -n 1000", "step 7500 is never reached"),
    ("multistep --lr 1 --milestones 5000 --gamma 0.5 -n 1000", "milestone 5000 is never reached"),
    ("torch.StepLR --lr 0.1 --step_size 10000 -n 2000", "the change at update 10000 is never reached"),
    (
      "multistep --lr 1 --milestones 5000 --gamma 0.5 warmup --length 100 -n 1000", "the change at update 5100 is never"
    ),
  ]) func whatIsNeverReachedIsTold(_ line: String, _ words: String) throws {
    let findings = try Self.findings(line)
    let text = try #require(findings.first { $0.rule == .unreachedMilestone }?.text)
    #expect(text.hasPrefix(words), "\(text)")
    #expect(!findings.contains { $0.rule == .runEndsEarly })
  }

  @Test(arguments: [
    ("cosine --cycle-length 9000 -n 1500", "the curve runs on to update 9000; -n 9000 shows all of it"),
    ("hf.cosine --lr 1 --num_warmup_steps 10 --num_training_steps 2000 -n 1500", "to update 2000; -n 2000 shows all"),
    ("torch.CosineAnnealingLR --lr 0.1 --T_max 10000 -n 100", "to update 10000; -n 10000 shows all of it"),
    ("noam --warmup 4000 -n 1500", "which lasts to update 3999; -n 20000 shows more"),
    ("hf.constant_with_warmup --lr 1 --num_warmup_steps 300 -n 100", "which lasts to update 299"),
  ]) func aRunThatEndsBeforeTheCurveIsTold(_ line: String, _ words: String) throws {
    let findings = try Self.findings(line)
    let text = try #require(findings.first { $0.rule == .runEndsEarly }?.text)
    #expect(text.contains(words), "\(text)")
  }

  @Test(arguments: [
    ("cosine --max 0.1 --min 0.01 --cycle-length 1000 -n 1500", "0.01 from update 1000 on, for 33 % of the run"),
    ("torch.MultiStepLR --lr 1 --milestones 100 -n 1000", "0.1 from update 100 on, for 90 % of the run"),
    ("optax.cosine_decay_schedule --init_value 1 --decay_steps 10 -n 1e9", "is 0 from update 10 on"),
  ]) func aRateThatHoldsOnIsTold(_ line: String, _ words: String) throws {
    let text = try #require(try Self.findings(line).first { $0.rule == .holdsOn }?.text)
    #expect(text.contains(words), "\(text)")
  }

  /// A share of all but one update is not all of the run, however it is rounded.
  @Test(arguments: [
    ("torch.MultiStepLR --lr 1 --milestones 80 -n 35190", "for over 99 % of the run"),
    ("torch.MultiStepLR --lr 1 --milestones 1 -n 1e9", "for over 99 % of the run"),
    ("torch.MultiStepLR --lr 1 --milestones 100 -n 2000", "for 95 % of the run"),
  ]) func whatIsNotAllIsNotToldAsAll(_ line: String, _ words: String) throws {
    let text = try #require(try Self.findings(line).first { $0.rule == .holdsOn }?.text)
    #expect(text.hasSuffix(words), "\(text)")
  }

  @Test(arguments: [
    ("cosine --max 3e-4 --min 3e-3", "--min 0.003 is above --lr 0.0003, which is meant to be the peak"),
    ("wsd --min 2 --warmup 10 -n 100", "--min 2 is above --lr 1, which is meant to be the peak"),
    ("polynomial --lr 0.1 --min 150%", "--min 150% is above --lr 0.1, which is meant to be the peak"),
    ("constant for 10 then rex --lr 0.1 --floor 0.2", "--min 0.2 is above --lr 0.1, which is meant to be the peak"),
  ]) func aFloorAboveThePeakIsTold(_ line: String, _ words: String) throws {
    let found = try Self.findings(line).first { $0.rule == .floorAbovePeak }
    #expect(found?.text == words)
    #expect(found?.rule.isNote == true)
  }

  /// A line goes from either rate to the other, and a floor as high as the peak is a constant rate.
  @Test(arguments: [
    "linear --start-lr 0 --finish-lr 1", "cosine --lr 0.1 --min 0.1", "cosine --lr 0.1 --min 100%",
    // A floor that is a factor of the peak.
    "verl.cosine --lr 1e-6 --min_lr_ratio 0.1 --num_training_steps 100",
  ])
  func aLineMayRise(_ line: String) throws {
    #expect(try !Self.findings(line).contains { $0.rule == .floorAbovePeak })
  }

  @Test(arguments: [
    // A run that the curve itself makes, and one that is given just as long.
    "cosine --cycle-length 1000", "cosine --cycle-length 1000 -n 1000",
    "torch.OneCycleLR --max_lr 1 --total_steps 50 -n 50",
    "hf.cosine --lr 1 --num_warmup_steps 10 --num_training_steps 2000 -n 2000", "noam -n 20000", "noam -n 6000",
    // What is meant to hold, to repeat and to go on for ever.
    "hf.constant_with_warmup --lr 1 --num_warmup_steps 100 -n 10000", "constant -n 10", "exponential --gamma 0.99 -n 5",
    "sgdr --cycle-length 100 -n 300", "torch.StepLR --lr 1 --step_size 800 -n 1500",
    "multistep --milestones 300,600 --gamma 0.5 -n 640", "torch.LinearLR --lr 1 --total_iters 10 -n 1000",
    "torch.CosineAnnealingWarmRestarts --lr 1 --T_0 100 -n 200", "clr -n 2000", "cosine", "wsd --length 100 -n 100",
    // Formulas that are factors, however small the rate or slow the way up.
    "torch.LambdaLR --lr 1e-4 --lr_lambda 'min(1, (epoch + 1) / 1000)' -n 5",
    "torch.LambdaLR --lr 1 --lr_lambda '512**-0.5 * min((epoch+1)**-0.5, (epoch+1)*4000**-1.5)' -n 100",
    "torch.LambdaLR --lr 1e-5 --lr_lambda '0.95 ** epoch' -n 100",
    "torch.MultiplicativeLR --lr 0.1 --lr_lambda '0.005' -n 100",
    // Restarts.
    "hf.cosine_with_restarts --lr 1 --num_warmup_steps 0 --num_training_steps 1000 --num_cycles 2",
    // A cut.
    "torch.ReduceLROnPlateau --lr 1 --patience 0 --metrics 1,2,1 -n 3",
  ]) func nothingIsFoundOfWhatIsMeant(_ line: String) throws {
    let found = try Self.findings(line).filter { $0.rule != .idleRate }
    #expect(found.isEmpty, "\(found)")
  }

  private static func curve(_ definition: ScheduleDefinition, _ length: Int?) -> CurveInRun? {
    let line = "explain \(definition.example)" + (length.map { " -n \($0)" } ?? "")
    guard
      let evaluation = try? CommandLineParser().invocation(
        line: line, reading: { path throws(FileError) in throw .missing(path: path) }
      ).evaluation(),
      let curve = evaluation.curves.first
    else { return nil }
    return CurveInRun(curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length)
  }

  /// Every entry is made for the run that its own example takes, told or not: no command has a note on it.
  @Test(arguments: Catalogue.definitions.filter { !$0.isModifier }) func noExampleHasANote(
    _ definition: ScheduleDefinition
  ) throws {
    let own = try #require(Self.curve(definition, nil))
    #expect(own.findings(onlyNotes: true) == [])
    let course = own.course
    guard course.updates >= 1, !course.isOpen, let given = Self.curve(definition, course.updates) else { return }
    #expect(given.findings(onlyNotes: true) == [])
  }

  /// What is said of rates is true of each of them, in runs of any length.
  @Test(arguments: Catalogue.definitions.filter { !$0.isModifier }) func notesAreTrueOfEveryRate(
    _ definition: ScheduleDefinition
  ) throws {
    for length in [1, 2, 3, 10, 47, 333, 1000, 4000] {
      guard let curve = Self.curve(definition, length) else { continue }
      let schedule = curve.schedule
      let tail = schedule.firstOfConstantTail(in: curve.updates)
      #expect((tail..<length).allSatisfy { schedule($0) == schedule(length - 1) })
      for finding in curve.findings() {
        let numbers = finding.text.split { !"0123456789".contains($0) }.compactMap { Int($0) }
        switch finding.rule {
        case .holdsOn: #expect(tail > 0 && length - tail > length / 10 && numbers.contains(tail))
        case .unreachedMilestone, .runEndsEarly:
          let rest = length...max(length, min(curve.course.updates, length + 100_000))
          #expect(rest.contains { schedule($0) != schedule(length - 1) }, "\(finding.text), -n \(length)")
        case .idleRate:
          let lowest = curve.updates.reduce(Double.infinity) { min($0, schedule($1)) }
          let count = curve.updates.count { schedule($0) == lowest }
          #expect(2 * count >= length && numbers.contains(count))
        case .noRestart:
          // A warmup rises; a restart rises after a fall.
          let fall = (1..<max(1, length)).first { schedule($0) < schedule($0 - 1) } ?? length
          #expect(!(fall..<max(fall, length)).contains { schedule($0) > schedule($0 - 1) })
        case .endsWithinCycle:
          // The cycle that ended is told, and none ends with the run.
          let last = try #require(try schedule.cycleEnds(in: curve.updates).last)
          #expect(last < length - 1 && numbers.contains(last) && numbers.contains(length - 1))
        case .rateAsFactor: Issue.record("\(definition.name) has a formula that is none")
        case .floorAbovePeak: Issue.record("\(definition.name) begins upside down")
        case .noCut: #expect(!curve.updates.dropFirst().contains { schedule($0) < schedule($0 - 1) })
        }
      }
    }
  }

  /// A snapshot ensemble saves at the ends of cycles, and the end of such a run is none.
  @Test(arguments: [
    (
      "sgdr --max 0.5 --min 0 --cycle-length 3130 --cycle-length-decay 2 -n 31300",
      "within cycle 4 (updates 21910 to 46949), after 38 % of it; the last cycle that ends is over at update 21909"
    ),
    ("torch.CosineAnnealingWarmRestarts --lr 1 --T_0 100 -n 110", "(updates 100 to 199), after 10 % of it"),
  ]) func aRunThatEndsWithinACycleIsTold(_ line: String, _ words: String) throws {
    let text = try #require(try Self.findings(line).first { $0.rule == .endsWithinCycle }?.text)
    #expect(text.contains(words), "\(text)")
  }

  @Test(arguments: [
    "sgdr --length 100 -n 300", "sgdr --length 100 -n 99", "sgdr --length 100", "cosine --length 100 -n 50",
    "step --step-size 30 -n 100", "torch.CosineAnnealingWarmRestarts --lr 1 --T_0 100 -n 100",
  ]) func aRunThatEndsWithItsCycleOrWithinTheFirstIsNot(_ line: String) throws {
    #expect(try !Self.findings(line).contains { $0.rule == .endsWithinCycle })
  }

  @Test func aClimbAfterTheEndIsOne() throws {
    // PyTorch's cosine is at its lowest at T_max and half-way up again at one and a half of it.
    let found = try #require(
      try Self.told("torch.CosineAnnealingLR --lr 0.1 --T_max 1000 -n 1501").first { $0.rule == "climbs-again" })
    #expect(found.code == "LR005")
    #expect(
      found.text.hasPrefix("the rate falls to 0 at update 1000 and climbs again to 0.05 at update 1500"),
      "\(found.text)")
    #expect(try !Self.told("cosine --cycle-length 1000 -n 1501").contains { $0.rule == "climbs-again" })
  }

  /// What `explain` tells: the rules of `check` speak with their codes, each of them once, and in the words of the notes.
  private static func told(_ line: String) throws -> [ToldFinding] {
    let evaluation = try CommandLineParser().invocation(line: "explain \(line)") { path throws(FileError) in
      throw .missing(path: path)
    }.evaluation()
    let curve = try #require(evaluation.curves.first)
    return CurveInRun(curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length)
      .told(plan: nil)
  }

  @Test(arguments: [
    ("cosine --cycle-length 9000 -n 1500", "LR002", "-n 9000 shows all of it"),
    ("cosine --lr 0.1 --min 0.01 --length 1000 -n 1500", "LR001", "0.01 from update 1000 on, for 33 % of the run"),
    ("torch.MultiStepLR --lr 1e-5 --milestones 1000,250000 -n 2000", "LR022", "milestone 250000 is never reached"),
    ("cosine --max 3e-4 --min 3e-3", "LR019", "--min 0.003 is above --lr 0.0003"),
    ("torch.CosineAnnealingWarmRestarts --lr 1 --T_0 100 -n 110", "LR023", "within cycle 2 (updates 100 to 199)"),
    ("torch.LambdaLR --lr 1 --lr_lambda '1 - epoch / 50' -n 100", "LR031", "the rate is -0.02 at update 51"),
    ("hf.linear --lr 1 --num_warmup_steps 100 --num_training_steps 200 -n 100", "LR003", "the warmup lasts all"),
  ]) func whatARuleFindsHasItsCode(_ line: String, _ code: String, _ words: String) throws {
    let told = try Self.told(line)
    let found = told.filter { $0.code == code }
    #expect(found.count == 1 && found.first?.text.contains(words) == true, "\(told)")
  }

  /// A run as long as the curve takes is what the curve was made for: no rule of lengths speaks.
  @Test(arguments: [
    "cosine --lr 0.1 --length 1000", "noam --warmup 4000", "sgdr --cycle-length 100",
    "polynomial --lr 0.1 --length 100",
  ])
  func nothingIsToldOfACurveByItself(_ line: String) throws {
    #expect(try Self.told(line).filter { $0.code != nil } == [])
  }

  @Test func halfOfTheRunAtTheLowestRateIsTold() throws {
    func text(_ line: String) throws -> String? { try Self.findings(line).first { $0.rule == .idleRate }?.text }
    #expect(try text("cosine --cycle-length 100 -n 1000") == "90 % of the run, 900 updates, are at rate 0")
    #expect(
      try text("cosine --max 1 --min 0.25 --cycle-length 100 -n 200")
        == "50 % of the run, 100 updates, are at the lowest rate, 0.25")
    #expect(try text("cosine --cycle-length 101 -n 200") == nil)
    #expect(try text("constant -n 200") == nil)
    #expect(try text("torch.LambdaLR --lr 1 --lr_lambda 'epoch % 2' -n 1000")?.contains("500 updates") == true)
  }

  @Test(arguments: [
    ("hf.cosine_with_restarts --lr 1 --num_warmup_steps 0 --num_training_steps 1000", "num_cycles is 1 by default"),
    (
      "hf.get_cosine_with_hard_restarts_schedule_with_warmup --lr 1 --num_warmup_steps 10 --num_training_steps 1000 --num_cycles 1",
      "does not restart: num_cycles is 1"
    ),
    ("torch.CosineAnnealingWarmRestarts --lr 1 --T_0 1000 -n 500", "its first cycle lasts to update 999"),
    ("sgdr --cycle-length 1000 -n 1000", "does not restart in this run"),
  ]) func aScheduleOfRestartsWithoutOneIsTold(_ line: String, _ words: String) throws {
    let text = try #require(try Self.findings(line).first { $0.rule == .noRestart }?.text)
    #expect(text.contains(words), "\(text)")
  }

  @Test(arguments: [
    ("torch.LambdaLR --lr 1e-4 --lr_lambda '1e-4 * 0.9 ** epoch' -n 100", "never more than 0.0001"),
    ("torch.LambdaLR --lr 0.1 --lr_lambda '0.1 if epoch < 30 else 0.01' -n 100", "never more than 0.1"),
    ("paddle.LambdaDecay --learning_rate 0.5 --lr_lambda '0.001' -n 100", "never more than 0.001"),
  ]) func aFormulaThatIsARateIsTold(_ line: String, _ words: String) throws {
    let text = try #require(try Self.findings(line).first { $0.rule == .rateAsFactor }?.text)
    #expect(text.contains(words), "\(text)")
  }

  /// Metrics that never get bad often enough, in each framework that follows one: bad are the last two.
  @Test(arguments: [
    "torch.ReduceLROnPlateau --lr 0.001 --patience 10 --metrics 1,0.9,0.8,0.8,0.8 -n 5",
    "hf.reduce_lr_on_plateau --lr 0.001 --patience 10 --metrics 1,0.9,0.8,0.8,0.8 -n 5",
    "paddle.ReduceOnPlateau --learning_rate 0.001 --patience 10 --metrics 1,0.9,0.8,0.8,0.8 -n 5",
    "mmengine.ReduceOnPlateauLR --lr 0.001 --patience 10 --metrics 1,0.9,0.8,0.8,0.8 -n 5",
    "timm.PlateauLRScheduler --lr 0.001 --mode min --patience_t 10 --metrics 1,0.9,0.8,0.8,0.8 -n 5",
    "timm.PlateauLRScheduler --lr 0.001 --mode min --patience_t 10 --warmup_t 2 --metrics 9,9,1,0.9,0.8,0.8,0.8 -n 7",
  ]) func aPlateauWithoutACutSaysWhy(_ line: String) throws {
    let text = try #require(try Self.findings(line).first { $0.rule == .noCut }?.text)
    #expect(text == "no cut: 2 bad epochs in a row at most, patience 10", "\(text)")
  }

  @Test func aCutThatIsTooSmallIsNone() throws {
    let line = "torch.ReduceLROnPlateau --lr 1e-8 --patience 1 --metrics 1,1,1,1 -n 4"
    #expect(
      try Self.findings(line).first { $0.rule == .noCut }?.text
        == "no cut: 2 bad epochs in a row, patience 1, but the rate would fall by no more than 1e-08")
  }

  @Test func greedyTellsGoodEpochsToo() throws {
    let line = "hf.greedy --lr 0.001 --patience 10 --metrics 1,0.9,0.8,0.8,0.8 -n 5"
    let text = try #require(try Self.findings(line).first { $0.rule == .noCut }?.text)
    #expect(text == "no cut and no raise: 2 bad epochs and 3 good in a row at most, patience 10")
  }
}

/// What `explain` tells with the codes of rules, and that they look at the very curve that is explained.
struct ToldFindingTests {
  private static func codes(_ line: String) throws -> [String] {
    let evaluation = try CommandLineParser().invocation(line: "explain \(line)") { path throws(FileError) in
      throw .missing(path: path)
    }.evaluation()
    let curve = try #require(evaluation.curves.first)
    return CurveInRun(curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length)
      .told(plan: nil).compactMap(\.code)
  }

  /// A curve of our own is as long as the run that is given, and ends with it.
  @Test(arguments: [
    "cosine -n 5000", "linear -n 5000", "wsd -n 300", "one-cycle -n 5000", "half-cosine --length 5000 -n 5000",
  ])
  func aCurveThatFillsTheRunHasNoDeadTail(_ line: String) throws {
    #expect(try Self.codes(line) == [])
  }

  @Test func aCurveThatEndsBeforeTheRunHasOne() throws {
    #expect(try Self.codes("cosine --length 1000 -n 5000") == ["LR001"])
  }
}

struct RateShareTests {
  /// A line from 1 to 0 over a million updates has as many below a limit as the limit says.
  @Test func bothEndsAreCountedExactly() throws {
    let line = try Ramp(from: 1, to: 0, length: 1_000_000)
    func share(_ limit: Double, _ isIncluded: Bool, work: Int = 1 << 20) -> RateShare {
      RateShare(of: line, upTo: limit, isIncluded: isIncluded, over: 0...999_999, work: work)
    }
    #expect(share(0.25, true).least == 250_000 && share(0.25, true).isExact)
    #expect(share(0.25, false).least == 249_999 && share(0.25, false).isExact)
    #expect(share(2, false).leastShare == 1 && share(0, true).least == 0)
    let poor = share(0.25, true, work: 8)
    #expect(!poor.isExact && poor.least <= 250_000 && poor.most >= 250_000)
  }

  @Test func theTailIsFoundWhereBoundsProveIt() throws {
    let cosine = try Cosine(minimum: 0, maximum: 1, cycleLength: 1000)
    #expect(cosine.firstOfConstantTail(in: 0...1_000_000_000_000) == 1000)
    #expect(cosine.firstOfConstantTail(in: 0...900) == 900)
    #expect(try Constant(rate: 1).firstOfConstantTail(in: 5...9) == 5)
  }
}
