import Testing

@testable import CommandLanguage

@Suite struct CurveLabelsTests {
  @Test(
    arguments: [
      ("shape --max 2", ["shape"]), ("shape --max 2 vs flat --lr 1", ["shape", "flat"]),
      ("shape --max 1,2", ["max 1", "max 2"]), ("shape vs shape --max 2", ["max 1", "max 2"]),
      ("shape --max 1,2 --min 0.5 --mode none", ["max 1", "max 2"]),
      ("shape --max 1,2 --min 0,0.5", ["min 0, max 1", "min 0.5, max 1", "min 0, max 2", "min 0.5, max 2"]),
      ("shape --max 1,2 vs flat --lr 1", ["shape max 1", "shape max 2", "flat"]),
      ("shape --staircase vs shape", ["staircase", "no staircase"]),
      ("shape --milestones 1,2 vs shape", ["milestones 1,2", "no milestones"]),
      ("shape vs shape lift --by 1 --length 5", ["shape", "shape lift"]),
      ("shape vs shape lift --by 1,2 --length 5", ["shape", "shape lift by 1", "shape lift by 2"]),
      ("shape for 5 vs shape for 6", ["for 5", "for 6"]), ("shape vs shape for 6", ["shape", "shape for 6"]),
      ("shape for 5 then flat --lr 1 vs shape for 5 then flat --lr 2", ["lr 1", "lr 2"]),
      ("shape for 5 then flat --lr 1 vs shape times flat --lr 2", ["shape then flat", "shape times flat"]),
      (
        "shape --length 1,2 lift --by 1 --length 3,4",
        [
          "shape length 1, lift length 3", "shape length 1, lift length 4", "shape length 2, lift length 3",
          "shape length 2, lift length 4",
        ]
      ), ("shape vs shape", ["shape", "shape (2)"]),
      ("shape --max 2 vs shape --max 2 vs flat", ["shape", "shape (2)", "flat"]),
      ("shape --label flat vs flat --lr 1", ["flat", "flat (2)"]),
      ("shape --max 1 --label a vs shape --max 2", ["a", "shape"]),
      ("shape --max 1 --label a vs shape --max 2 --label a", ["a", "a"]),
    ])
  func theShortestTextThatTellsCurvesApart(_ curves: String, _ labels: [String]) throws {
    #expect(CurveLabels.labels(for: try parse("compare \(curves)").curves) == labels)
  }

  @Test func thereIsALabelForEveryCurve() throws {
    #expect(CurveLabels.labels(for: []).isEmpty)
    for seed in 0..<50 {
      var random = RandomWords(seed: seed)
      let curves = (0..<8).map { _ in CurveRequest(random.config(around: Sample.shape, in: Sample.vocabulary)) }
      let labels = CurveLabels.labels(for: curves)
      #expect(labels.count == 8)
      #expect(Set(labels).count == 8, "seed \(seed): \(labels)")
      #expect(labels.allSatisfy { !$0.isEmpty })
    }
  }
}
