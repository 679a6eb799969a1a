import Numbers

/// How many samples the updates of a run have seen, where the batch may grow.
struct SampleClock {
  /// Updates with one batch size, up to the next phase.
  struct Phase: Equatable {
    /// The first update.
    var update: Int
    /// The samples that were seen before it.
    var samples: Int
    /// The samples of each update.
    var batch: Int
  }

  /// The phases, in their order; the first begins with update 0.
  private(set) var phases: [Phase]
  /// The updates until the samples of the run are used up, where they are known.
  private(set) var updates: Int?

  /// The most phases that are told apart.
  static let most = 200

  /// A batch that stays the same.
  ///
  /// - Parameter batch: The samples of an update.
  init(batch: Int) { phases = [Phase(update: 0, samples: 0, batch: max(1, batch))] }

  private init() { phases = [] }

  private mutating func add(_ batch: Int, _ update: Int, _ samples: Int) {
    if phases.last?.batch != batch { phases.append(Phase(update: update, samples: samples, batch: batch)) }
  }

  /// Batches by the samples that were seen: `batch` of the last threshold that they have reached.
  ///
  /// - Parameters:
  ///   - steps: The thresholds in samples with their batch, the first one 0.
  ///   - total: The samples of the run, where they end it.
  init(steps: [(samples: Int, batch: Int)], total: Int?) {
    self.init()
    var (update, seen) = (0, 0)
    for (index, step) in steps.enumerated() where seen < total ?? .max {
      let batch = max(1, step.batch)
      let end = index + 1 < steps.count ? steps[index + 1].samples : Int.max
      guard seen < end else { continue }
      add(batch, update, seen)
      let last = min(end, total ?? .max)
      guard last != .max else { break }
      let count = last.subtractingSaturating(seen).divided(by: batch, .up)
      update = update.addingSaturating(count)
      seen = seen.addingSaturating(count.multipliedSaturating(by: batch))
    }
    if total != nil { updates = update }
  }

  /// Megatron's ramp: the batch grows by an increment whenever a share of the samples of the ramp has been seen.
  ///
  /// - Parameters:
  ///   - start: The first batch.
  ///   - increment: By how much it grows.
  ///   - ramp: The samples over which it grows.
  ///   - batch: The last batch.
  ///   - total: The samples of the run, where they end it.
  init(rampFrom start: Int, by increment: Int, over ramp: Int, to batch: Int, total: Int?) {
    self.init()
    // Beyond 2^53 samples a ramp has no end that a run would see.
    let ramp = min(ramp, 1 << 53)
    let rises = max(1, batch.subtractingSaturating(start).divided(by: increment, .down))
    let share = Double(ramp) / Double(rises)
    func size(at seen: Int) -> Int {
      if seen > ramp || share <= 0 { return batch }
      return start.addingSaturating(Int(saturating: Double(seen) / share).multipliedSaturating(by: increment))
    }
    var (update, seen) = (0, 0)
    let last = min(ramp, total ?? .max)
    while seen <= last, phases.count <= Self.most {
      let now = max(1, size(at: seen))
      add(now, update, seen)
      func reached(after count: Int) -> Int { seen.addingSaturating(count.multipliedSaturating(by: now)) }
      // The first update that sees the next size, or is behind the ramp.
      let rise = now.subtractingSaturating(start).divided(by: increment, .down)
      let next = (Double(rise) + 1) * share
      var count = max(1, Int(saturating: min(next, Double(last) + 1) - Double(seen)).divided(by: now, .down))
      while count > 1, reached(after: count - 1) > last || size(at: reached(after: count - 1)) != now { count -= 1 }
      while reached(after: count) <= last, size(at: reached(after: count)) == now { count += 1 }
      update = update.addingSaturating(count)
      seen = reached(after: count)
    }
    add(batch, update, seen)
    if let total {
      updates = update.addingSaturating(max(0, total.subtractingSaturating(seen)).divided(by: batch, .down))
    }
  }

  /// The samples that were seen before an update.
  ///
  /// - Parameter update: The update.
  /// - Returns: The samples.
  func samples(before update: Int) -> Int {
    guard let phase = phases.last(where: { $0.update <= update }) else { return 0 }
    return phase.samples.addingSaturating((update - phase.update).multipliedSaturating(by: phase.batch))
  }

  /// The samples before an update `t`, as Python writes it.
  var formula: String {
    var terms: [String] = []
    var before = 0
    for phase in phases {
      let more = phase.batch - before
      terms.append(
        phase.update == 0 ? "\(phase.batch) * t" : "\(more < 0 ? "(\(more))" : "\(more)") * max(0, t - \(phase.update))"
      )
      before = phase.batch
    }
    return terms.joined(separator: " + ")
  }
}
