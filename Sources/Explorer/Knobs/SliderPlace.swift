internal import Catalogue
internal import RealModule
internal import Runs
internal import Schedules

extension Knob {
  /// Where the knob stands on its slider, 0…1; `nil` for what has no slider.
  ///
  /// Rates stand on seven decades up to 10, lengths on the iterations that the chart spans, what has two bounds between
  /// them.
  ///
  /// - Parameter context: The run, which gives durations their meaning.
  /// - Returns: The place, 0…1; `nil` for what has no slider.
  func sliderPlace(in context: RunContext) -> Double? {
    switch (parameter.kind, value) {
    case (.rate, .number(let rate)), (.rateOrShare, .number(let rate)): return decades(rate, from: -6, to: 1)
    case (.rateOrShare, .share(let hundredths)): return clamped(hundredths / 100)
    case (.factor, .number(let number)), (.fraction, .number(let number)):
      let bounds = parameter.bounds
      if bounds.upper < Bounds.largestRate, bounds.lower > -Bounds.largestRate, bounds.upper > bounds.lower {
        return clamped((number - bounds.lower) / (bounds.upper - bounds.lower))
      }
      // Halfway stands 1, and ten times as much or little at the ends.
      return number > 0 ? decades(number, from: -1, to: 1) : 0
    case (.count, .count(let count)):
      return decades(Double(count), from: 0, to: max(4, Double.log10(Double(max(context.iterations ?? 1, 1)))))
    case (.duration, .duration(let duration)): return place(of: duration, context)
    case (.duration, .count(let count)): return place(of: .updates(count), context)
    default: return nil
    }
  }

  private func place(of duration: Quantity, _ context: RunContext) -> Double? {
    do {
      let count = try context.iterations(of: duration, parameter: parameter.name)
      return clamped(Double(count) / Double(max(context.iterations ?? 1, 1)))
    } catch {
      return nil
    }
  }

  private func decades(_ value: Double, from low: Double, to high: Double) -> Double {
    value > 0 ? clamped((Double.log10(value) - low) / (high - low)) : 0
  }

  private func clamped(_ value: Double) -> Double { min(max(value, 0), 1) }
}
