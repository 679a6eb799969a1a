import Numbers

/// A schedule that was decided by the metrics of a training run, replayed when it was created.
///
/// The rate of epoch 0 holds until a metric changes it: what the metric of epoch k decides is in force from epoch k + 1
/// on.
package struct MetricDriven: Schedule {
  /// Something that a metric made the schedule do.
  package struct Event: Sendable {
    /// The first epoch with the new rate, counted from 0.
    var epoch: Int
    /// The new rate.
    var rate: Double
    /// Whether the rate is raised by it, and not cut.
    package var isRaise: Bool { name == "raise" }
    /// What the phase from here on is called.
    var name: String
    /// Why, as one sentence without a full stop.
    var cause: String?

    /// Creates an event.
    package init(epoch: Int, rate: Double, name: String, cause: String? = nil) {
      self.epoch = epoch
      self.rate = rate
      self.name = name
      self.cause = cause
    }
  }

  /// How the cause of a rate begins that no metric has changed, though metrics were watched.
  package static let noCut = "no cut"

  private let rates: Piecewise
  private let events: [Event]
  private let epochLength: Int
  private let end: Int

  /// Creates the schedule from what happened.
  ///
  /// - Parameters:
  ///   - events: What happened, in the order of the epochs; the first at epoch 0. Of several in an epoch the last
  ///     counts.
  ///   - epochs: The number of metrics that were seen.
  ///   - epochLength: The number of iterations in an epoch, at least 1.
  /// - Throws: A ``ScheduleError`` for an epoch without iterations or a rate that is no number.
  package init(_ events: [Event], epochs: Int, epochLength: Int) throws(ScheduleError) {
    try Check.bounds(.epochLength, epochLength, .atLeastOne)
    var kept: [Event] = []
    for event in events {
      if kept.last?.epoch == event.epoch { kept.removeLast() }
      kept.append(event)
    }
    rates = try Piecewise(
      knots: kept.map { $0.epoch.multipliedSaturating(by: epochLength) }, rates: kept.map(\.rate))
    self.events = kept
    self.epochLength = epochLength
    end = epochs.multipliedSaturating(by: epochLength)
  }

  package func callAsFunction(_ iteration: Int) -> Double { rates(iteration) }
  package var form: CurveForm? { rates.form }
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds { rates.bounds(over: iterations) }
  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    rates.nextJump(after: iteration, work: &work)
  }

  package func phase(at iteration: Int) -> Phase {
    let index = max(0, rates.knots.partitioningIndex { $0 > iteration } - 1)
    // Events of one name in a row are one phase: the steps of a warmup.
    var (first, next) = (index, index + 1)
    while first > 0, isContinued(first) { first -= 1 }
    while next < events.count, isContinued(next) { next += 1 }
    return Phase(
      events[first].name, from: rates.knots[first], to: next < events.count ? rates.knots[next] : nil,
      cause: events[first].cause)
  }

  /// Whether an event goes on with the phase of the one before it.
  private func isContinued(_ index: Int) -> Bool {
    events[index].cause == nil && events[index].name == events[index - 1].name
  }

  package var length: Int? { max(1, end) }
}
