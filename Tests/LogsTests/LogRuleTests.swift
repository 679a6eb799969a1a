import Logs
import Runs
import Testing

@Suite("Rules of logs")
struct LogRuleTests {
  private func log(_ text: String, _ path: String = "run.log", _ request: LogRequest = LogRequest()) throws -> RunLog {
    try #require(try LogReader.log(of: LogInput(Array(text.utf8), path: path), request))
  }

  private func rows(_ log: RunLog) -> [[Double]] { log.valued.map { [log.steps[$0], log.rates[$0]] } }

  @Test("Of a step that was logged twice the last value counts, and the seam is told")
  func restart() throws {
    let log = try log("step,lr\n0,0.1\n10,0.2\n20,0.3\n10,0.25\n30,0.4\n", "a.csv")
    #expect(rows(log) == [[0, 0.1], [10, 0.25], [20, 0.3], [30, 0.4]])
    #expect(log.problems == [.restart(atStep: 10, replaced: 1)])
  }

  @Test("A loss that is no number never drops the rate, and what has no rate is no row of it")
  func missing() throws {
    let log = try log("step,lr,loss\n0,0.1,NaN\n1,NaN,2\n2,0.3,inf\n3,None,1\n4,,\n5,0.5,null\n", "a.csv")
    #expect(rows(log) == [[0, 0.1], [2, 0.3], [5, 0.5]])
    #expect(try #require(log.values(of: "loss"))[1] == 2)
  }

  @Test("The last line without an end may be cut off: its last field counts for nothing")
  func cutLine() throws {
    let log = try log("step,lr\n0,0.1\n1,0.25", "a.csv")
    #expect(rows(log) == [[0, 0.1]])
    #expect(log.problems == [.lastLineCut])
    let whole = try self.log("step,lr,loss\n0,0.1,3\n1,0.25,2.", "a.csv")
    #expect(rows(whole) == [[0, 0.1], [1, 0.25]])
  }

  @Test("A broken line within is passed over, and so are the names of columns that stand in the file again")
  func brokenLine() throws {
    let log = try log("step,lr,loss\n0,0.1,3\n1,0.2,0.52,0.3,2\n2,0.4,1\nstep,lr,loss\n3,0.5,1\n", "a.csv")
    #expect(rows(log) == [[0, 0.1], [2, 0.4], [3, 0.5]])
    #expect(log.problems == [.brokenLines(1)])
  }

  @Test("Any column can be asked for, and one that is not there is told with those that are")
  func columns() throws {
    let text =
      "{\"step\": 0, \"lr\": 0.1, \"eval\": {\"acc\": 0.5}}\n{\"step\": 1, \"lr\": 0.2, \"eval\": {\"acc\": 0.75}}\n"
    let log = try log(text, "a.jsonl", LogRequest(column: "eval.acc"))
    #expect(rows(log) == [[0, 0.5], [1, 0.75]])
    #expect(!log.isRate)
    #expect(throws: LogFault.unknownColumn("acc", path: "a.jsonl", columns: ["step", "lr", "eval.acc"])) {
      try self.log(text, "a.jsonl", LogRequest(column: "acc"))
    }
  }

  @Test("Groups of an optimizer are listed, and a constant ratio is told")
  func groups() throws {
    let log = try log("step,lr-SGD/head,lr-SGD/pg1\n0,0.1,0.01\n1,0.2,0.02\n", "metrics.csv")
    #expect(log.format == "lightning-csv")
    #expect(log.column == "lr-SGD/head")
    #expect(log.groups == ["lr-SGD/head", "lr-SGD/pg1"])
    #expect(log.notes == ["lr-SGD/pg1 is 0.1 times lr-SGD/head"])
  }

  @Test("Momentum, weight decay, gradients and bounds of panels are no rates")
  func otherColumns() {
    let names = [
      "lr-SGD-momentum", "lr-Adam-weight_decay", "grad_lr", "run - lr__MIN", "run - lr__MAX", "loss/lr", "val_lr",
      "colour",
    ]
    #expect(ColumnNames.rates(among: names).isEmpty)
    #expect(
      ColumnNames.rates(among: ["a/b/lr", "lr", "train/learning_rate", "learning_rate"]) == [
        "learning_rate", "lr", "train/learning_rate", "a/b/lr",
      ])
  }

  @Test("The curve tells whether transformers logged this update or the next: a warmup of 10 by 0.001 an update")
  func trainerOffset() throws {
    func state(_ rates: [(Int, Double)]) -> String {
      let rows = rows(rates)
      return "{\"log_history\": [\(rows)], \"max_steps\": 100}"
    }
    func rows(_ rates: [(Int, Double)]) -> String {
      rates.map { "{\"epoch\": 1.0, \"learning_rate\": \($0.1), \"step\": \($0.0)}" }.joined(separator: ", ")
    }
    let this = try log(state([(4, 0.003), (8, 0.007), (12, 0.008)]), "trainer_state.json")
    #expect(this.clock == .updates(offset: -1))
    let next = try log(state([(4, 0.004), (8, 0.008), (12, 0.007)]), "trainer_state.json")
    #expect(next.clock == .updates(offset: 0))
    #expect(next.attribution == .nextUpdate)
    // A decay in a straight line to update 100: 0.01 · (100 - t) / 100, of this update and of the next.
    #expect(try log(state([(50, 0.0051), (60, 0.0041)]), "trainer_state.json").clock == .updates(offset: -1))
    #expect(try log(state([(50, 0.005), (60, 0.004)]), "trainer_state.json").clock == .updates(offset: 0))
    // A constant rate tells nothing.
    let unknown = try log(state([(50, 0.01), (60, 0.01)]), "trainer_state.json")
    #expect(unknown.clock == .updates(offset: -1))
    #expect(unknown.notes.count == 1)
  }

  @Test("A state that is cut off keeps every whole row")
  func truncatedState() throws {
    let log = try log(
      "{\"log_history\": [{\"learning_rate\": 0.1, \"step\": 1}, {\"learning_rate\": 0.2, \"step\": 2}, {\"learning_r",
      "trainer_state.json")
    #expect(log.valued.count == 2)
    #expect(log.problems.contains(.documentCut))
  }

  @Test("A pattern's groups are columns, whatever the text is")
  func pattern() throws {
    let text = "at 10 the rate was 1e-05.\nnothing here\nat 20 the rate was .002)\n"
    let log = try log(text, "x", LogRequest(pattern: #"at (?<step>\d+) the rate was (?<lr>\S+)"#))
    #expect(rows(log) == [[10, 1e-5], [20, 0.002]])
    #expect(throws: LogFault.unmatched(pattern: "(?<lr>zz)", path: "x")) {
      try self.log(text, "x", LogRequest(pattern: "(?<lr>zz)"))
    }
    #expect(throws: LogFault.self) { try self.log(text, "x", LogRequest(pattern: "(?<lr>")) }
  }

  @Test("Text that tells a step and a rate by their names needs no pattern")
  func pairs() throws {
    let log = try log("Step 10, Loss: 2.5, Learning Rate: 1e-3\nStep 20, Loss: 2.25, Learning Rate: 5e-4\n")
    #expect(rows(log) == [[10, 1e-3], [20, 5e-4]])
  }

  @Test(
    "What is no log is none",
    arguments: [
      "cosine --max 1\nlinear --lr 0.1\n", "lr: 0.1\nstep: 10\n",
      "{\"optimizer\": {\"type\": \"Adam\", \"params\": {\"lr\": 0.001}}}\n",
      "{\"betas\": [0.9, 0.95], \"lr\": 0.1}",
      "# A title\n\nSome words.\n", "", "\n\n", "[1, 2, 3]",
    ])
  func noLog(text: String) throws {
    #expect(try LogReader.log(of: LogInput(Array(text.utf8), path: "file.txt")) == nil)
  }

  /// `rounded` by the writer and the rate before it can be no further apart.
  @Test("What rounding may change is half of its last digit")
  func slack() {
    #expect(abs(LogRounding.significant(3).slack(at: 0.0123) - 0.00005) < 1e-9)
    #expect(abs(LogRounding.significant(4).slack(at: 1) - 0.0005) < 1e-9)
    // A power of ten has its own digit, however many divisions by ten lead there.
    for exponent in -12...3 {
      let rate = Double("1e\(exponent)") ?? 0
      let half = Double("5e\(exponent - 4)") ?? 0
      #expect(abs(LogRounding.significant(4).slack(at: rate) - half) < 1e-6 * half, "1e\(exponent)")
    }
    #expect(abs(LogRounding.decimals(5).slack(at: 0) - 0.000005) < 1e-12)
    #expect(LogRounding.float32.slack(at: 0.1) >= abs(0.1 - Double(Float(0.1))))
  }

  @Test("Iterations that begin anew with each epoch are counted by its length, and those of the whole run are not")
  func mmcv() throws {
    func line(_ epoch: Int, _ iter: Int) -> String {
      "{\"mode\": \"train\", \"epoch\": \(epoch), \"iter\": \(iter), \"lr\": 0.0\(epoch)\(iter)}\n"
    }
    var facts = RunFacts()
    facts.updatesPerEpoch = Fact(50, .standard)
    let inEpochs = try log([line(1, 20), line(1, 40), line(2, 20), line(2, 40)].joined(), "a.log.json")
    #expect(inEpochs.iterations(by: StepAccounting(facts)) == [19, 39, 69, 89])
    #expect(inEpochs.iterations(by: StepAccounting(RunFacts())) == [nil, nil, nil, nil])
    #expect(inEpochs.missingFact(for: StepAccounting(RunFacts()))?.wanted == .updatesPerEpoch)
    let byIterations = try log([line(1, 20), line(1, 40), line(2, 60), line(2, 80)].joined(), "a.log.json")
    #expect(byIterations.iterations(by: StepAccounting(RunFacts())) == [19, 39, 59, 79])
  }

  @Test("A log is read in pieces: what a piece cuts off is read with the next")
  func pieces() throws {
    let rows = (0..<20_000).map { "\($0),\(Double($0) / 1024)" }.joined(separator: "\n") + "\n"
    let bytes = Array("step,lr\n\(rows)".utf8)
    var place = 0
    let input = LogInput(path: "a.csv") { (room) throws(LogFault) in
      let count = min(room.count, 4099, bytes.count - place)
      room.copyBytes(from: bytes[place..<place + count])
      place += count
      return count
    }
    let log = try #require(try LogReader.log(of: input))
    #expect(log.valued.count == 20_000)
    #expect(log.rates.last == 19_999.0 / 1024)
  }

  /// A log of each writer in a form that the samples do not have, by the writers' sources.
  @Test(
    "Other forms of what writers print",
    arguments: [
      (
        "fairseq",
        "| epoch 001:     13 / 60 loss=9.845, num_updates=10, lr=0.000125075, gnorm=1.8\n| epoch 001 | loss 6.7 | num_updates 57 | lr 0.0004\n",
        [[10, 0.000125075], [57, 0.0004]]
      ),
      (
        "fairseq",
        "x | INFO | train_inner | {\"epoch\": 1, \"loss\": \"9.8\", \"num_updates\": \"10\", \"lr\": \"0.5\"}\nx | INFO | train | {\"epoch\": 1, \"train_num_updates\": \"57\", \"train_lr\": \"0.25\"}\nx | INFO | valid | {\"valid_num_updates\": \"57\"}\n",
        [[10, 0.5], [57, 0.25]]
      ),
      (
        "deepspeed",
        "[Rank 0] step=0, skipped=0, lr=[0.0, 0.0], mom=[[0.9, 0.999]]\n[Rank 0] step=10, skipped=0, lr=[0.5, 0.25], mom=[[0.9, 0.999]]\n",
        [[0, 0], [10, 0.5]]
      ),
      (
        "nanogpt", "step    1/18865 | loss 11.009 (+nanz)| norm 15.3 (+nanz)| lr 8.57e-07 | 3121.30 ms\n",
        [[1, 8.57e-7]]
      ),
      (
        "openmmlab",
        "x - mmgen - INFO - Iter [50/1000]\tlr_generator: 2.000e-04 lr_discriminator: 1.000e-04, eta: 1:00:00, loss: 1.7\n",
        [[50, 2e-4]]
      ),
      (
        "openmmlab",
        "x - mmengine - INFO - Iter(train) [  50/1000]  base_lr: 1.0000e-02 lr: 5.0000e-03  eta: 0:00:00\n",
        [[50, 0.005]]
      ),
      ("torchvision", "Epoch: [1]  [ 10/100]  eta: 0:05:01  lr: 0.100000  img/s: 12.5\n", [[110, 0.1]]),
      ("torchvision", "Epoch: [0][10/100]\tTime 0.1 (0.1)\tLoss 6.9 (6.9)\tlr 0.5\n", [[10, 0.5]]),
      ("rate-changes", "Epoch 00005: reducing learning rate of group 0 to 1.0000e-03.\n", [[5, 1e-3]]),
      (
        "keras-output",
        "Epoch 1/3\n1/8 - loss: 0.9\u{8}\u{8}\u{8}\r8/8 \u{1B}[1m0s\u{1B}[0m - loss: 0.4 - learning_rate: 0.5000\nEpoch 2/3\n8/8 - loss: 0.3 - learning_rate: 0.5000\nEpoch 2: ReduceLROnPlateau reducing learning rate to 0.05000000074505806.\nEpoch 3/3\n8/8 - loss: 0.2 - learning_rate: 0.0500\n",
        [[1, 0.5], [2, 0.5], [3, 0.05000000074505806]]
      ),
    ] as [(String, String, [[Double]])])
  func otherForms(format: String, text: String, expected: [[Double]]) throws {
    let log = try log(text, "out.log")
    #expect(log.format == format)
    #expect(rows(log) == expected)
  }

  @Test(
    "The last iteration of an epoch is that of YOLOv5, which counts from 0, and of Ultralytics, which counts from 1")
  func ultralytics() throws {
    var facts = RunFacts()
    facts.updatesPerEpoch = Fact(20, .standard)
    let five = try log("epoch, train/box_loss, x/lr0\n0, 0.1, 0.5\n1, 0.1, 0.25\n", "results.csv")
    #expect(five.iterations(by: StepAccounting(facts)) == [19, 39])
    let eight = try log("epoch,train/box_loss,lr/pg0\n1,0.1,0.5\n2,0.1,0.25\n", "results.csv")
    #expect(eight.iterations(by: StepAccounting(facts)) == [19, 39])
  }

  @Test("Where DeepSpeed prints beside transformers, the lines that count updates are read")
  func mixed() throws {
    let text =
      "{'loss': 1.1, 'learning_rate': 0.5, 'epoch': 0.25}\n[Rank 0] step=10, skipped=2, lr=[0.25], mom=[(0.9, 0.999)]\n"
    let log = try log(text, "out.log")
    #expect(log.format == "deepspeed")
    #expect(log.iterations(by: StepAccounting(RunFacts())) == [8])
    #expect(try self.log("{'loss': 1.1, 'learning_rate': 0.5, 'epoch': 0.25}\n", "out.log").format == "hf-output")
  }

  @Test("A bar of transformers tells the updates of an epoch, and the epoch the step")
  func trainerBar() throws {
    let bar = "  5%|| 5/100 [00:00<00:07, 12.1it/s]\r"
    let rows = [(0.25, 4e-4), (0.5, 9e-4), (0.75, 8e-4)].map {
      "{'loss': 1.1, 'learning_rate': \($0.1), 'epoch': \($0.0)}\n"
    }
    let log = try log(bar + rows.joined() + "{'train_runtime': 8.1, 'epoch': 5.0}\n", "out.log")
    #expect(log.updatesPerEpoch == 20)
    #expect(log.columns.map(\.name) == ["loss", "epoch"])
    // A warmup of 0.0001 an update: the rate of step 5 is that of update 4.
    #expect(log.iterations(by: StepAccounting(RunFacts())) == [4, 9, 14])
    #expect(log.step(at: 0, by: StepAccounting(RunFacts())) == nil)
  }
}
