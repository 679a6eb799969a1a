import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct RoundTripTests {
  static let vocabularies = [Sample.vocabulary, .catalogue]

  @Test(arguments: 0..<20)
  func aDescriptionReadsBackToItsConfig(_ seed: Int) throws {
    for vocabulary in Self.vocabularies {
      var random = RandomWords(seed: seed)
      for definition in vocabulary.definitions {
        let config = random.config(around: definition, in: vocabulary)
        // A length in epochs or tokens needs to know how long one is; it is no part of the config.
        let invocation = try parse(
          "plot --steps-per-epoch 10 --batch-size 2 --seq-len 8 \(config)", vocabulary: vocabulary)
        #expect(invocation.curves.map(\.config) == [config], "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<200)
  func aRecipeReadsBackToItsInvocation(_ seed: Int) throws {
    for vocabulary in Self.vocabularies {
      var random = RandomWords(seed: seed)
      let invocation = random.invocation(in: vocabulary)
      let recipe = invocation.recipe
      #expect(recipe.hasPrefix("lrsched "))
      let again = try parse(String(recipe.dropFirst("lrsched ".count)), vocabulary: vocabulary)
      #expect(again == invocation, "seed \(seed): \(recipe)")
    }
  }

  /// Shares of the peak, and updates that are no whole ones where a framework takes them.
  @Test(arguments: [
    "cosine --lr 0.0003 --min 10%", "wsd --lr 0.1 --min 0.5%", "clr --lr 2 --min 12.5%",
    "torch.StepLR --lr 0.1 --step_size 2.5", "torch.MultiStepLR --lr 0.1 --milestones 2.5,7",
    "hf.linear --lr 0.1 --num_warmup_steps 0.05 --num_training_steps 13.5",
  ])
  func sharesAndFractionsReadBack(_ curve: String) throws {
    let invocation = try parse("plot \(curve)", vocabulary: .catalogue)
    #expect(invocation.recipe == "lrsched plot \(curve)")
  }

  @Test func ourOwnLengthsAreWhole() {
    let whole = UsageError.notWhole(.parameter("length", of: "cosine"), value: "2.5")
    #expect(throws: whole) { try parse("plot cosine --length 2.5", vocabulary: .catalogue) }
    let positive = UsageError.outOfBounds(.parameter("min", of: "cosine"), value: "-1%", accepted: "at least 0")
    #expect(throws: positive) { try parse("plot cosine --min -1%", vocabulary: .catalogue) }
  }

  @Test(
    arguments: [
      ("1%..10%+3%", [1, 4, 7, 10]), ("1%..16%x3", [1, 4, 16]), ("5%,10%", [5, 10]),
    ] as [(String, [Double])])
  func sharesOfThePeakAreSwept(_ text: String, _ shares: [Double]) throws {
    let curves = try parse("compare cosine --min \(text)", vocabulary: .catalogue).curves
    #expect(curves.map { $0.config.first.values["min"] } == shares.map { .share($0) })
  }

  @Test func aRecipeHasNothingThatIsDefault() throws {
    let line = "plot -q -o a.png shape --min 1 --max 2 --theme light --no-grid -o b.pdf"
    #expect(try parse(line).recipe == "lrsched plot shape --min 1 --max 2")
    // A length that was given is one even where it is the usual one; positions keep their units.
    let part = "lrsched plot shape -n 1500 --from 10% --to 3ep --steps-per-epoch 100"
    #expect(
      try parse("plot shape --first 10% --to 3ep -n 1.5k --steps-per-epoch 100").recipe.split(separator: " ").sorted()
        == part.split(separator: " ").sorted())
    let export = "lrsched export --every 5 --steps-per-epoch 7 epochal --every 3 vs shape --label 'a b' -n 10 --long"
    #expect(
      try parse("export epochal --every 3 vs shape --label 'a b' --every 5 --long -n 10 --steps-per-epoch 7").recipe
        == "lrsched export --steps-per-epoch 7 --every 5 epochal --every 3 vs shape --label 'a b' -n 10 --long")
    #expect(try parse(String(export.dropFirst(8))).recipe.hasSuffix("vs shape --label 'a b' -n 10 --long"))
  }

  @Test func aRecipeWritesFilesAndSweepsOut() throws {
    let files = ["a.lrs": "long run: shape --max 2"]
    let recipe = try parse("compare @a.lrs vs shape --max 3,4", files: files).recipe
    #expect(recipe == "lrsched compare shape --max 2 --label 'long run' vs shape --max 3 vs shape --max 4")
  }

  @Test(arguments: [
    "at 0,5 shape --max 2", "list --json", "recipe -- -x.png", "completions bash", "help vs", "version",
  ])
  func otherCommandsReadBackToo(_ line: String) throws {
    let invocation = try parse(line)
    #expect(try parse(String(invocation.recipe.dropFirst(8))) == invocation)
  }
}
