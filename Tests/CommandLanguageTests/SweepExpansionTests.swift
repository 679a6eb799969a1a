import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct SweepExpansionTests {
  @Test func severalSweepsMakeEveryCombination() throws {
    let invocation = try parse("compare shape --max 1,2 --mode linear,none lift --by 3,4 --length 5 vs flat --lr 1")
    let expected = [
      (1, "linear", 3), (1, "linear", 4), (1, "none", 3), (1, "none", 4), (2, "linear", 3), (2, "linear", 4),
      (2, "none", 3), (2, "none", 4),
    ].map { "shape --max \($0) --mode \($1) lift --by \($2) --length 5" }
    #expect(invocation.curves.map(\.config.description) == expected + ["flat --lr 1"])
  }

  @Test func everyKindOfOneValueCanBeSwept() throws {
    let line = "compare shape --length 5,10%,2ep --heads 1,2 --staircase=true,false --share 0,1 --offset -1,1"
    #expect(try parse(line).curves.count == 3 * 2 * 2 * 2 * 2)
    // A parameter that takes a list takes one.
    #expect(try parse("compare shape --milestones 5,10 --values 1,2 --metrics 1,2").curves.count == 1)
  }

  @Test func labelsTellTheCurvesOfASweepApart() throws {
    let invocation = try parse("compare shape --max 1,2 --min 0 --label x vs flat --lr 1 --label y")
    #expect(invocation.curves.map(\.label) == ["x, max 1", "x, max 2", "y"])
  }

  @Test func aSweepOfTooManyCurvesIsRefusedBeforeItIsMade() {
    let values = (1...200).map(String.init).joined(separator: ",")
    #expect(parseError("compare shape --max \(values) --heads \(values)") == .tooManyCurves(limit: 10_000))
    let hundred = (1...100).map(String.init).joined(separator: ",")
    #expect(parseError("compare shape --max \(hundred) --heads \(hundred)") == nil)
    #expect(parseError("compare shape --max \(hundred) --heads \(hundred) vs shape") == .tooManyCurves(limit: 10_000))
    let many =
      "shape --max \(values) --min \(values) --share 0,1 --offset \(values) --T_max \(values) --t_max \(values)"
    #expect(parseError("compare \(many) --length \(values) --heads \(values)") == .tooManyCurves(limit: 10_000))
  }
}
