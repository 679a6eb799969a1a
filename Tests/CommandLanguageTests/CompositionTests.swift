import Catalogue
import Runs
import Testing

struct CompositionTests {
  private let whole = Composition("a", [.modify("b"), .cut(.updates(5)), .then("c"), .times("d")])

  @Test func stagesComeInTheirOrder() {
    #expect(whole.stages == ["a", "b", "c", "d"])
    var asked: [String] = []
    let lengths = whole.map { stage -> Int in
      asked.append(stage)
      return asked.count
    }
    #expect(asked == ["a", "b", "c", "d"])
    #expect(lengths == Composition(1, [.modify(2), .cut(.updates(5)), .then(3), .times(4)]))
  }

  @Test func aStageIsReplacedInItsPlace() {
    var changed = whole
    for index in 0..<4 { changed[.operation(index)]? += "!" }
    changed[.first] = "A"
    #expect(changed == Composition("A", [.modify("b!"), .cut(.updates(5)), .then("c!"), .times("d!")]))
  }

  @Test func whatHasNoStageStaysAsItIs() {
    var changed = whole
    for place in [Composition<String>.Place.operation(1), .operation(4), .operation(-1)] {
      #expect(changed[place] == nil)
      changed[place] = "x"
    }
    changed[.first] = nil
    #expect(changed == whole)
  }
}
