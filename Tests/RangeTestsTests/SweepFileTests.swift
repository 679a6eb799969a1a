import Testing

@testable import RangeTests

struct SweepFileTests {
  private func file(_ text: String, rate: String? = nil, loss: String? = nil) throws(SweepFault) -> SweepFile {
    try SweepFile(Array(text.utf8), path: "log", rate: rate, loss: loss)
  }

  @Test(arguments: [
    "lr,loss\n0.1,2\n0.2,1\n", "step,train_loss,learning_rate\n0,2,0.1\n1,1,0.2\n", "0.1 2\n0.2 1\n",
    "epoch;lr;loss\r\n0;0,1;2\r\n1;0,2;1\r\n", "val_loss,loss,train/lr\n9,2,0.1\n9,1,0.2\n",
    "{\"lr\": [0.1, 0.2], \"loss\": [2, 1]}", "[{\"lr\": 0.1, \"loss\": 2}, {\"loss\": 1, \"lr\": 0.2}]",
    "{\"lr\": 0.1, \"loss\": 2}\n{\"lr\": 0.2, \"loss\": 1}\n{\"lr\": 0.3, \"lo",
    "{\"log_history\": [{\"learning_rate\": 0.1, \"loss\": 2}, {\"learning_rate\": 0.2, \"loss\": 1}, {\"eval_loss\": 3}]}",
  ])
  func formsAreRead(text: String) throws {
    #expect(try file(text).sweep == RateSweep(rates: [0.1, 0.2], losses: [2, 1]))
  }

  @Test func columnsAreChosen() throws {
    let text = "a,b,c\n1,2,3\n4,5,6\n"
    #expect(try file(text, rate: "c", loss: "a").sweep == RateSweep(rates: [3, 6], losses: [1, 4]))
    #expect(try file(text, rate: "#2", loss: "C").sweep == RateSweep(rates: [2, 5], losses: [3, 6]))
    #expect(throws: SweepFault.noColumn(.rate, columns: ["a", "b", "c"])) { try file(text) }
    #expect(throws: SweepFault.unknownColumn("d", .loss, columns: ["a", "b", "c"])) {
      try file(text, rate: "a", loss: "d")
    }
    #expect(throws: SweepFault.sameColumn("a")) { try file(text, rate: "a", loss: "a") }
  }

  @Test func aLossThatIsNoNumberIsKeptAndOneThatIsMissingIsNot() throws {
    let read = try file("lr,loss\n0.1,2\n0.2,\n0.3,nan\n,5\n0.4,inf\n")
    #expect(read.sweep.rates == [0.1, 0.3, 0.4] && read.incomplete == 2)
    #expect(read.sweep.losses[1].isNaN && read.sweep.losses[2] == .infinity)
    let json = try file("{\"lr\": [0.1, 0.2, 0.3], \"loss\": [2, NaN, null]}")
    #expect(json.sweep.rates == [0.1, 0.2] && json.sweep.losses[1].isNaN && json.incomplete == 1)
  }

  @Test func whatHoldsNoSweepIsRefused() {
    #expect(throws: SweepFault.table(.empty)) { try file("") }
    #expect(throws: SweepFault.noPoints(rate: "lr", loss: "loss")) { try file("lr,loss\n0.1,\n,2\n") }
    #expect(throws: SweepFault.noRows) { try file("{\"a\": {\"b\": 1}}") }
    #expect(throws: SweepFault.self) { try file("{\"lr\": [0.1, }") }
  }
}
