import Runs
import Testing

@testable import Logs

/// Several runs of one training read as one.
struct FamilyTests {
  private func log(_ text: String, _ path: String, column: String? = nil) throws -> RunLog {
    try #require(try LogReader.log(of: LogInput(Array(text.utf8), path: path), LogRequest(column: column)))
  }

  private func family(_ texts: [String], column: String? = nil) throws -> RunLog {
    let members = try texts.enumerated().map { try log($1, "run.\($0).csv", column: column) }
    return try RunLog.family(members, named: "run.*.csv")
  }

  @Test func itsValuesAreTheMeansAtTheStepsThatAllHave() throws {
    let family = try family(
      ["step,lr,loss\n0,0.1,4\n10,0.2,2\n20,0.3,1\n", "step,lr,loss\n0,0.1,6\n15,0.2,5\n20,0.3,2\n30,0.4,1\n"],
      column: "loss")
    #expect(family.steps == [0, 20] && family.rates == [5, 1.5])
    #expect(family.values(of: "lr") == [0.1, 0.3])
    #expect(family.path == "run.*.csv" && family.paths == ["run.0.csv", "run.1.csv"])
    #expect(family.range?.lowest == [4, 1] && family.range?.highest == [6, 2])
    // Two numbers a distance d apart deviate by d / √2.
    let deviation = try #require(family.deviation)
    #expect(abs(deviation.lowest[0] - (5 - 2 / 2.0.squareRoot())) < 1e-15)
    #expect(abs(deviation.highest[1] - (1.5 + 1 / 2.0.squareRoot())) < 1e-15)
    #expect(family.notes.contains { $0.contains("2 of up to 4 steps") })
  }

  @Test func aMeanOfEqualNumbersIsTheNumber() throws {
    let text = "step,lr\n0,0.1\n1,0.3\n"
    #expect(try family([text, text, text]).rates == [0.1, 0.3])
  }

  @Test func oneRunIsAFamilyWithoutASpread() throws {
    let family = try family(["step,lr\n0,0.1\n1,0.3\n"])
    #expect(family.rates == [0.1, 0.3] && family.range == nil && family.deviation == nil)
  }

  @Test func anotherColumnIsReadOfEachMember() throws {
    let family = try family(["epoch,lr,val_loss\n0,1,4\n1,1,2\n", "epoch,lr,val_loss\n0,1,8\n1,1,3\n"])
    let losses = try #require(family.reading("VAL_LOSS"))
    #expect(losses.column == "val_loss" && !losses.isRate && losses.rates == [6, 2.5])
    #expect(losses.range?.highest == [8, 3] && losses.members.count == 2)
    #expect(losses.values(of: "lr") == [1, 1])
    #expect(family.reading("nothing") == nil)
  }

  @Test func runsThatAreNoFamilyAreAnError() throws {
    #expect(throws: LogFault.unlikeRuns(path: "run.*.csv", "run.0.csv", "run.1.csv")) {
      try family(["step,lr\n0,1\n", "epoch,lr\n0,1\n1,1\n"])
    }
    #expect(throws: LogFault.noStepInCommon(path: "run.*.csv", runs: 2)) {
      try family(["step,lr\n0,1\n2,1\n", "step,lr\n1,1\n3,1\n"])
    }
  }
}
