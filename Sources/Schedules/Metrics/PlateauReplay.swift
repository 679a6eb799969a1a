import Numbers

/// Reduces a rate when a metric has stopped improving: PyTorch's ReduceLROnPlateau and those modelled on it.
///
/// After each epoch the metric is better than the best so far, or a bad epoch. More bad epochs in a row than the
/// patience multiply the rate by the factor, and the next `cooldown` epochs count as none.
package struct PlateauReplay {
  /// What counts as an improvement.
  package var rule: PlateauRule
  /// What the rate is multiplied by.
  package var factor: Double
  /// The number of bad epochs in a row that are tolerated.
  package var patience: Int
  /// The number of epochs after a cut whose bad ones do not count.
  package var cooldown: Int
  /// The lowest rate.
  package var minimum: Double
  /// The smallest change of the rate that is made.
  package var epsilon: Double
  /// The best value to begin with; `nil` when the first metric is the best in any case.
  package var initialBest: Double?
  /// Whether metrics of the cooldown are not even looked at, as in Paddle; PyTorch still remembers the best of them.
  package var ignoresMetricsInCooldown = false
  /// Whether the bad epoch that completes the patience cuts, as in Keras; in PyTorch the one after it does.
  package var cutsAtPatience = false

  /// Creates the rule and its memory.
  package init(
    rule: PlateauRule, factor: Double, patience: Int, cooldown: Int, minimum: Double, epsilon: Double,
    initialBest: Double? = nil, ignoresMetricsInCooldown: Bool = false, cutsAtPatience: Bool = false
  ) {
    self.rule = rule
    self.factor = factor
    self.patience = patience
    self.cooldown = cooldown
    self.minimum = minimum
    self.epsilon = epsilon
    self.initialBest = initialBest
    self.ignoresMetricsInCooldown = ignoresMetricsInCooldown
    self.cutsAtPatience = cutsAtPatience
  }

  /// Replays metrics.
  ///
  /// - Parameters:
  ///   - metrics: The metric after each epoch, as pairs of the epoch, counted from 1, and the value.
  ///   - rate: The rate before the first metric.
  /// - Returns: The cuts, in the order of the epochs; one that would change the rate by less than epsilon is none.
  package func events(_ metrics: some Sequence<(epoch: Int, value: Double)>, from rate: Double) -> [MetricDriven.Event]
  {
    outcome(of: metrics, from: rate).events
  }

  /// Replays metrics behind what happens without them, of which the last says why where they lead to no cut.
  ///
  /// - Parameters:
  ///   - metrics: The metric after each epoch, as pairs of the epoch, counted from 1, and the value.
  ///   - beginning: What happens without them, at least the first rate; the last of it is what the metrics may cut.
  /// - Returns: All that happens, in the order of the epochs.
  package func events(
    _ metrics: some Sequence<(epoch: Int, value: Double)>, after beginning: [MetricDriven.Event]
  ) -> [MetricDriven.Event] {
    guard let last = beginning.last else { return [] }
    let outcome = outcome(of: metrics, from: last.rate)
    guard outcome.events.isEmpty, let reason = outcome.reason else { return beginning + outcome.events }
    return beginning.dropLast() + [
      MetricDriven.Event(epoch: last.epoch, rate: last.rate, name: last.name, cause: reason)
    ]
  }

  /// The cuts, and why there are none.
  private func outcome(
    of metrics: some Sequence<(epoch: Int, value: Double)>, from rate: Double
  ) -> (events: [MetricDriven.Event], reason: String?) {
    var events: [MetricDriven.Event] = []
    var (mostBad, isWatched, isWithheld) = (0, false, false)
    var best: BestMetric? = initialBest.map { BestMetric(value: $0, epoch: nil) }
    var (rate, badEpochs, coolingDown, cuts) = (rate, 0, 0, 0)
    for (epoch, value) in metrics {
      isWatched = true
      if coolingDown > 0, ignoresMetricsInCooldown {
        coolingDown -= 1
        continue
      }
      if let known = best, !rule.isBetter(value, than: known.value) {
        badEpochs += 1
      } else {
        best = BestMetric(value: value, epoch: epoch)
        badEpochs = 0
      }
      if coolingDown > 0 {
        coolingDown -= 1
        badEpochs = 0
      }
      mostBad = max(mostBad, badEpochs)
      guard cutsAtPatience ? badEpochs >= max(1, patience) : badEpochs > patience else { continue }
      let next = max(rate * factor, minimum)
      isWithheld = !(rate - next > epsilon)
      if !isWithheld {
        rate = next
        cuts += 1
        let cause =
          "epoch \(epoch): \(count(badEpochs, "bad epoch")) in a row, patience \(patience)"
          + (best.map { "; \($0.explained(by: rule))" } ?? "")
        events.append(MetricDriven.Event(epoch: epoch, rate: rate, name: "cut \(cuts)", cause: cause))
      }
      coolingDown = cooldown
      badEpochs = 0
    }
    guard isWatched else { return (events, nil) }
    let bad = "\(MetricDriven.noCut): \(count(mostBad, "bad epoch")) in a row"
    let reason =
      isWithheld
      ? "\(bad), patience \(patience), but the rate would fall by no more than \(numberText(epsilon))"
      : "\(bad) at most, patience \(patience)"
    return (events, reason)
  }
}

/// A count and its noun, in the plural where there is more than one.
package func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
