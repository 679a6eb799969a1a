internal import Catalogue
internal import Charts
internal import Numbers
internal import RealModule
internal import Runs

extension Knob {
  /// The value one step further.
  ///
  /// - Parameters:
  ///   - isUp: Whether to go up.
  ///   - isCoarse: Whether the step is a coarse one.
  ///   - peak: The highest of the other rates of the stage: what a rate starts from when it leaves 0.
  ///   - iterations: The number of iterations of the run: what a length starts from when it is not given.
  /// - Returns: `nil` where there is nothing to step to; values are kept within the bounds.
  func stepped(isUp: Bool, isCoarse: Bool, peak: Double, iterations: Int) -> ParameterValue? {
    switch (parameter.kind, value) {
    case (.choice(let words), let value):
      guard !words.isEmpty else { return nil }
      let index = words.firstIndex { value == .choice($0) }
      guard let index else { return .choice(words[0]) }
      return .choice(words[(index + (isUp ? 1 : words.count - 1)) % words.count])
    case (.flag, _): return .flag(value != .flag(true))
    case (.rate, .number(let number)), (.rateOrShare, .number(let number)):
      return .number(bounded(rate(number, isUp, isCoarse, peak)))
    case (.rate, nil): return .number(bounded(Ladder.oneTwoFive(from: max(peak, 1e-3) / 100, isUp: true)))
    case (.rateOrShare, .share(let hundredths)):
      return .share(bounded(Ladder.multiple(of: isCoarse ? 10 : 1, from: hundredths, isUp: isUp)))
    case (.factor, .number(let number)): return .number(bounded(factor(number, isUp, isCoarse)))
    case (.factor, nil): return .number(bounded(1))
    case (.fraction, .number(let number)):
      return .number(bounded(Ladder.multiple(of: isCoarse ? 0.1 : 0.01, from: number, isUp: isUp)))
    case (.fraction, nil): return .number(bounded(0.5))
    case (.count, .count(let count)):
      return .count(Int(saturating: bounded(self.count(Double(count), isUp, isCoarse)).rounded()))
    case (.count, nil): return .count(Int(saturating: bounded(1).rounded()))
    case (.duration, .duration(let duration)): return .duration(stepped(duration, isUp, isCoarse))
    case (.duration, .count(let count)): return .duration(stepped(.updates(count), isUp, isCoarse))
    case (.duration, nil):
      return .duration(.updates(Int(saturating: bounded(Double(max(iterations / 10, 1))).rounded())))
    default: return nil
    }
  }

  private func rate(_ value: Double, _ isUp: Bool, _ isCoarse: Bool, _ peak: Double) -> Double {
    // Four decades below the peak there is nothing to see any more: one step further is 0.
    let floor = Ladder.oneTwoFive(from: (peak > 0 ? peak : 0.01) * 1.5e-4, isUp: false)
    if value <= 0 { return isUp ? floor : value }
    let next =
      isCoarse ? Ladder.decade(from: value, isUp: isUp) : Ladder.oneTwoFive(from: value, isUp: isUp)
    return !isUp && value >= floor && next < floor && parameter.bounds.contains(0) ? 0 : next
  }

  /// Factors close below 1 step by their distance to 1: 0.9, 0.95, 0.98, 0.99.
  private func factor(_ value: Double, _ isUp: Bool, _ isCoarse: Bool) -> Double {
    if value < 0 || value == 0 && !isUp { return -factor(-value, !isUp, isCoarse) }
    if value == 0 { return isCoarse ? 0.1 : 0.01 }
    if value < 1, value >= 0.5, isUp || value > 0.5 {
      let distance = 1 - value
      let next =
        isCoarse ? Ladder.decade(from: distance, isUp: !isUp) : Ladder.oneTwoFive(from: distance, isUp: !isUp)
      if next < 1e-5 { return 1 }
      if next <= 0.5 { return Ladder.tidy(1 - next) }
      return 0.5
    }
    if value > 1 || value == 1 && isUp {
      let isSmall = isUp ? value < 2 : value <= 2
      let step = isSmall ? 0.1 : (isUp ? value < 10 : value <= 10) ? 0.5 : 0
      if step > 0, !isCoarse { return Ladder.multiple(of: step, from: value, isUp: isUp) }
      return isCoarse ? max(Ladder.decade(from: value, isUp: isUp), 1) : Ladder.oneTwoFive(from: value, isUp: isUp)
    }
    // From 1 downwards the first step is to 0.99.
    if value == 1 { return isCoarse ? 0.9 : 0.99 }
    let next = isCoarse ? Ladder.decade(from: value, isUp: isUp) : Ladder.oneTwoFive(from: value, isUp: isUp)
    return next < 1e-6 ? 0 : min(next, isUp ? 0.5 : next)
  }

  private func count(_ value: Double, _ isUp: Bool, _ isCoarse: Bool) -> Double {
    Ladder.multiple(of: Ladder.countStep(at: value, isUp: isUp, isCoarse: isCoarse), from: value, isUp: isUp)
  }

  private func stepped(_ duration: Quantity, _ isUp: Bool, _ isCoarse: Bool) -> Quantity {
    var next = duration
    switch duration.unit {
    case .updates: next.amount = bounded(count(duration.amount, isUp, isCoarse))
    case .microSteps, .samples, .tokens, .trainerIterations:
      next.amount = max(0, count(duration.amount, isUp, isCoarse))
    case .epochs, .percent:
      next.amount = max(0, Ladder.multiple(of: isCoarse ? 10 : 1, from: duration.amount, isUp: isUp))
    }
    return next
  }

  /// The nearest value that the bounds accept; an end that is excluded itself keeps the value before it.
  private func bounded(_ next: Double) -> Double {
    let bounds = parameter.bounds
    if bounds.contains(next) { return next }
    let end: Double = next < bounds.lower || next == bounds.lower ? bounds.lower : bounds.upper
    if bounds.contains(end) { return end }
    if case .number(let number) = value { return number }
    if case .share(let hundredths) = value { return hundredths }
    if case .count(let count) = value { return Double(count) }
    return end == bounds.lower ? end + 1 : end - 1
  }
}
