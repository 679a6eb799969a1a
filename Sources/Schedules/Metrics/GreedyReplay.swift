/// Raises a rate while a metric improves and reduces it when it does not: transformers' GreedyLR, arXiv 2512.14527.
///
/// More good epochs in a row than the patience divide the rate by the factor, more bad ones multiply it. After each the
/// metric is not looked at for a while; too long at the lowest rate and all begins anew.
package struct GreedyReplay {
  /// What counts as an improvement.
  package var rule: PlateauRule
  /// What the rate is multiplied or divided by.
  package var factor: Double
  /// The number of good or bad epochs in a row that change nothing.
  package var patience: Int
  /// The number of epochs after a cut that are not looked at.
  package var cooldown: Int
  /// The number of epochs after a raise that are not looked at.
  package var warmup: Int
  /// The lowest rate that a cut leads to.
  package var minimum: Double
  /// The highest rate that a raise leads to.
  package var maximum: Double
  /// The smallest change of the rate that is made.
  package var epsilon: Double
  /// The number of metrics whose average is looked at; `nil` for each by itself.
  package var window: Int?
  /// The number of cuts at the lowest rate after which all begins anew.
  package var patienceAtMinimum: Int

  /// Creates the rule.
  package init(
    rule: PlateauRule, factor: Double, patience: Int, cooldown: Int, warmup: Int, minimum: Double, maximum: Double,
    epsilon: Double, window: Int?, patienceAtMinimum: Int
  ) {
    self.rule = rule
    self.factor = factor
    self.patience = patience
    self.cooldown = cooldown
    self.warmup = warmup
    self.minimum = minimum
    self.maximum = maximum
    self.epsilon = epsilon
    self.window = window
    self.patienceAtMinimum = patienceAtMinimum
  }

  /// Replays metrics.
  ///
  /// - Parameters:
  ///   - metrics: The metric after each epoch.
  ///   - initialRate: The rate before the first metric, to which a new beginning returns.
  /// - Returns: The first rate, then the raises, cuts and new beginnings, in the order of the epochs.
  package func events(_ metrics: [Double], from initialRate: Double) -> [MetricDriven.Event] {
    var (mostGood, mostBad) = (0, 0)
    let worst = BestMetric(value: rule.isMinimum ? .infinity : -.infinity, epoch: nil)
    var events: [MetricDriven.Event] = []
    var (rate, best, average) = (initialRate, worst, StreamingAverage(window: window))
    var (good, bad, waiting, leftAtMinimum) = (0, 0, 0, patienceAtMinimum)
    func happened(_ epoch: Int, _ name: String, _ cause: String) {
      events.append(MetricDriven.Event(epoch: epoch, rate: rate, name: name, cause: "epoch \(epoch): \(cause)"))
    }
    for (index, metric) in metrics.enumerated() {
      let (epoch, value) = (index + 1, average.adding(metric))
      if waiting > 0 {
        waiting -= 1
        (good, bad) = (0, 0)
        continue
      }
      if rule.isBetter(value, than: best.value) {
        best = BestMetric(value: value, epoch: epoch)
        (good, bad) = (good + 1, 0)
      } else {
        (good, bad) = (0, bad + 1)
      }
      (mostGood, mostBad) = (max(mostGood, good), max(mostBad, bad))
      if good > patience {
        let next = min(rate / factor, maximum)
        if next - rate > epsilon {
          rate = next
          happened(epoch, "raise", "\(count(good, "good epoch")) in a row, patience \(patience)")
        }
        (good, waiting, leftAtMinimum) = (0, warmup, patienceAtMinimum)
      } else if bad > patience {
        let next = max(rate * factor, minimum)
        let cause = "\(count(bad, "bad epoch")) in a row, patience \(patience); \(best.explained(by: rule))"
        if rate - next > epsilon {
          rate = next
          happened(epoch, "cut", cause)
        }
        (bad, waiting) = (0, cooldown)
        guard rate <= minimum else { continue }
        leftAtMinimum -= 1
        guard leftAtMinimum <= 0 else { continue }
        (rate, best, average) = (initialRate, worst, StreamingAverage(window: window))
        (good, bad, leftAtMinimum) = (0, 0, patienceAtMinimum)
        // The counters are cleared in the reset and set again by the cut that led to it.
        waiting = cooldown
        happened(epoch, "reset", "\(count(patienceAtMinimum, "cut")) at the lowest rate begin all anew")
      }
    }
    let rows = "\(count(mostBad, "bad epoch")) and \(mostGood) good in a row at most"
    let reason =
      events.isEmpty && !metrics.isEmpty ? "\(MetricDriven.noCut) and no raise: \(rows), patience \(patience)" : nil
    return [MetricDriven.Event(epoch: 0, rate: initialRate, name: "initial rate", cause: reason)] + events
  }
}

/// The average of the last values of a sequence, summed as it goes.
private struct StreamingAverage {
  /// The number of values averaged; `nil` for each by itself.
  let window: Int?
  private var values: [Double] = []
  private var first = 0
  private var sum = 0.0

  init(window: Int?) { self.window = window }

  /// Takes a value in and returns the average.
  mutating func adding(_ value: Double) -> Double {
    guard let window else { return value }
    values.append(value)
    sum += value
    if values.count - first > window {
      sum -= values[first]
      first += 1
    }
    return sum / Double(values.count - first)
  }
}
