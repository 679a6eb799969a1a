package import Logs
import Numbers
package import Runs

/// The rates that a log has, each with the update that it belongs to and how far rounding may have moved it.
package struct LogRows: Sendable {
  /// The number of updates made before each row's own, as steps count them: skipped updates are not taken off.
  package let updates: [Int]
  /// The rate of each row.
  package let rates: [Double]
  /// How far each rate may lie from the one that it was written from.
  package let slack: [Double]
  /// The steps as they are logged.
  package let steps: [Double]
  /// The updates that were skipped up to each row; empty where the log does not tell them, or none was.
  package let skipped: [Int]
  /// The samples that were trained on up to each row; empty where the log does not tell them.
  package let samples: [Int]
  /// The largest batch of an update that the log tells; `nil` where it tells none.
  package let batch: Int?
  /// The greatest magnitude of the rates.
  package let highest: Double
  /// The updates of an epoch; `nil` where nothing tells them.
  package let updatesPerEpoch: Int?
  /// Whether steps are epochs.
  package let countsEpochs: Bool
  /// What is looked at first: rows all over the log.
  let glance: [Int]
  /// Whether no two rates differ.
  package let isConstant: Bool

  /// Takes the rows of a log that have a rate and an update.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - accounting: What is known of the run.
  package init(_ log: RunLog, _ accounting: StepAccounting) {
    var unskipped = log
    unskipped.skipped = []
    let known = RowUpdates(of: unskipped, by: accounting)
    let isKnown = known.areKnown
    let consumed = Self.column(of: log) { $0.contains("consumed") && ($0.contains("sample") || $0.contains("samples")) }
    let batches = Self.column(of: log) { $0 == "global batch size" || $0 == "global_batch_size" }
    var updates: [Int] = []
    var rates: [Double] = []
    var steps: [Double] = []
    var skipped: [Int] = []
    var samples: [Int] = []
    updates.reserveCapacity(log.rates.count)
    rates.reserveCapacity(log.rates.count)
    steps.reserveCapacity(log.rates.count)
    for index in log.rates.indices where log.rates[index].isFinite {
      guard let update = isKnown ? known[index] : Self.position(of: log, index) else { continue }
      if let last = updates.last, update <= last {
        if update < last { continue }
        updates.removeLast()
        rates.removeLast()
        steps.removeLast()
        _ = skipped.popLast()
        _ = samples.popLast()
      }
      updates.append(update)
      rates.append(log.rates[index])
      steps.append(log.steps.indices.contains(index) ? log.steps[index] : .nan)
      if !log.skipped.isEmpty { skipped.append(Int(saturating: log.skipped[index].isFinite ? log.skipped[index] : 0)) }
      if let consumed { samples.append(Int(saturating: consumed[index].isFinite ? consumed[index] : -1)) }
    }
    let highest = rates.reduce(0) { max($0, $1.magnitude) }
    self.updates = updates
    self.rates = rates
    self.steps = steps
    self.skipped = (skipped.last ?? 0) > 0 ? skipped : []
    self.samples = samples.contains { $0 < 0 } ? [] : samples
    batch = batches.flatMap { $0.filter(\.isFinite).max() }.map { Int(saturating: $0) }
    self.highest = highest
    slack = Self.slack(of: rates, log.rounding, highest)
    updatesPerEpoch = accounting.updatesPerEpoch?.value ?? log.updatesPerEpoch
    countsEpochs = if case .epochs = log.clock { true } else { false }
    isConstant = rates.allSatisfy { $0 == rates.first }
    glance = Self.glance(updates.count)
  }

  /// The number of rows.
  package var count: Int { rates.count }

  private static func position(of log: RunLog, _ index: Int) -> Int? {
    log.steps[index].isFinite && log.steps[index] >= 0 ? Int(exactly: log.steps[index].rounded()) : index
  }

  private static func column(of log: RunLog, _ isMeant: (String) -> Bool) -> [Double]? {
    log.columns.first { isMeant($0.name.lowercased()) && $0.values.contains { $0.isFinite } }?.values
  }

  /// How far each rate may lie from its plan: half a unit of its last digit, and what computing it in another order costs.
  private static func slack(of rates: [Double], _ rounding: LogRounding, _ highest: Double) -> [Double] {
    // A rate is a share of the highest one, so that what is lost at the highest is lost near the end of a decay too. Who
    // computes in single precision loses some of it at each operation.
    let (relative, share): (Double, Double) =
      switch rounding {
      case .float32: (0x1p-22, 0x1p-24)
      case .none, .significant, .decimals: (1e-12, 1e-14)
      }
    if case .significant(let digits) = rounding {
      return significantSlack(of: rates, digits, relative, share * highest)
    }
    return rates.map { rounding.slack(at: $0) + relative * $0.magnitude + share * highest }
  }

  /// The same for significant digits, whose unit neighbours have in common.
  private static func significantSlack(
    of rates: [Double], _ digits: Int, _ relative: Double, _ least: Double
  ) -> [Double] {
    var (lower, upper, half) = (0.0, 0.0, 0.0)
    return rates.map { rate in
      let magnitude = rate.magnitude
      if magnitude == 0 { return least }
      if !(magnitude >= lower && magnitude < upper) {
        half = LogRounding.significant(digits).slack(at: rate)
        let exponent = rate.decimalExponent
        (lower, upper) = (Double("1e\(exponent)") ?? 0, Double("1e\(exponent + 1)") ?? .infinity)
      }
      return half + relative * magnitude + least
    }
  }

  /// The updates for which each rate holds, where it is the same for all but the last; `nil` where rates do not hold so.
  var evenRun: Int? {
    var starts = [0]
    for row in rates.indices.dropFirst() where rates[row] != rates[row - 1] {
      starts.append(row)
      if starts.count * 2 > count { return nil }
    }
    guard starts.count > 4 else { return nil }
    let lengths = zip(starts.dropFirst(), starts).map { updates[$0] - updates[$1] }
    return lengths.allSatisfy { $0 == lengths[0] } ? lengths[0] : nil
  }

  /// The first row of each rate.
  var firstOfRuns: LogRows {
    let kept = rates.indices.filter { $0 == 0 || rates[$0] != rates[$0 - 1] }
    return LogRows(kept, of: self)
  }

  /// Takes some of the rows.
  private init(_ kept: [Int], of rows: LogRows) {
    updates = kept.map { rows.updates[$0] }
    rates = kept.map { rows.rates[$0] }
    slack = kept.map { rows.slack[$0] }
    steps = kept.map { rows.steps[$0] }
    (skipped, samples, batch) = ([], [], nil)
    highest = rows.highest
    updatesPerEpoch = rows.updatesPerEpoch
    countsEpochs = rows.countsEpochs
    isConstant = rows.isConstant
    glance = Self.glance(kept.count)
  }

  private static func glance(_ count: Int) -> [Int] {
    let most = 96
    if count <= most { return Array(0..<count) }
    let even = (0..<64).map { $0 * (count - 1) / 63 }
    return Array(Set(even + (0..<16) + ((count - 16)..<count))).sorted()
  }
}
