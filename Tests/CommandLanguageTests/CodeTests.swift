import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct CodeTests {
  private func config(_ line: String) throws -> ScheduleConfig {
    try parse("plot \(line)", vocabulary: .catalogue).curves[0].config
  }

  private func rates(_ line: String, at iterations: [Int]) throws -> [Double] {
    let schedule = try parse("plot -n 3000 \(line)", vocabulary: .catalogue).schedules()[0]
    return iterations.map { schedule($0) }
  }

  @Test(arguments: [
    (
      "'OneCycleLR(optimizer, max_lr=0.1, epochs=5, steps_per_epoch=100)'",
      "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100"
    ),
    ("'StepLR(opt, 30)' --lr 0.1", "torch.StepLR --lr 0.1 --step_size 30"),
    ("cosine for 10 then 'StepLR(opt, 30)' --lr 0.1", "cosine for 10 then torch.StepLR --lr 0.1 --step_size 30"),
    ("cosine times 'optax.constant_schedule(0.5)'", "cosine times optax.constant_schedule --value 0.5"),
    ("'CosineDecay(0.1, 100)' warmup 10", "keras.CosineDecay --initial_learning_rate 0.1 --decay_steps 100 warmup 10"),
    ("'StepLR(opt, step)' --set step=1k --lr 1", "torch.StepLR --lr 1 --step_size 1000"),
    ("'StepLR(SGD(p, lr=1), 30)'", "torch.StepLR --lr 1 --step_size 30"),
    ("'StepLR(SGD(p, lr=1), 30)' --lr 2", "torch.StepLR --lr 2 --step_size 30"),
    // What is given behind the code counts before it.
    ("'StepLR(opt, 30)' --lr 1 --step_size 7", "torch.StepLR --lr 1 --step_size 7"),
    (
      "'SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=500), CosineAnnealingLR(opt, 1500)], [500])' --lr 0.1",
      "torch.LinearLR --lr 0.1 --start_factor 0.01 --total_iters 500 for 500 then torch.CosineAnnealingLR --lr 0.1 --T_max 1500"
    ),
  ])
  func codeIsTheCurveOfOtherWords(code: String, words: String) throws {
    let places = [0, 1, 7, 9, 10, 11, 30, 99, 100, 499, 500, 501, 1000, 2999]
    #expect(try rates(code, at: places) == rates(words, at: places))
  }

  @Test(arguments: [
    "'OneCycleLR(optimizer, max_lr=0.1, total_steps=500)'",
    "'s = StepLR(opt, n * 3)' --lr 0.1 --set n=4 then 'StepLR(opt, cfg.n)' --set cfg.n=2 --lr 0.2 scale 0.5",
    "'SequentialLR(opt, [LinearLR(opt, 0.1), ExponentialLR(opt, g)], [5])' --set g=0.9 --lr 0.2",
    "$'b = 2\\nLambdaLR(opt, lambda e: \"x\" and b ** -e)' --lr 1",
    "'optax.join_schedules([optax.constant_schedule(1.0), optax.constant_schedule(0.5)], [9])'",
    "'ReduceLROnPlateau(opt, \"min\", patience=1)' --lr 1 --metrics 3,3,3,3",
    "'StepLR(opt, 30)' --lr 1 --step_size 7", "'StepLR(SGD(p, lr=1), 30)' --lr 2",
  ])
  func descriptionsReadBack(_ line: String) throws {
    let config = try config(line)
    #expect(try self.config(config.description) == config, "\(config)")
    let invocation = try parse("plot \(line) vs cosine", vocabulary: .catalogue)
    #expect(try parse(String(invocation.recipe.dropFirst(8)), vocabulary: .catalogue) == invocation)
  }

  @Test func sweepsAndFilesTakeCode() throws {
    let swept = try parse("compare 'StepLR(opt, 30)' --lr 0.1,0.2", vocabulary: .catalogue)
    #expect(swept.curves.map { $0.config.first.values["lr"] } == [.number(0.1), .number(0.2)])
    let files = ["a.lrs": "warm: 'StepLR(opt, n)' --set n=3 --lr 1\nother: StepLR(opt, 5, gamma=0.5) --lr 2\n"]
    let read = try parse("compare @a.lrs", files: files, vocabulary: .catalogue)
    #expect(read.curves.map(\.label) == ["warm", "other"])
    #expect(
      read.curves.map { $0.config.first.values["step_size"] } == [.duration(.updates(3)), .duration(.updates(5))])
  }

  @Test(arguments: [
    ("plot 'StepLR(opt, n)'", "n is not known: give --set n=….", ExitCode.data),
    (
      "plot 'OneCycleLR(opt, a, epochs=b.c, steps_per_epoch=len(x))'",
      "a, b.c and steps_per_epoch are not known: give --set a=… --set b.c=… --set steps_per_epoch=….", .data
    ),
    ("plot 'StepLR(opt, 3, foo=1)'", "The code is no schedule: StepLR has no argument 'foo'.", .data),
    (
      "plot 'StepLR(opt, step)' --set step=3 --set stop=3",
      "Nothing of the code asks for 'stop': it asks for step. Did you mean 'step'?", .usage
    ),
    ("plot 'StepLR(opt, 3)' --set stop=3", "Nothing of the code asks for 'stop': it leaves nothing open.", .usage),
  ])
  func errorsTellWhatToGive(line: String, sentence: String, code: ExitCode) throws {
    let diagnostic = try told(line)
    #expect(diagnostic.sentence == sentence)
    #expect(diagnostic.exitCode == code)
    #expect(diagnostic.readMore == "lrsched help calls")
  }

  @Test func aStageWithinACurveNeedsAWordBeforeIt() throws {
    #expect(try told("plot cosine 'StepLR(opt, 3)'").sentence.contains("then StepLR(opt, 3)"))
    #expect(try told("plot cosine --set a=1").sentence.hasPrefix("There is no option --set"))
  }

  @Test func ratesThatNobodyGivesAreTold() throws {
    func remarks(_ line: String) throws -> [String] { try parse("plot \(line)", vocabulary: .catalogue).remarks }
    #expect(try remarks("'StepLR(opt, 3)'").map { $0.contains("0.001 counts") } == [true])
    #expect(try remarks("'StepLR(opt, 3)' --lr 1").isEmpty)
    #expect(try remarks("'StepLR(SGD(p, lr=1), 3)'").isEmpty)
    #expect(try remarks("'OneCycleLR(opt, 0.1, 100)' vs 'optax.constant_schedule(1.0)'").isEmpty)
    #expect(try remarks("'ChainedScheduler([StepLR(opt, 3)])'").count == 1)
    // Where a scheduler sets the rate itself, one that is given besides changes nothing, and that is told.
    #expect(try remarks("'OneCycleLR(opt, 0.1, 100)' --lr 3").map { $0.contains("changes nothing") } == [true])
    #expect(try rates("'OneCycleLR(opt, 0.1, 100)' --lr 3", at: [30]) == rates("'OneCycleLR(opt, 0.1, 100)'", at: [30]))
    #expect(try told("plot 'optax.constant_schedule(1.0)' --lr 3").sentence.hasPrefix("There is no option --lr"))
  }

  @Test(arguments: ["torch.LambdaLR --lr_lambda 'max(0, 1)'", "a(b", "x", "-f(x)", "cosine --label 'a (b)'"])
  func otherWordsAreNoCode(_ word: String) { #expect(CodeDraft.isCode(word) == (word == "a(b")) }
}
