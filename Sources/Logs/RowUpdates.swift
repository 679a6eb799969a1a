internal import Numbers
package import Runs

/// The updates that the values of a log belong to, each worked out when it is asked for.
package struct RowUpdates {
  private let log: RunLog
  private let accounting: StepAccounting
  private let perEpoch: Int?

  /// Takes a log.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - accounting: What is known of the run.
  package init(of log: RunLog, by accounting: StepAccounting) {
    self.log = log
    self.accounting = accounting
    perEpoch = accounting.updatesPerEpoch?.value ?? log.updatesPerEpoch
  }

  /// Whether the update of any row is known.
  package var areKnown: Bool { log.rates.indices.contains { self[$0] != nil } }

  /// The number of updates made before the one whose value a row has; `nil` where nothing tells it.
  package subscript(index: Int) -> Int? {
    if log.attribution == .windowMean { return nil }
    let step = log.steps[index]
    let updates: Double?
    switch log.clock {
    case .updates(let offset): updates = step + Double(offset)
    case .unknown: updates = step
    case .rows: updates = Double(index)
    case .epochs(let first, let place):
      guard let perEpoch else { return nil }
      let epoch = step - Double(first)
      switch place {
      case .start: updates = (epoch * Double(perEpoch)).rounded()
      case .last: updates = ((epoch + 1) * Double(perEpoch) - 1).rounded()
      case .behind: updates = ((epoch + 1) * Double(perEpoch)).rounded()
      }
    case .epochFractions(let offset):
      guard let perEpoch, log.epochs.indices.contains(index) else { return nil }
      updates = (log.epochs[index] * Double(perEpoch)).rounded() + Double(offset)
    case .epochAndIteration(let offset):
      guard let perEpoch, log.epochs.indices.contains(index) else { return nil }
      updates = (log.epochs[index] - 1) * Double(perEpoch) + step + Double(offset)
    case .samples: updates = (try? accounting.updates(of: Quantity(step, .samples))).map { Double($0.value) }
    case .tokens: updates = (try? accounting.updates(of: Quantity(step, .tokens))).map { Double($0.value) }
    }
    guard let updates, updates.isFinite else { return nil }
    let skipped = log.skipped
    let made = skipped.indices.contains(index) && skipped[index].isFinite ? updates - skipped[index] : updates
    return made >= 0 ? Int(saturating: made) : nil
  }
}

extension RunLog {
  /// By how much updates are greater than steps, where that is all that lies between them and each row has a value; else `nil`.
  package var offsetOfSteps: Int? {
    guard skipped.isEmpty, attribution != .windowMean, rates.allSatisfy(\.isFinite) else { return nil }
    switch clock {
    case .updates(let offset): return offset
    case .unknown: return 0
    case .rows, .epochs, .epochFractions, .epochAndIteration, .samples, .tokens: return nil
    }
  }
}
