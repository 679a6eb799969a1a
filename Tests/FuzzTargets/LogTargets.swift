import Catalogue
import CommandLanguage
import Documents
import Logs
import RunComparison
import Runs
import Schedules

/// Feeds bytes to the readers of logs, and what they read to all that works on logs.
enum LogTargets {
  static func run(_ target: FuzzTarget, _ bytes: [UInt8]) throws(Finding) {
    switch target {
    case .events:
      // A file as it stands, and its bytes as records that have their check sums, which chance would never find.
      try check(TensorBoardLog.self, bytes, "events.out.tfevents.1")
      try check(TensorBoardLog.self, events(bytes), "events.out.tfevents.1")
    case .wandb:
      try check(WandBBinary.self, bytes, "run-1.wandb")
      try check(WandBBinary.self, wandb(bytes), "run-1.wandb")
    default: try check(nil, bytes, "run.log")
    }
  }

  // MARK: Promises

  static func check(_ format: (any LogFormat.Type)?, _ bytes: [UInt8], _ path: String) throws(Finding) {
    let log: RunLog?
    do throws(LogFault) {
      // Small pieces, so that rows are cut off by their ends.
      let input = pieces(of: bytes, path: path)
      if let format { log = try LogReader.log(of: input, as: format) } else { log = try LogReader.log(of: input) }
    } catch {
      return try Diagnostic(.log(error)).check()
    }
    if let log { try check(log) }
  }

  /// Checks what holds of every log, whoever wrote it.
  ///
  /// - Parameter log: The log.
  /// - Throws: A ``Finding`` that says what does not.
  static func check(_ log: RunLog) throws(Finding) {
    try Finding.unless(log.steps.count == log.rates.count, "\(log.steps.count) steps, \(log.rates.count) rates")
    for column in log.columns {
      try Finding.unless(column.values.count == log.rates.count, "\(column.name) has \(column.values.count) values")
    }
    try Finding.unless(log.rates.contains(where: \.isFinite), "a log without a rate is accepted")
    try Finding.unless(!log.rates.contains(where: \.isInfinite), "an infinite rate is kept")
    if case .epochAndIteration = log.clock {
    } else {
      let steps = log.steps.filter { !$0.isNaN }
      try Finding.unless(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }, "steps do not ascend: \(steps)")
    }
    var facts = RunFacts()
    facts.updatesPerEpoch = Fact(20, .standard)
    let accounting = StepAccounting(facts)
    let updates = log.iterations(by: accounting)
    try Finding.unless(updates.allSatisfy { $0.map { $0 >= 0 } ?? true }, "an update is negative: \(updates)")
    let rows = LogRows(log, accounting)
    guard rows.count <= mostRows, isSearched(log) else { return }
    let context = RunContext(Run(length: Fact(1000, .standard), facts: facts))
    let fit = LogFit(of: rows, in: context)
    if let best = fit.best, fit.isWhole {
      for row in rows.rates.indices {
        let update = max(0, rows.updates[row].addingReportingOverflow(best.offset).partialValue)
        let distance = (best.schedule(update) - rows.rates[row]).magnitude
        try Finding.unless(
          distance <= rows.slack[row], "\(best.config) is said to have made row \(row) of \(rows.rates)")
      }
    }
    guard let cosine = Catalogue.definition(named: "cosine") else { return }
    let config = ScheduleConfig(Stage(cosine, ["lr": .number(0.1), "length": .duration(.updates(100))]))
    guard let schedule = try? config.schedule(in: context) else { return }
    let comparison = PlanComparison(of: rows, with: PlannedRun(config, in: context, schedule))
    let isTold = comparison.agrees || rows.count == 0 || !comparison.causes.isEmpty || !comparison.pieces.isEmpty
    try Finding.unless(isTold, "a log off its plan, of which nothing is told")
  }

  /// Logs of more rows are only read.
  private static let mostRows = 64

  /// Whether a schedule is looked for in a log, which costs a thousand times what reading it does: in one of sixteen, always the same.
  private static func isSearched(_ log: RunLog) -> Bool {
    let mixed = log.rates.reduce(UInt64(log.rates.count)) { ($0 ^ $1.bitPattern) &* 0x9E37_79B9_7F4A_7C15 }
    return mixed >> 60 == 0
  }

  private static func pieces(of bytes: [UInt8], path: String) -> LogInput {
    var place = 0
    return LogInput(path: path) { (room) throws(LogFault) in
      let count = min(room.count, 509, bytes.count - place)
      room.copyBytes(from: bytes[place..<place + count])
      place += count
      return count
    }
  }

  // MARK: Files around bytes

  /// An event file whose records are pieces of bytes: the first byte of each says how long it is.
  static func events(_ bytes: [UInt8]) -> [UInt8] {
    let header = Array("\u{9}".utf8) + [UInt8](repeating: 0, count: 8) + [0x1A, 0x0D] + Array("brain.Event:2".utf8)
    var file = record(header)
    for piece in divided(bytes) { file += record(piece) }
    return file
  }

  private static func record(_ data: [UInt8]) -> [UInt8] {
    let length = littleEndian(UInt64(data.count), 8)
    return length + littleEndian(masked(length), 4) + data + littleEndian(masked(data), 4)
  }

  private static func masked(_ bytes: [UInt8]) -> UInt64 {
    let sum = remainder(bytes, 0x82F6_3B78)
    return UInt64((sum >> 15 | sum << 17) &+ 0xA282_EAD8)
  }

  /// A file of W&B whose records are pieces of bytes.
  static func wandb(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE, 0x00]
    for piece in divided(bytes) where file.count % 32_768 + 7 + piece.count <= 32_768 {
      file += littleEndian(UInt64(remainder([1] + piece, 0xEDB8_8320)), 4) + littleEndian(UInt64(piece.count), 2) + [1]
      file += piece
    }
    return file
  }

  private static func divided(_ bytes: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while let length = rest.popFirst() {
      pieces.append(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
    return pieces
  }

  private static func littleEndian(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }

  /// The sum of a cyclic redundancy check, bit by bit.
  private static func remainder(_ bytes: [UInt8], _ polynomial: UInt32) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ polynomial : sum >> 1 }
    }
    return ~sum
  }

  // MARK: Seeds

  /// Files that a target begins with.
  static func seeds(of target: FuzzTarget) -> [[UInt8]] {
    switch target {
    case .events: return eventSeeds.map { [UInt8($0.count)] + $0 } + [eventSeeds.flatMap { [UInt8($0.count)] + $0 }]
    case .wandb: return [[UInt8(history.count)] + history, [UInt8(history.count)] + history + [4, 0x1A, 2, 0x0A, 0]]
    default: return logs.map { Array($0.utf8) }
    }
  }

  /// Events with a scalar of each form, and the beginning of a session.
  private static let eventSeeds: [[UInt8]] = {
    let values: [[UInt8]] = [
      [0x15, 0x00, 0x00, 0x80, 0x3E],
      [0x42, 0x08, 0x08, 0x01, 0x2A, 0x04, 0x00, 0x00, 0x80, 0x3E],
      [0x42, 0x0A, 0x08, 0x01, 0x12, 0x00, 0x22, 0x04, 0x00, 0x00, 0x80, 0x3E],
      [0x42, 0x0C, 0x08, 0x02, 0x32, 0x08, 0, 0, 0, 0, 0, 0, 0xD0, 0x3F],
      [0x42, 0x06, 0x08, 0x0E, 0x22, 0x02, 0x80, 0x3E],
    ]
    return values.enumerated().map { index, value in
      let inner = [0x0A, 0x02] + Array("lr".utf8) + value
      let summary = [0x0A, UInt8(inner.count)] + inner
      return [0x10, UInt8(index + 1), 0x2A, UInt8(summary.count)] + summary
    } + [[0x10, 0x02, 0x3A, 0x02, 0x08, 0x01]]
  }()

  /// A row of history: `lr` 0.25 at step 3.
  private static let history: [UInt8] = {
    func item(_ key: String, _ value: String) -> [UInt8] {
      let fields =
        [0x0A, UInt8(key.utf8.count)] + Array(key.utf8) + [0x82, 0x01, UInt8(value.utf8.count)] + Array(value.utf8)
      return [0x0A, UInt8(fields.count)] + fields
    }
    let row = item("lr", "0.25") + item("_step", "3") + item("eval", "{\"acc\": 0.5}")
    return [0x1A, UInt8(row.count)] + row
  }()

  /// A few lines of each format that is text.
  private static let logs = [
    "{\"log_history\": [{\"epoch\": 0.5, \"learning_rate\": 1e-05, \"step\": 1}, {\"learning_rate\": 2e-05, \"step\": 2}], \"max_steps\": 9}",
    "{'loss': 1.1834, 'grad_norm': 0.5, 'learning_rate': 4.75e-05, 'epoch': 0.25}\n{'loss': '1.183', 'learning_rate': '4.5e-05', 'epoch': '0.5'}\n",
    "epoch,lr-SGD,step,train_loss\n,0.1,0,\n,0.05,50,0.7\n",
    "epoch,loss,learning_rate\n0,0.5,0.1\n1,0.4,0.05\n",
    "epoch,train/box_loss,lr/pg0\n1,0.1,0.5\n2,0.1,0.25\n",
    "epoch,train_loss,eval_loss,lr\n0,1.5,1.2,0.1\n1,1.2,1.1,0.09\n",
    "\"Step\",\"run - lr\",\"run - lr__MIN\",\"run - lr__MAX\"\n\"0\",\"0.1\",\"0.1\",\"0.1\"\n\"1\",\"0.05\",\"\",\"\"\n",
    "{\"loss\": [1, 2], \"learning_rate\": [0.1, NaN]}",
    "{\"loss\": {\"0\": 1, \"1\": 2}, \"lr\": {\"0\": 0.1, \"1\": 0.05}}",
    "{\"mode\": \"train\", \"epoch\": 1, \"iter\": 20, \"lr\": 0.0002}\n{\"mode\": \"train\", \"epoch\": 2, \"iter\": 20, \"lr\": 0.0001}\n",
    "{\"iteration\": 19, \"lr\": 0.1, \"loss\": NaN}\n{\"iteration\": 39, \"lr\": 0.05}\n",
    "{\"lr\": 0.1, \"data_time\": 0.01, \"step\": 10}\n{\"lr\": 0.05, \"step\": 20, \"iter\": 20}\n",
    "{\"_step\": 0, \"train\": {\"lr\": [0.1, 0.01]}}\n{\"_step\": 1, \"train\": {\"lr\": [0.05, 0.005]}}\n",
    " iteration       10/     100 | consumed samples:          640 | learning rate: 1.000000E-05 | global batch size:    64 | number of skipped iterations:   1 |\n",
    "[2024-01-01 00:00:00,000] [INFO] [Rank 0] step=10, skipped=2, lr=[0.25, 0.5], mom=[(0.9, 0.999)]\n",
    "x | INFO | train_inner | epoch 001:     13 / 60 loss=9.845, num_updates=10, lr=0.000125075, gnorm=1.8\n",
    "x - mmengine - INFO - Epoch(train)  [1][ 20/100]  lr: 1.0000e-02  eta: 0:00:04  loss: 0.7\n",
    "[01/01 00:00:00 d2.utils.events]:  eta: 0:00:04  iter: 19  total_loss: 0.7  lr: 0.0002  max_mem: 1M\n",
    "Train: 0 [   0/100 (  0%)]  Loss: 6.9 (6.9)  LR: 1.000e-05  Data: 0.1 (0.1)\n",
    "Training epoch 0, iteration 9/99 | lr: 1e-05 | global_step: 9 | reduced_train_loss: 11.0\n",
    "Step 1 | loss:2.5 lr:1e-05 tokens_per_second_per_gpu:100\nStep 2 | loss:2.4 lr:2e-05\n",
    "[metric][batch=101]: lr-DecoupledAdamW/group0: 0.0010 \n[metric][batch=102]: lr-DecoupledAdamW/group0: 0.0011 \n",
    "Epoch 1/3\n8/8 - 0s - loss: 0.4 - learning_rate: 0.5000\nEpoch 2: LearningRateScheduler setting learning rate to 0.45.\n",
    "Update[251]: Change learning rate to 5.00000e-01\n",
    "Epoch 00005: reducing learning rate of group 0 to 1.0000e-03.\n",
    "step    1/100 | loss 11.0 (+nanz)| norm 15.3 | lr 8.57e-07 | 3121.30 ms\n",
    "Epoch: [1]  [ 10/100]  eta: 0:05:01  lr: 0.100000  img/s: 12.5\n",
    "step;lr\n0;0,1\n1;0,05\n", "0 0.1\n1 0.05\n",
    "Step 10, Loss: 2.5, Learning Rate: 1e-3\nStep 20, Loss: 2.25, Learning Rate: 5e-4\n",
  ]
}
